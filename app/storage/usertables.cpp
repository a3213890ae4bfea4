#include "app/storage/librarytables.h"
#include "app/storage/notetables.h"
#include "app/storage/searchtext.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// What is_hidden follows from: see schema_hiding.h.
#define VISIBILITY                                                                                           \
    "CASE WHEN is_starred = 1 OR has_note = 1 OR is_kept = 1 THEN 0 WHEN NOT EXISTS (SELECT 1 FROM "         \
    "sighting s JOIN feed f "                                                                                \
    "ON f.id = s.feed_id WHERE s.paper_id = paper.id AND f.removed_at IS NULL) THEN 1 WHEN hidden_by IN "    \
    "(SELECT id FROM saved_search WHERE hides = 1 AND removed_at IS NULL) THEN 2 ELSE 0 END"

void logChange(Connection& connection, const QDateTime& now, const QString& action, const QString& key)
{
    bound(connection.prepared("INSERT INTO change (at, action, paper_key) VALUES (?, ?, ?)"), now, action,
          key)
        .exec();
}

/// "Note", empty line, "note".
QString together(const QString& first, const QString& second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + "\n\n"_L1 + second;
}

} // namespace

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
    SQLite::Statement& mirror = m_connection.prepared(
        isRead ? "UPDATE paper SET is_read = ?1, is_quiet = 0 WHERE is_read <> ?1 AND id IN (SELECT "
                 "coalesce(m.paper_id, j.value) FROM json_each(?2) j LEFT JOIN merged_paper m ON m.id = "
                 "j.value) RETURNING id"
               : "UPDATE paper SET is_starred = ?1 WHERE is_starred <> ?1 AND id IN (SELECT "
                 "coalesce(m.paper_id, j.value) FROM json_each(?2) j LEFT JOIN merged_paper m ON m.id = "
                 "j.value) RETURNING id");
    bound(mirror, isSet, QString::fromLatin1(jsonOf(ids)));
    const QList<PaperId> changed = paperIdsOf(mirror);
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
    SQLite::Statement& s = m_connection.prepared(
        "UPDATE paper SET hidden_by = nullif(?1, 0) WHERE (hidden_by IS NULL) = (?1 > 0) AND (?1 = 0 OR "
        "(is_starred = 0 AND has_note = 0 AND is_kept = 0)) AND id IN (SELECT coalesce(m.paper_id, j.value) "
        "FROM "
        "json_each(?2) j LEFT JOIN merged_paper m ON m.id = j.value) RETURNING id");
    bound(s, by.value, QString::fromLatin1(jsonOf(ids)));
    const QList<PaperId> changed = paperIdsOf(s);
    updateVisibility(m_connection, changed);
    bound(m_connection.prepared("INSERT INTO change (at, action, paper_key) SELECT ?1, ?2, state_key FROM "
                                "paper WHERE id IN (SELECT value FROM json_each(?3))"),
          now, by.isValid() ? u"hide"_s : u"show"_s, QString::fromLatin1(jsonOf(changed)))
        .exec();
    return changed;
}

NoteOutcome UserTables::setNote(PaperId id, const QString& markdown, const QStringList& known,
                                const QDateTime& now)
{
    const QString key = stateKey(id);
    if (key.isEmpty())
        return {setNoteOfMerged(id, markdown, now), false};
    return {id, replaceNote(id, key, markdown, known, now)};
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
    const QString whole = NoteTables(m_connection).text(key).text;
    QString text = whole;
    const qsizetype at = part.isEmpty() ? -1 : text.lastIndexOf(part);
    if (at >= 0)
        text.replace(at, part.size(), markdown);
    else
        text = together(text, markdown);
    replaceNote(into, key, text, {whole}, now);
    bound(m_connection.prepared("UPDATE merged_paper SET note = ? WHERE id = ?"), markdown, id.value).exec();
    return into;
}

bool UserTables::replaceNote(PaperId id, const QString& key, const QString& markdown,
                             const QStringList& known, const QDateTime& now)
{
    NoteTables notes(m_connection);
    const QString old = notes.text(key).text;
    const bool isOther = notes.replace(key, markdown, known, now);
    const QString text = notes.text(key).text;
    if (text == old)
        return isOther;
    bound(m_connection.prepared("UPDATE paper SET has_note = ?1 WHERE id = ?2"), !text.isEmpty(), id.value)
        .exec();
    indexPaper(m_connection, id);
    updateVisibility(m_connection, QList{id});
    logChange(m_connection, now, u"note"_s, key);
    return isOther;
}

PaperId UserTables::followStep(const QString& key, bool isNoteChanged)
{
    SQLite::Statement& s = bound(m_connection.prepared("SELECT id FROM paper WHERE state_key = ?"), key);
    if (!s.executeStep())
        return {};
    const PaperId id{numberAt(s, 0)};
    s.reset();
    if (isNoteChanged) {
        bound(
            m_connection.prepared("UPDATE paper SET has_note = EXISTS (SELECT 1 FROM note WHERE paper_key = "
                                  "?1) WHERE id = ?2"),
            key, id.value)
            .exec();
        indexPaper(m_connection, id);
    }
    updateVisibility(m_connection, QList{id});
    return id;
}

void UserTables::merge(PaperId from, PaperId into, const QDateTime& now)
{
    const QString oldKey = stateKey(from);
    const QString key = stateKey(into);
    NoteTables notes(m_connection);
    const QString part = notes.text(oldKey).text;
    const QString text = notes.text(key).text;
    if (!part.isEmpty() && part != text)
        replaceNote(into, key, together(text, part), {text}, now);
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
    bound(m_connection.prepared("UPDATE OR IGNORE pdf SET paper_key = ?2 WHERE paper_key = ?1"), oldKey, key)
        .exec();
    bound(m_connection.prepared("UPDATE OR IGNORE mirror_file SET paper_key = ?2 WHERE paper_key = ?1"),
          oldKey, key)
        .exec();
    // Documents cite it by that key: the joined paper goes on under it, if it has none
    bound(m_connection.prepared("UPDATE OR IGNORE cite_key SET paper_key = ?2 WHERE paper_key = ?1"), oldKey,
          key)
        .exec();
    // Those of the one stay under its own key as well: they are its own again if the two are separated
    bound(
        m_connection.prepared("INSERT OR IGNORE INTO paper_tag (tag_id, paper_key, added_at) SELECT tag_id, "
                              "?2, added_at FROM paper_tag WHERE paper_key = ?1"),
        oldKey, key)
        .exec();
    bound(
        m_connection.prepared(
            "INSERT OR IGNORE INTO reading_list_item (list_id, paper_key, position, status, priority, due, "
            "comment, added_at) SELECT list_id, ?2, position, status, priority, due, comment, added_at FROM "
            "reading_list_item WHERE paper_key = ?1"),
        oldKey, key)
        .exec();
    bound(
        m_connection.prepared("INSERT OR IGNORE INTO publication (paper_key, kind, year, month, day, venue, "
                              "volume, number, pages, publisher, doi, url) SELECT ?2, kind, year, month, "
                              "day, venue, volume, number, pages, publisher, doi, url FROM publication "
                              "WHERE paper_key = ?1"),
        oldKey, key)
        .exec();
    notes.moveRevisions(oldKey, key);
    notes.remove(oldKey);
    bound(m_connection.prepared("DELETE FROM paper_state WHERE paper_key = ?"), oldKey).exec();
    bound(m_connection.prepared("UPDATE merged_paper SET paper_id = ?2 WHERE paper_id = ?1"), from.value,
          into.value)
        .exec();
    bound(m_connection.prepared("UPDATE merged_paper SET note = ? WHERE id = ?"), part, from.value).exec();
}

void UserTables::restoreMarks(PaperId id, const KeptMarks& marks)
{
    const QString key = stateKey(id);
    bound(
        m_connection.prepared("UPDATE paper SET is_kept = EXISTS (SELECT 1 FROM kept_paper WHERE paper_key = "
                              "?1) WHERE id = ?2"),
        key, id.value)
        .exec();
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
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "UPDATE paper SET is_updated = ?1 WHERE is_updated <> ?1 AND is_starred = 1 AND "
                  "id IN (SELECT coalesce(m.paper_id, j.value) FROM json_each(?2) j LEFT JOIN "
                  "merged_paper m ON m.id = j.value) RETURNING id"),
              isUpdated, QString::fromLatin1(jsonOf(ids)));
    const QList<PaperId> changed = paperIdsOf(s);
    return changed;
}

} // namespace offprint
