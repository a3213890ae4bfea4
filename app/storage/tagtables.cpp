#include "app/storage/tagtables.h"

#include "app/storage/foundor.h"
#include "app/storage/librarytables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

QString tagName(const QString& typed)
{
    QStringList parts;
    for (const QString& part : typed.simplified().split(u'/', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            parts.append(part.trimmed());
    }
    return parts.join(u'/');
}

QList<Tag> TagTables::all()
{
    QList<Tag> all;
    SQLite::Statement& s =
        m_connection.prepared("SELECT t.id, t.name, t.colour, (SELECT count(*) FROM paper_tag p JOIN paper q "
                              "ON q.state_key = p.paper_key WHERE p.tag_id = t.id) FROM tag t");
    while (s.executeStep())
        all.append({.id = {numberAt(s, 0)},
                    .name = textAt(s, 1),
                    .colour = int(numberAt(s, 2)),
                    .papers = int(numberAt(s, 3))});
    std::ranges::sort(all, [](const Tag& a, const Tag& b) {
        return QString::localeAwareCompare(a.name.toCaseFolded(), b.name.toCaseFolded()) < 0;
    });
    return all;
}

std::optional<Tag> TagTables::tag(TagId id)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT id, name, colour FROM tag WHERE id = ?"), id.value);
    if (!s.executeStep())
        return std::nullopt;
    return Tag{.id = {numberAt(s, 0)}, .name = textAt(s, 1), .colour = int(numberAt(s, 2))};
}

std::optional<TagId> TagTables::withName(const QString& name)
{
    const QString wanted = tagName(name).toCaseFolded();
    SQLite::Statement& s = m_connection.prepared("SELECT id, name FROM tag");
    while (s.executeStep()) {
        if (textAt(s, 1).toCaseFolded() == wanted)
            return TagId{numberAt(s, 0)};
    }
    return std::nullopt;
}

QList<TagId> TagTables::family(TagId id)
{
    QList<TagId> family;
    const auto root = tag(id);
    if (!root)
        return family;
    const QString name = root->name.toCaseFolded();
    SQLite::Statement& s = m_connection.prepared("SELECT id, name FROM tag");
    while (s.executeStep()) {
        const QString other = textAt(s, 1).toCaseFolded();
        if (other == name || other.startsWith(name + u'/'))
            family.append(TagId{numberAt(s, 0)});
    }
    return family;
}

QStringList TagTables::namesOn(const QString& paperKey)
{
    QStringList names;
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "SELECT t.name FROM paper_tag p JOIN tag t ON t.id = p.tag_id WHERE p.paper_key "
                  "= ? ORDER BY t.name COLLATE NOCASE"),
              paperKey);
    while (s.executeStep())
        names.append(textAt(s, 0));
    return names;
}

Result<TagId> TagTables::findOrAdd(const QString& name)
{
    if (tagName(name).isEmpty())
        return failure(ErrorCode::BadArgument, u"the tag"_s, u"it has no name"_s);
    if (const auto known = withName(name))
        return *known;
    bound(m_connection.prepared("INSERT INTO tag (name) VALUES (?)"), tagName(name)).exec();
    return TagId{m_connection.lastInsertedId()};
}

QList<PaperId> TagTables::put(TagId tag, const QList<PaperId>& papers, const QDateTime& now)
{
    const QString json = QString::fromLatin1(jsonOf(papers));
    SQLite::Statement& fresh = m_connection.prepared(
        "SELECT p.id FROM paper p WHERE p.id IN (SELECT coalesce(m.paper_id, j.value) FROM json_each(?2) j "
        "LEFT JOIN merged_paper m ON m.id = j.value) AND NOT EXISTS (SELECT 1 FROM paper_tag t WHERE "
        "t.tag_id "
        "= ?1 AND t.paper_key = p.state_key)");
    const QList<PaperId> added = paperIdsOf(bound(fresh, tag.value, json));
    bound(
        m_connection.prepared("INSERT INTO paper_tag (tag_id, paper_key, added_at) SELECT ?1, state_key, ?2 "
                              "FROM paper WHERE id IN (SELECT value FROM json_each(?3))"),
        tag.value, now, QString::fromLatin1(jsonOf(added)))
        .exec();
    updateVisibility(m_connection, added);
    return added;
}

QList<PaperId> TagTables::takeOff(TagId tag, const QList<PaperId>& papers)
{
    SQLite::Statement& there = m_connection.prepared(
        "SELECT p.id FROM paper p JOIN paper_tag t ON t.paper_key = p.state_key WHERE t.tag_id = ?1 AND p.id "
        "IN "
        "(SELECT coalesce(m.paper_id, j.value) FROM json_each(?2) j LEFT JOIN merged_paper m ON m.id = "
        "j.value)");
    const QList<PaperId> had = paperIdsOf(bound(there, tag.value, QString::fromLatin1(jsonOf(papers))));
    bound(m_connection.prepared("DELETE FROM paper_tag WHERE tag_id = ?1 AND paper_key IN (SELECT state_key "
                                "FROM paper WHERE id IN (SELECT value FROM json_each(?2)))"),
          tag.value, QString::fromLatin1(jsonOf(had)))
        .exec();
    updateVisibility(m_connection, had);
    return had;
}

Result<bool> TagTables::edit(const Tag& tag, const QDateTime& now)
{
    const QString name = tagName(tag.name);
    if (name.isEmpty())
        return failure(ErrorCode::BadArgument, u"the tag"_s, u"it has no name"_s);
    if (const auto other = withName(name); other && *other != tag.id) {
        put(*other, papersOf(tag.id), now);
        return remove(tag.id).transform([] { return true; });
    }
    return foundOr(bound(m_connection.prepared("UPDATE tag SET name = ?, colour = ? WHERE id = ?"), name,
                         tag.colour, tag.id.value)
                       .exec(),
                   tag.id.value)
        .transform([] { return false; });
}

Result<> TagTables::remove(TagId id)
{
    const QList<PaperId> papers = papersOf(id);
    // First what it is on: papers show by then that they have it no more
    bound(m_connection.prepared("DELETE FROM paper_tag WHERE tag_id = ?"), id.value).exec();
    const Result<> removed =
        foundOr(bound(m_connection.prepared("DELETE FROM tag WHERE id = ?"), id.value).exec(), id.value);
    updateVisibility(m_connection, papers);
    return removed;
}

QList<PaperId> TagTables::papersOf(TagId id)
{
    return paperIdsOf(
        bound(m_connection.prepared("SELECT p.id FROM paper_tag t JOIN paper p ON p.state_key = "
                                    "t.paper_key WHERE t.tag_id = ?"),
              id.value));
}

} // namespace offprint
