#include "app/storage/librarytables.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Texts of a note saved within this time of each other are one revision, unless more than this many
/// characters were taken away between them: a note is saved every second while it is typed.
constexpr qint64 revisionMilliseconds = 10 * 60 * 1000;
constexpr qsizetype revisionCharacters = 20;

void logChange(Connection& connection, const QDateTime& now, const QString& action, const QString& key)
{
    bound(connection.prepared("INSERT INTO change (at, action, paper_key) VALUES (?, ?, ?)"), now, action,
          key)
        .exec();
}

/// How many characters of the old text the new one lacks, where the two differ in one place.
qsizetype takenAway(const QString& old, const QString& given)
{
    const qsizetype shorter = qMin(old.size(), given.size());
    qsizetype start = 0;
    while (start < shorter && old[start] == given[start])
        ++start;
    qsizetype end = 0;
    while (end < shorter - start && old[old.size() - 1 - end] == given[given.size() - 1 - end])
        ++end;
    return old.size() - start - end;
}

struct SavedNote
{
    QString text;
    QDateTime savedAt;
};

SavedNote savedNote(Connection& connection, const QString& key)
{
    SQLite::Statement& s =
        bound(connection.prepared("SELECT text, saved_at FROM note WHERE paper_key = ?"), key);
    return s.executeStep() ? SavedNote{textAt(s, 0), timeAt(s, 1)} : SavedNote{};
}

void keepRevision(Connection& connection, const QString& key, const SavedNote& note)
{
    bound(connection.prepared("INSERT INTO note_revision (paper_key, text, saved_at) VALUES (?, ?, ?)"), key,
          note.text, note.savedAt)
        .exec();
}

} // namespace

void updateVisibility(Connection& connection, PaperId paper, FeedId feed)
{
    bound(connection.prepared(
              "UPDATE paper SET is_hidden = (is_starred = 0 AND has_note = 0 AND NOT EXISTS (SELECT 1 FROM "
              "sighting s "
              "JOIN feed f ON f.id = s.feed_id WHERE s.paper_id = paper.id AND f.removed_at IS NULL)) "
              "WHERE id IN (SELECT ?1 WHERE ?1 > 0 UNION ALL SELECT paper_id FROM sighting WHERE feed_id = "
              "?2)"),
          paper.value, feed.value)
        .exec();
}

QString UserTables::stateKey(PaperId id)
{
    SQLite::Statement& s = bound(m_connection.prepared("SELECT state_key FROM paper WHERE id = ?"), id.value);
    return s.executeStep() ? textAt(s, 0) : QString();
}

QList<PaperId> UserTables::setMark(Mark mark, const QList<PaperId>& ids, bool isSet, const QDateTime& now)
{
    const bool isRead = mark == Mark::Read;
    QList<PaperId> changed;
    for (const PaperId id : ids) {
        SQLite::Statement& mirror = m_connection.prepared(
            isRead ? "UPDATE paper SET is_read = ?1 WHERE id = ?2 AND is_read <> ?1"
                   : "UPDATE paper SET is_starred = ?1 WHERE id = ?2 AND is_starred <> ?1");
        if (bound(mirror, isSet, id.value).exec() == 0)
            continue;
        const QString key = stateKey(id);
        SQLite::Statement& state =
            m_connection.prepared(isRead ? "INSERT INTO paper_state (paper_key, read_at) VALUES (?1, ?2) "
                                           "ON CONFLICT (paper_key) DO UPDATE SET read_at = ?2"
                                         : "INSERT INTO paper_state (paper_key, starred_at) VALUES (?1, ?2) "
                                           "ON CONFLICT (paper_key) DO UPDATE SET starred_at = ?2");
        bound(state, key, isSet ? now : QDateTime()).exec();
        if (!isRead)
            updateVisibility(m_connection, id, {});
        logChange(m_connection, now,
                  isRead ? (isSet ? u"read"_s : u"unread"_s) : (isSet ? u"star"_s : u"unstar"_s), key);
        changed.append(id);
    }
    return changed;
}

bool UserTables::setNote(PaperId id, const QString& markdown, const QDateTime& now)
{
    const QString key = stateKey(id);
    if (key.isEmpty())
        return false;
    const bool isEmpty = markdown.trimmed().isEmpty();
    const SavedNote old = savedNote(m_connection, key);
    if (isEmpty ? old.text.isEmpty() : old.text == markdown)
        return true;
    const bool isOld = old.savedAt.isValid() && old.savedAt.msecsTo(now) > revisionMilliseconds;
    if (!old.text.isEmpty() && (isEmpty || isOld || takenAway(old.text, markdown) > revisionCharacters))
        keepRevision(m_connection, key, old);
    if (isEmpty)
        bound(m_connection.prepared("DELETE FROM note WHERE paper_key = ?"), key).exec();
    else
        bound(m_connection.prepared("INSERT INTO note (paper_key, text, saved_at) VALUES (?1, ?2, ?3) "
                                    "ON CONFLICT (paper_key) DO UPDATE SET text = ?2, saved_at = ?3"),
              key, markdown, now)
            .exec();
    bound(m_connection.prepared("UPDATE paper SET has_note = ?1 WHERE id = ?2"), !isEmpty, id.value).exec();
    indexPaper(m_connection, id);
    updateVisibility(m_connection, id, {});
    logChange(m_connection, now, u"note"_s, key);
    return true;
}

void UserTables::moveState(PaperId from, PaperId into)
{
    const QString old = stateKey(from);
    bound(m_connection.prepared("UPDATE note_revision SET paper_key = ? WHERE paper_key = ?"), stateKey(into),
          old)
        .exec();
    bound(m_connection.prepared("DELETE FROM note WHERE paper_key = ?"), old).exec();
    bound(m_connection.prepared("DELETE FROM paper_state WHERE paper_key = ?"), old).exec();
}

} // namespace offprint
