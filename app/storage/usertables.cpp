#include "app/storage/librarytables.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Texts of a note saved within this time of each other are one revision.
constexpr qint64 revisionMilliseconds = 10 * 60 * 1000;

void logChange(Connection& connection, const QDateTime& now, const QString& action, const QString& key)
{
    bound(connection.prepared("INSERT INTO change (at, action, paper_key) VALUES (?, ?, ?)"), now, action, key).exec();
}

void keepRevision(Connection& connection, const QString& key, const QDateTime& now)
{
    bound(connection.prepared("INSERT INTO note_revision (paper_key, text, saved_at) SELECT paper_key, text, saved_at "
                              "FROM note WHERE paper_key = ?1 AND saved_at < ?2 - ?3"),
          key, now, revisionMilliseconds)
        .exec();
}

} // namespace

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
        SQLite::Statement& state = m_connection.prepared(
            isRead ? "INSERT INTO paper_state (paper_key, read_at) VALUES (?1, ?2) "
                     "ON CONFLICT (paper_key) DO UPDATE SET read_at = ?2"
                   : "INSERT INTO paper_state (paper_key, starred_at) VALUES (?1, ?2) "
                     "ON CONFLICT (paper_key) DO UPDATE SET starred_at = ?2");
        bound(state, key, isSet ? now : QDateTime()).exec();
        logChange(m_connection, now, isRead ? (isSet ? u"read"_s : u"unread"_s) : (isSet ? u"star"_s : u"unstar"_s), key);
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
    keepRevision(m_connection, key, isEmpty ? now.addMSecs(2 * revisionMilliseconds) : now);
    if (isEmpty)
        bound(m_connection.prepared("DELETE FROM note WHERE paper_key = ?"), key).exec();
    else
        bound(m_connection.prepared("INSERT INTO note (paper_key, text, saved_at) VALUES (?1, ?2, ?3) "
                                    "ON CONFLICT (paper_key) DO UPDATE SET text = ?2, saved_at = ?3"),
              key, markdown, now)
            .exec();
    bound(m_connection.prepared("UPDATE paper SET has_note = ?1 WHERE id = ?2"), !isEmpty, id.value).exec();
    indexPaper(m_connection, id, false);
    logChange(m_connection, now, u"note"_s, key);
    return true;
}

} // namespace offprint
