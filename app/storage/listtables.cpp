#include "app/storage/listtables.h"

#include "app/storage/foundor.h"
#include "app/storage/librarytables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// NULL where there is none.
std::optional<int> rowOf(std::optional<ListId> id)
{
    return id ? std::optional(int(id->value)) : std::nullopt;
}

QDate dayAt(SQLite::Statement& s, int column)
{
    const auto day = countAt(s, column);
    return day ? QDate::fromJulianDay(*day) : QDate();
}

std::optional<int> dayOf(const QDate& day)
{
    return day.isValid() ? std::optional(int(day.toJulianDay())) : std::nullopt;
}

ListEntry entryAt(SQLite::Statement& s)
{
    return {.paper = {numberAt(s, 0)},
            .status = ReadingStatus(std::clamp<qint64>(numberAt(s, 1), 0, int(ReadingStatus::Read))),
            .priority = int(numberAt(s, 2)),
            .due = dayAt(s, 3),
            .comment = textAt(s, 4)};
}

} // namespace

QList<ReadingList> ListTables::all()
{
    QList<ReadingList> all;
    SQLite::Statement& s = m_connection.prepared(
        "SELECT l.id, l.name, l.parent_id, l.colour, l.description, count(p.id), count(p.id) FILTER (WHERE "
        "i.status = 2) FROM reading_list l LEFT JOIN reading_list_item i ON i.list_id = l.id LEFT JOIN paper "
        "p "
        "ON p.state_key = i.paper_key WHERE l.removed_at IS NULL GROUP BY l.id ORDER BY l.parent_id, "
        "l.position, l.id");
    while (s.executeStep()) {
        ReadingList list{.id = {numberAt(s, 0)},
                         .name = textAt(s, 1),
                         .parent = {},
                         .colour = int(numberAt(s, 3)),
                         .description = textAt(s, 4),
                         .papers = int(numberAt(s, 5)),
                         .read = int(numberAt(s, 6))};
        if (const qint64 parent = numberAt(s, 2); parent > 0)
            list.parent = ListId{parent};
        all.append(list);
    }
    return all;
}

QString ListTables::name(ListId id)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT name FROM reading_list WHERE id = ?"), id.value);
    return s.executeStep() ? textAt(s, 0) : QString();
}

QList<ListEntry> ListTables::entries(ListId id)
{
    QList<ListEntry> entries;
    SQLite::Statement& s = bound(
        m_connection.prepared("SELECT p.id, i.status, i.priority, i.due, i.comment FROM reading_list_item i "
                              "JOIN paper p ON p.state_key = i.paper_key WHERE i.list_id = ? ORDER BY "
                              "i.position, p.id"),
        id.value);
    while (s.executeStep())
        entries.append(entryAt(s));
    return entries;
}

QList<ListPlace> ListTables::placesOf(const QString& paperKey)
{
    QList<ListPlace> places;
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "SELECT 0, i.status, i.priority, i.due, i.comment, l.id, l.name, l.colour FROM "
                  "reading_list_item i JOIN reading_list l ON l.id = i.list_id WHERE i.paper_key = "
                  "? AND l.removed_at IS NULL ORDER BY l.name COLLATE NOCASE, l.id"),
              paperKey);
    while (s.executeStep())
        places.append({.list = {numberAt(s, 5)},
                       .name = textAt(s, 6),
                       .colour = int(numberAt(s, 7)),
                       .entry = entryAt(s)});
    return places;
}

Result<> ListTables::find(ListId id)
{
    const bool isThere = bound(m_connection.prepared("SELECT 1 FROM reading_list WHERE id = ? AND removed_at "
                                                     "IS NULL"),
                               id.value)
                             .executeStep();
    return foundOr(isThere ? 1 : 0, id.value);
}

Result<> ListTables::judge(const ReadingList& list)
{
    const QString name = list.name.simplified();
    if (name.isEmpty())
        return failure(ErrorCode::BadArgument, u"the reading list"_s, u"it has no name"_s);
    for (const ReadingList& other : all()) {
        if (other.id != list.id && other.parent == list.parent &&
            other.name.compare(name, Qt::CaseInsensitive) == 0)
            return failure(ErrorCode::AlreadyThere, name, QString::number(other.id.value));
    }
    return list.parent ? find(*list.parent) : Result<>();
}

Result<ListId> ListTables::add(const ReadingList& list)
{
    ReadingList made = list;
    made.id = {};
    return judge(made).transform([&] {
        bound(m_connection.prepared(
                  "INSERT INTO reading_list (name, parent_id, colour, description, position) VALUES (?1, ?2, "
                  "?3, ?4, (SELECT coalesce(max(position) + 1, 0) FROM reading_list WHERE parent_id IS ?2))"),
              made.name.simplified(), rowOf(made.parent), made.colour, made.description)
            .exec();
        return ListId{m_connection.lastInsertedId()};
    });
}

Result<> ListTables::edit(const ReadingList& list)
{
    ReadingList edited = list;
    for (const ReadingList& known : all()) {
        if (known.id == list.id)
            edited.parent = known.parent;
    }
    return judge(edited).and_then([&] {
        return foundOr(
            bound(m_connection.prepared("UPDATE reading_list SET name = ?, colour = ?, description = "
                                        "? WHERE id = ? AND removed_at IS NULL"),
                  edited.name.simplified(), edited.colour, edited.description, edited.id.value)
                .exec(),
            edited.id.value);
    });
}

/// The list itself counts as within it.
bool ListTables::isWithin(ListId list, ListId ancestor)
{
    const QList<ListId> all = family(ancestor);
    return all.contains(list);
}

QList<ListId> ListTables::family(ListId id)
{
    QList<ListId> family;
    SQLite::Statement& s = bound(
        m_connection.prepared("WITH RECURSIVE within (id) AS (SELECT ? UNION SELECT l.id FROM reading_list l "
                              "JOIN within w ON l.parent_id = w.id) SELECT id FROM within"),
        id.value);
    while (s.executeStep())
        family.append(ListId{numberAt(s, 0)});
    return family;
}

Result<> ListTables::move(ListId id, std::optional<ListId> parent, int position)
{
    if (const Result<> there = parent ? find(*parent).and_then([&] { return find(id); }) : find(id); !there)
        return there;
    if (parent && isWithin(*parent, id))
        return failure(ErrorCode::BadArgument, name(id), u"a list cannot be within itself"_s);
    const QList<ReadingList> lists = all();
    const auto moved = std::ranges::find(lists, id, &ReadingList::id);
    ReadingList there = *moved;
    there.parent = parent;
    if (const Result<> isFree = judge(there); !isFree)
        return isFree;
    QList<ListId> order;
    for (const ReadingList& each : lists) {
        if (each.parent == parent && each.id != id)
            order.append(each.id);
    }
    order.insert(position < 0 || position > order.size() ? order.size() : position, id);
    for (qsizetype i = 0; i < order.size(); ++i)
        bound(m_connection.prepared("UPDATE reading_list SET parent_id = ?, position = ? WHERE id = ?"),
              rowOf(parent), qint64(i), order[i].value)
            .exec();
    return {};
}

QList<PaperId> ListTables::updatePapersOf(const QList<ListId>& lists)
{
    QList<PaperId> papers;
    for (const ListId list : lists)
        papers +=
            paperIdsOf(bound(m_connection.prepared("SELECT p.id FROM reading_list_item i JOIN paper p ON "
                                                   "p.state_key = i.paper_key WHERE i.list_id = ?"),
                             list.value));
    updateVisibility(m_connection, papers);
    return papers;
}

Result<> ListTables::remove(ListId id, const QDateTime& now)
{
    if (const Result<> there = find(id); !there)
        return there;
    const QList<ListId> all = family(id);
    for (const ListId each : all)
        bound(m_connection.prepared("UPDATE reading_list SET removed_at = ? WHERE id = ? AND removed_at IS "
                                    "NULL"),
              now, each.value)
            .exec();
    updatePapersOf(all);
    return {};
}

/// Those within it that went at the same moment come with it.
Result<> ListTables::restore(ListId id)
{
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "SELECT removed_at, name, (SELECT removed_at IS NULL FROM reading_list p WHERE "
                  "p.id = l.parent_id) FROM reading_list l WHERE id = ? AND removed_at IS NOT NULL"),
              id.value);
    if (!s.executeStep())
        return foundOr(0, id.value);
    const QDateTime at = timeAt(s, 0);
    const QString name = textAt(s, 1);
    const bool hasParent = numberAt(s, 2) != 0;
    s.reset();
    const QList<ListId> all = family(id);
    for (const ListId each : all)
        bound(m_connection.prepared(
                  "UPDATE reading_list SET removed_at = NULL WHERE id = ? AND removed_at = ?"),
              each.value, at)
            .exec();
    if (!hasParent)
        bound(m_connection.prepared("UPDATE reading_list SET parent_id = NULL WHERE id = ?"), id.value)
            .exec();
    ReadingList back{.id = id, .name = name};
    if (const auto siblings = this->all(); !siblings.isEmpty())
        back.parent = std::ranges::find(siblings, id, &ReadingList::id)->parent;
    for (int number = 2; !judge(back); ++number)
        back.name = u"%1 (%2)"_s.arg(name).arg(number);
    bound(m_connection.prepared("UPDATE reading_list SET name = ? WHERE id = ?"), back.name, id.value).exec();
    updatePapersOf(all);
    return {};
}

QList<PaperId> ListTables::put(ListId id, const QList<PaperId>& papers, const QDateTime& now)
{
    SQLite::Statement& fresh = m_connection.prepared(
        "SELECT p.id FROM json_each(?2) j LEFT JOIN merged_paper m ON m.id = j.value JOIN paper p ON p.id = "
        "coalesce(m.paper_id, j.value) WHERE NOT EXISTS (SELECT 1 FROM reading_list_item i WHERE i.list_id = "
        "?1 AND i.paper_key = p.state_key) GROUP BY p.id ORDER BY min(j.key)");
    const QList<PaperId> added = paperIdsOf(bound(fresh, id.value, QString::fromLatin1(jsonOf(papers))));
    SQLite::Statement& insert = m_connection.prepared(
        "INSERT INTO reading_list_item (list_id, paper_key, position, added_at) SELECT ?1, p.state_key, "
        "j.key + (SELECT coalesce(max(position) + 1, 0) FROM reading_list_item WHERE list_id = ?1), ?3 FROM "
        "json_each(?2) j JOIN paper p ON p.id = j.value");
    bound(insert, id.value, QString::fromLatin1(jsonOf(added)), now).exec();
    updateVisibility(m_connection, added);
    return added;
}

QList<PaperId> ListTables::takeOff(ListId id, const QList<PaperId>& papers)
{
    SQLite::Statement& there = m_connection.prepared("SELECT p.id FROM paper p JOIN reading_list_item i ON "
                                                     "i.paper_key = p.state_key WHERE i.list_id = ?1 AND "
                                                     "p.id IN (SELECT coalesce(m.paper_id, j.value) FROM "
                                                     "json_each(?2) j LEFT JOIN merged_paper m ON m.id = "
                                                     "j.value)");
    const QList<PaperId> had = paperIdsOf(bound(there, id.value, QString::fromLatin1(jsonOf(papers))));
    bound(m_connection.prepared("DELETE FROM reading_list_item WHERE list_id = ?1 AND paper_key IN (SELECT "
                                "state_key FROM paper WHERE id IN (SELECT value FROM json_each(?2)))"),
          id.value, QString::fromLatin1(jsonOf(had)))
        .exec();
    updateVisibility(m_connection, had);
    return had;
}

void ListTables::order(ListId id, const QList<PaperId>& papers, int position)
{
    QList<PaperId> order;
    QList<PaperId> moved;
    qsizetype at = -1;
    const QList<ListEntry> all = entries(id);
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i == position)
            at = order.size();
        (papers.contains(all[i].paper) ? moved : order).append(all[i].paper);
    }
    if (at < 0)
        at = order.size();
    for (const PaperId paper : std::as_const(moved))
        order.insert(at++, paper);
    for (qsizetype i = 0; i < order.size(); ++i)
        bound(m_connection.prepared(
                  "UPDATE reading_list_item SET position = ?1 WHERE list_id = ?2 AND "
                  "position <> ?1 AND paper_key = (SELECT state_key FROM paper WHERE id = ?3)"),
              qint64(i), id.value, order[i].value)
            .exec();
}

Result<> ListTables::setEntry(ListId id, const ListEntry& entry)
{
    SQLite::Statement& update = m_connection.prepared(
        "UPDATE reading_list_item SET status = ?, priority = ?, due = ?, comment = ? WHERE "
        "list_id = ? AND paper_key = (SELECT state_key FROM paper WHERE id = ?)");
    return foundOr(bound(update, int(entry.status), std::clamp(entry.priority, 0, 3), dayOf(entry.due),
                         entry.comment.simplified(), id.value, entry.paper.value)
                       .exec(),
                   entry.paper.value);
}

} // namespace offprint
