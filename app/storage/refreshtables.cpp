#include "app/storage/refreshtables.h"

#include "app/storage/sessions.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Came = RefreshLogEntry::Came;

constexpr std::array<std::pair<Came, QLatin1StringView>, 5> cameNames{{{Came::Papers, "papers"_L1},
                                                                       {Came::NotModified, "not-modified"_L1},
                                                                       {Came::SameBytes, "same-bytes"_L1},
                                                                       {Came::Failed, "failed"_L1},
                                                                       {Came::NotAsked, "not-asked"_L1}}};

QString nameOf(Came came)
{
    return std::ranges::find(cameNames, came, [](const auto& pair) { return pair.first; })->second;
}

Came cameOf(const QString& name)
{
    const auto found =
        std::ranges::find(cameNames, name, [](const auto& pair) { return QString(pair.second); });
    return found == cameNames.end() ? Came::Papers : found->first;
}

RefreshLogEntry entryAt(SQLite::Statement& s)
{
    RefreshLogEntry entry{.at = timeAt(s, 0),
                          .came = cameOf(textAt(s, 1)),
                          .asked = textAt(s, 2),
                          .status = int(numberAt(s, 3)),
                          .bytes = numberAt(s, 4),
                          .milliseconds = int(numberAt(s, 5)),
                          .newPapers = int(numberAt(s, 6)),
                          .changedPapers = int(numberAt(s, 7)),
                          .samePapers = int(numberAt(s, 8)),
                          .failure = {},
                          .reason = textAt(s, 13),
                          .warnings = textAt(s, 14).split(u'\n', Qt::SkipEmptyParts),
                          .nextDue = timeAt(s, 15)};
    if (const auto code = countAt(s, 9))
        entry.failure = Error{ErrorCode(*code), textAt(s, 10), textAt(s, 11), int(numberAt(s, 12))};
    return entry;
}

} // namespace

void RefreshTables::log(FeedId feed, const RefreshLogEntry& entry)
{
    const bool isOfNoTime = !entry.at.isValid(); // nobody was asked
    if (isOfNoTime || (entry.came == Came::NotAsked && isToldAlready(feed, entry)))
        return;
    insert(feed, entry);
    bound(m_connection.prepared("DELETE FROM feed_log WHERE feed_id = ?1 AND id <= (SELECT id FROM feed_log "
                                "WHERE feed_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)"),
          feed.value, keptEntries)
        .exec();
}

bool RefreshTables::isToldAlready(FeedId feed, const RefreshLogEntry& entry)
{
    SQLite::Statement& s = bound(m_connection.prepared("SELECT came, reason FROM feed_log WHERE feed_id = ? "
                                                       "ORDER BY id DESC LIMIT 1"),
                                 feed.value);
    return s.executeStep() && cameOf(textAt(s, 0)) == Came::NotAsked && textAt(s, 1) == entry.reason;
}

void RefreshTables::insert(FeedId feed, const RefreshLogEntry& entry)
{
    const auto& failure = entry.failure;
    bound(m_connection.prepared(
              "INSERT INTO feed_log (feed_id, at, came, asked, status, bytes, milliseconds, new_papers, "
              "changed_papers, same_papers, failure_code, failure_subject, failure_detail, failure_status, "
              "reason, warnings, next_due) VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
              "nullif(?, ''), nullif(?, ''), ?)"),
          feed.value, entry.at, nameOf(entry.came), entry.asked, entry.status, entry.bytes,
          entry.milliseconds, entry.newPapers, entry.changedPapers, entry.samePapers,
          failure ? std::optional(int(failure->code)) : std::nullopt, failure ? failure->subject : QString(),
          failure ? failure->detail : QString(), failure ? std::optional(failure->status) : std::nullopt,
          entry.reason, entry.warnings.join(u'\n'), entry.nextDue)
        .exec();
}

QList<RefreshLogEntry> RefreshTables::entries(FeedId feed, int limit)
{
    QList<RefreshLogEntry> found;
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "SELECT at, came, asked, status, bytes, milliseconds, new_papers, changed_papers, "
                  "same_papers, failure_code, failure_subject, failure_detail, failure_status, reason, "
                  "warnings, next_due FROM feed_log WHERE feed_id = ? ORDER BY id DESC LIMIT ?"),
              feed.value, limit);
    while (s.executeStep())
        found.append(entryAt(s));
    return found;
}

void RefreshTables::pauseHost(const QString& host, const QDateTime& until, const QDateTime& now)
{
    bound(m_connection.prepared("DELETE FROM host_pause WHERE until <= ?"), now).exec();
    bound(m_connection.prepared("INSERT INTO host_pause (host, until) VALUES (?, ?) ON CONFLICT (host) DO "
                                "UPDATE SET until = max(until, excluded.until)"),
          host, until)
        .exec();
}

QHash<QString, QDateTime> RefreshTables::hostPauses()
{
    QHash<QString, QDateTime> pauses;
    SQLite::Statement& s = m_connection.prepared("SELECT host, until FROM host_pause");
    while (s.executeStep())
        pauses.insert(textAt(s, 0), timeAt(s, 1));
    return pauses;
}

QDateTime RefreshTables::enterGate(const Passing& passing, const QDateTime& now)
{
    QDateTime turn = now;
    SQLite::Statement& s = bound(m_connection.prepared("SELECT last_at, holder, holder_pid, held_until FROM "
                                                       "request_gate WHERE gate = ?"),
                                 passing.gate);
    if (s.executeStep()) {
        const bool isHeld = numberAt(s, 1) != 0 && numberAt(s, 1) != passing.holder;
        const QDateTime heldUntil = timeAt(s, 3);
        // A process that died, or a clock that was set back, holds up nobody
        const bool isThere = now < heldUntil && heldUntil <= now + 2 * passing.longest;
        if (isHeld && isThere && Sessions::lives(numberAt(s, 2)))
            return {};
        const QDateTime free = timeAt(s, 0).addDuration(passing.pause);
        if (now < free && free <= now + 2 * passing.longest)
            turn = free;
    }
    bound(m_connection.prepared("INSERT OR REPLACE INTO request_gate (gate, last_at, holder, holder_pid, "
                                "held_until) VALUES (?, ?, ?, ?, ?)"),
          passing.gate, turn, passing.holder, qint64(QCoreApplication::applicationPid()),
          turn.addDuration(passing.longest))
        .exec();
    return turn;
}

void RefreshTables::leaveGate(const QString& gate, qint64 holder, const QDateTime& ended)
{
    bound(m_connection.prepared("UPDATE request_gate SET last_at = ?, holder = NULL, holder_pid = NULL, "
                                "held_until = NULL WHERE gate = ? AND holder = ?"),
          ended, gate, holder)
        .exec();
}

} // namespace offprint
