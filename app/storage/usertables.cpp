#include "app/storage/librarytables.h"
#include "app/storage/searchtext.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// What is_hidden follows from: see schema_hiding.h.
#define VISIBILITY                                                                                           \
    "CASE WHEN is_starred = 1 OR has_note = 1 THEN 0 WHEN NOT EXISTS (SELECT 1 FROM sighting s JOIN feed f " \
    "ON f.id = s.feed_id WHERE s.paper_id = paper.id AND f.removed_at IS NULL) THEN 1 WHEN hidden_by IN "    \
    "(SELECT id FROM saved_search WHERE hides = 1 AND removed_at IS NULL) THEN 2 ELSE 0 END"

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

/// "Note", empty line, "note".
QString together(const QString& first, const QString& second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + "\n\n"_L1 + second;
}

} // namespace

QByteArray jsonOf(const QList<PaperId>& ids)
{
    QByteArray json = "[";
    for (const PaperId id : ids)
        json += QByteArray::number(id.value) + ',';
    if (json.endsWith(','))
        json.chop(1);
    return json + ']';
}

void updateVisibility(Connection& connection, const QList<PaperId>& papers)
{
    if (papers.isEmpty())
        return;
    bound(connection.prepared("UPDATE paper SET is_hidden = " VISIBILITY
                              " WHERE id IN (SELECT value FROM json_each(?))"),
          QString::fromLatin1(jsonOf(papers)))
        .exec();
}

void updateVisibility(Connection& connection, FeedId feed)
{
    bound(connection.prepared("UPDATE paper SET is_hidden = " VISIBILITY
                              " WHERE id IN (SELECT paper_id FROM sighting WHERE feed_id = ?)"),
          feed.value)
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
    SQLite::Statement& mirror = m_connection.prepared(
        isRead ? "UPDATE paper SET is_read = ?1, is_quiet = 0 WHERE is_read <> ?1 AND id IN (SELECT "
                 "coalesce(m.paper_id, j.value) FROM json_each(?2) j LEFT JOIN merged_paper m ON m.id = "
                 "j.value) RETURNING id"
               : "UPDATE paper SET is_starred = ?1 WHERE is_starred <> ?1 AND id IN (SELECT "
                 "coalesce(m.paper_id, j.value) FROM json_each(?2) j LEFT JOIN merged_paper m ON m.id = "
                 "j.value) RETURNING id");
    bound(mirror, isSet, QString::fromLatin1(jsonOf(ids)));
    while (mirror.executeStep())
        changed.append(PaperId{numberAt(mirror, 0)});
    if (changed.isEmpty())
        return changed;

    const QString json = QString::fromLatin1(jsonOf(changed));
    SQLite::Statement& state = m_connection.prepared(
        isRead ? "INSERT INTO paper_state (paper_key, read_at) SELECT state_key, ?1 FROM paper WHERE id IN "
                 "(SELECT value FROM json_each(?2)) ON CONFLICT (paper_key) DO UPDATE SET read_at = ?1"
               : "INSERT INTO paper_state (paper_key, starred_at) SELECT state_key, ?1 FROM paper WHERE id "
                 "IN (SELECT value FROM json_each(?2)) ON CONFLICT (paper_key) DO UPDATE SET starred_at = "
                 "?1");
    bound(state, isSet ? now : QDateTime(), json).exec();
    if (!isRead)
        updateVisibility(m_connection, changed);
    bound(m_connection.prepared("INSERT INTO change (at, action, paper_key) SELECT ?1, ?2, state_key FROM "
                                "paper WHERE id IN (SELECT value FROM json_each(?3))"),
          now, isRead ? (isSet ? u"read"_s : u"unread"_s) : (isSet ? u"star"_s : u"unstar"_s), json)
        .exec();
    return changed;
}

QList<PaperId> UserTables::setHidden(const QList<PaperId>& ids, SearchId by, const QDateTime& now)
{
    QList<PaperId> changed;
    SQLite::Statement& s = m_connection.prepared(
        "UPDATE paper SET hidden_by = nullif(?1, 0) WHERE (hidden_by IS NULL) = (?1 > 0) AND (?1 = 0 OR "
        "(is_starred = 0 AND has_note = 0)) AND id IN (SELECT coalesce(m.paper_id, j.value) FROM "
        "json_each(?2) j LEFT JOIN merged_paper m ON m.id = j.value) RETURNING id");
    bound(s, by.value, QString::fromLatin1(jsonOf(ids)));
    while (s.executeStep())
        changed.append(PaperId{numberAt(s, 0)});
    updateVisibility(m_connection, changed);
    bound(m_connection.prepared("INSERT INTO change (at, action, paper_key) SELECT ?1, ?2, state_key FROM "
                                "paper WHERE id IN (SELECT value FROM json_each(?3))"),
          now, by.isValid() ? u"hide"_s : u"show"_s, QString::fromLatin1(jsonOf(changed)))
        .exec();
    return changed;
}

PaperId UserTables::setNote(PaperId id, const QString& markdown, const QDateTime& now)
{
    const QString key = stateKey(id);
    if (key.isEmpty())
        return setNoteOfMerged(id, markdown, now);
    replaceNote(id, key, markdown, now);
    return id;
}

PaperId UserTables::setNoteOfMerged(PaperId id, const QString& markdown, const QDateTime& now)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT paper_id, note FROM merged_paper WHERE id = ?"), id.value);
    if (!s.executeStep())
        return {};
    const PaperId into{numberAt(s, 0)};
    const QString part = textAt(s, 1);
    const QString key = stateKey(into);
    QString text = savedNote(m_connection, key).text;
    const qsizetype at = part.isEmpty() ? -1 : text.lastIndexOf(part);
    if (at >= 0)
        text.replace(at, part.size(), markdown);
    else
        text = together(text, markdown);
    replaceNote(into, key, text, now);
    bound(m_connection.prepared("UPDATE merged_paper SET note = ? WHERE id = ?"), markdown, id.value).exec();
    return into;
}

void UserTables::replaceNote(PaperId id, const QString& key, const QString& markdown, const QDateTime& now)
{
    const bool isEmpty = markdown.trimmed().isEmpty();
    const SavedNote old = savedNote(m_connection, key);
    if (isEmpty ? old.text.isEmpty() : old.text == markdown)
        return;
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
    updateVisibility(m_connection, QList{id});
    logChange(m_connection, now, u"note"_s, key);
}

void UserTables::merge(PaperId from, PaperId into, const QDateTime& now)
{
    const QString oldKey = stateKey(from);
    const QString key = stateKey(into);
    const QString part = savedNote(m_connection, oldKey).text;
    const QString text = savedNote(m_connection, key).text;
    if (!part.isEmpty() && part != text)
        replaceNote(into, key, together(text, part), now);
    // Marks keep the time they were first set at
    bound(m_connection.prepared(
              "INSERT INTO paper_state (paper_key, read_at, starred_at) SELECT ?2, read_at, starred_at FROM "
              "paper_state WHERE paper_key = ?1 ON CONFLICT (paper_key) DO UPDATE SET "
              "read_at = min(coalesce(read_at, excluded.read_at), coalesce(excluded.read_at, read_at)), "
              "starred_at = min(coalesce(starred_at, excluded.starred_at), coalesce(excluded.starred_at, "
              "starred_at))"),
          oldKey, key)
        .exec();
    bound(m_connection.prepared(
              "UPDATE paper SET (is_read, is_starred, is_updated) = (SELECT max(is_read), max(is_starred), "
              "max(is_updated) FROM paper WHERE id IN (?1, ?2)) WHERE id = ?2"),
          from.value, into.value)
        .exec();
    bound(m_connection.prepared("UPDATE note_revision SET paper_key = ?2 WHERE paper_key = ?1"), oldKey, key)
        .exec();
    bound(m_connection.prepared("DELETE FROM note WHERE paper_key = ?"), oldKey).exec();
    bound(m_connection.prepared("DELETE FROM paper_state WHERE paper_key = ?"), oldKey).exec();
    bound(m_connection.prepared("UPDATE merged_paper SET paper_id = ?2 WHERE paper_id = ?1"), from.value,
          into.value)
        .exec();
    bound(m_connection.prepared("UPDATE merged_paper SET note = ? WHERE id = ?"), part, from.value).exec();
}

void UserTables::restoreMarks(PaperId id, const KeptMarks& marks)
{
    const QString key = stateKey(id);
    if (marks.readAt.isValid() || marks.starredAt.isValid())
        bound(m_connection.prepared(
                  "INSERT OR REPLACE INTO paper_state (paper_key, read_at, starred_at) VALUES (?, ?, ?)"),
              key, marks.readAt, marks.starredAt)
            .exec();
    if (!marks.note.isEmpty())
        bound(m_connection.prepared(
                  "INSERT OR REPLACE INTO note (paper_key, text, saved_at) VALUES (?, ?, coalesce(?, 0))"),
              key, marks.note, marks.noteSaved)
            .exec();
}

QList<PaperId> UserTables::setUpdated(const QList<PaperId>& ids, bool isUpdated)
{
    QList<PaperId> changed;
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "UPDATE paper SET is_updated = ?1 WHERE is_updated <> ?1 AND is_starred = 1 AND "
                  "id IN (SELECT coalesce(m.paper_id, j.value) FROM json_each(?2) j LEFT JOIN "
                  "merged_paper m ON m.id = j.value) RETURNING id"),
              isUpdated, QString::fromLatin1(jsonOf(ids)));
    while (s.executeStep())
        changed.append(PaperId{numberAt(s, 0)});
    return changed;
}

} // namespace offprint
