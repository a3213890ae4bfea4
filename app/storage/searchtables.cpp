#include "app/storage/searchtables.h"

#include "app/storage/foundor.h"
#include "app/storage/paperids.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

SavedSearch searchAt(SQLite::Statement& s)
{
    return {.id = {numberAt(s, 0)},
            .name = textAt(s, 1),
            .words = textAt(s, 2),
            .marksRead = numberAt(s, 3) != 0,
            .stars = numberAt(s, 4) != 0,
            .hides = numberAt(s, 5) != 0,
            .tells = numberAt(s, 6) != 0};
}

} // namespace

Result<ParsedQuery> readWords(const QString& words, Typing typing)
{
    auto parsed = parseQuery(words, typing);
    if (!parsed)
        return failure(ErrorCode::BadQuery, words, parsed.error().sentence);
    return *std::move(parsed);
}

QList<SavedSearch> SearchTables::all()
{
    QList<SavedSearch> all;
    SQLite::Statement& s =
        m_connection.prepared("SELECT id, name, words, marks_read, stars, hides, tells FROM saved_search "
                              "WHERE removed_at IS NULL ORDER BY position, id");
    while (s.executeStep())
        all.append(searchAt(s));
    return all;
}

std::optional<SavedSearch> SearchTables::search(SearchId id)
{
    SQLite::Statement& s =
        bound(m_connection.prepared(
                  "SELECT id, name, words, marks_read, stars, hides, tells FROM saved_search WHERE id = ?"),
              id.value);
    return s.executeStep() ? std::optional(searchAt(s)) : std::nullopt;
}

Result<SearchId> SearchTables::add(const SavedSearch& search)
{
    SavedSearch made = search;
    made.id = {};
    return judge(made).transform([&] {
        bound(m_connection.prepared(
                  "INSERT INTO saved_search (name, words, marks_read, stars, hides, tells, position) VALUES "
                  "(?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM saved_search))"),
              made.name.simplified(), made.words.simplified(), made.marksRead, made.stars, made.hides,
              made.tells)
            .exec();
        return SearchId{m_connection.lastInsertedId()};
    });
}

Result<> SearchTables::edit(const SavedSearch& search)
{
    return judge(search).and_then([&] {
        return foundOr(bound(m_connection.prepared(
                                 "UPDATE saved_search SET name = ?, words = ?, marks_read = ?, "
                                 "stars = ?, hides = ?, tells = ? WHERE id = ? AND removed_at IS NULL"),
                             search.name.simplified(), search.words.simplified(), search.marksRead,
                             search.stars, search.hides, search.tells, search.id.value)
                           .exec(),
                       search.id.value);
    });
}

Result<> SearchTables::move(SearchId id, int position)
{
    QList<SavedSearch> order = all();
    const qsizetype before = order.size();
    order.removeIf([id](const SavedSearch& search) { return search.id == id; });
    if (order.size() == before)
        return foundOr(0, id.value);
    const bool isAtEnd = position < 0 || position > order.size();
    order.insert(isAtEnd ? order.size() : position, SavedSearch{.id = id});
    for (qsizetype i = 0; i < order.size(); ++i)
        bound(m_connection.prepared("UPDATE saved_search SET position = ? WHERE id = ?"), qint64(i),
              order[i].id.value)
            .exec();
    return {};
}

Result<> SearchTables::remove(SearchId id, const QDateTime& now)
{
    return foundOr(bound(m_connection.prepared(
                             "UPDATE saved_search SET removed_at = ? WHERE id = ? AND removed_at IS NULL"),
                         now, id.value)
                       .exec(),
                   id.value);
}

Result<> SearchTables::restore(SearchId id)
{
    const auto removed = search(id);
    if (!removed)
        return foundOr(0, id.value);
    QString name = removed->name;
    for (int number = 2; withName(name, id); ++number)
        name = u"%1 (%2)"_s.arg(removed->name).arg(number);
    bound(m_connection.prepared("UPDATE saved_search SET removed_at = NULL, name = ? WHERE id = ?"), name,
          id.value)
        .exec();
    return {};
}

QList<PaperId> SearchTables::hiddenBy(SearchId id)
{
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT id FROM paper WHERE hidden_by = ? ORDER BY id"), id.value);
    return paperIdsOf(s);
}

Result<> SearchTables::judge(const SavedSearch& search)
{
    if (search.name.simplified().isEmpty())
        return failure(ErrorCode::BadArgument, u"the search's name"_s, u"it is empty"_s);
    if (const auto parsed = readWords(search.words); !parsed)
        return std::unexpected(parsed.error());
    if (const auto other = withName(search.name, search.id))
        return failure(ErrorCode::AlreadyThere, search.name, QString::number(other->value));
    return {};
}

std::optional<SearchId> SearchTables::withName(const QString& name, SearchId except)
{
    const QString wanted = name.simplified().toCaseFolded();
    for (const SavedSearch& other : all()) {
        if (other.id != except && other.name.toCaseFolded() == wanted)
            return other.id;
    }
    return std::nullopt;
}

} // namespace offprint
