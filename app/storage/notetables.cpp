#include "app/storage/notetables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Texts of a note saved within this time of each other are one revision, unless more than this many
/// characters were taken away between them: a note is saved every second while it is typed.
constexpr qint64 revisionMilliseconds = 10 * 60 * 1000;
constexpr qsizetype revisionCharacters = 20;

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

/// As editors see it: with plain line ends, and blank as none.
QString asSeen(QString text)
{
    if (text.trimmed().isEmpty())
        return {};
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
}

bool isKnown(const QString& text, const QStringList& known)
{
    const QString seen = asSeen(text);
    return std::ranges::any_of(known, [&](const QString& each) { return asSeen(each) == seen; });
}

} // namespace

NoteTables::Text NoteTables::text(const QString& key)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT text, saved_at FROM note WHERE paper_key = ?"), key);
    return s.executeStep() ? Text{textAt(s, 0), timeAt(s, 1)} : Text{};
}

bool NoteTables::replace(const QString& key, const QString& markdown, const QStringList& known,
                         const QDateTime& now)
{
    const bool isEmpty = markdown.trimmed().isEmpty();
    const Text old = text(key);
    if (isEmpty ? old.text.isEmpty() : old.text == markdown)
        return false;
    const bool isOther = !old.text.isEmpty() && !known.isEmpty() && !isKnown(old.text, known) &&
                         asSeen(old.text) != asSeen(markdown);
    const bool isOld = old.savedAt.isValid() && old.savedAt.msecsTo(now) > revisionMilliseconds;
    const bool isWorthKeeping =
        known.isEmpty() || isOther || isEmpty || isOld || takenAway(old.text, markdown) > revisionCharacters;
    if (!old.text.isEmpty() && isWorthKeeping)
        keepRevision(key, old, isOther);
    if (isEmpty)
        remove(key);
    else
        bound(m_connection.prepared("INSERT INTO note (paper_key, text, saved_at) VALUES (?1, ?2, ?3) "
                                    "ON CONFLICT (paper_key) DO UPDATE SET text = ?2, saved_at = ?3"),
              key, markdown, now)
            .exec();
    return isOther;
}

void NoteTables::keepRevision(const QString& key, const Text& note, bool isOther)
{
    bound(m_connection.prepared(
              "INSERT INTO note_revision (paper_key, text, saved_at, is_other) VALUES (?, ?, ?, ?)"),
          key, note.text, note.savedAt, isOther)
        .exec();
}

void NoteTables::keep(const QString& key)
{
    if (const Text note = text(key); !note.text.isEmpty())
        keepRevision(key, note, false);
}

void NoteTables::moveRevisions(const QString& from, const QString& to)
{
    bound(m_connection.prepared("UPDATE note_revision SET paper_key = ?2 WHERE paper_key = ?1"), from, to)
        .exec();
}

void NoteTables::remove(const QString& key)
{
    bound(m_connection.prepared("DELETE FROM note WHERE paper_key = ?"), key).exec();
}

QList<NoteRevision> NoteTables::revisions(const QString& key)
{
    QList<NoteRevision> all;
    SQLite::Statement& s = bound(m_connection.prepared("SELECT id, saved_at, length(text), is_other FROM "
                                                       "note_revision WHERE paper_key = ? ORDER BY id DESC"),
                                 key);
    while (s.executeStep())
        all.append({.number = numberAt(s, 0),
                    .saved = timeAt(s, 1),
                    .characters = int(numberAt(s, 2)),
                    .isFromElsewhere = numberAt(s, 3) != 0});
    return all;
}

std::optional<QString> NoteTables::revision(qint64 number)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT text FROM note_revision WHERE id = ?"), number);
    return s.executeStep() ? std::optional(textAt(s, 0)) : std::nullopt;
}

} // namespace offprint
