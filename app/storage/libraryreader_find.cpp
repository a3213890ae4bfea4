#include "app/storage/librarytables.h"
#include "app/storage/matchexpression.h"
#include "app/storage/searchtables.h"
#include "app/storage/tagtables.h"

#include <QtCore/QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Papers can be trending that were listed within the days that gains are counted in, and these more.
constexpr int daysBefore = 30;

/// How many papers of each kind are looked at for the best matches: the newest ones.
constexpr qint64 candidates = 5'000;

/// The papers with what they gained in recent days; all they have, if nobody counted before. Only what was
/// counted in these days can have gained, and that is found by the day.
QByteArray trendingOf(const PaperQuery& query, const QDate& today)
{
    const QByteArray since = QByteArray::number(today.toJulianDay() - query.gainDays + 1);
    return "(SELECT p.id, p.day, p.upvotes - coalesce((SELECT m.upvotes FROM paper_metric m WHERE m.paper_id "
           "= p.id AND m.day < " +
           since +
           " AND m.upvotes IS NOT NULL ORDER BY m.day DESC LIMIT 1), 0) AS gain FROM (SELECT DISTINCT "
           "paper_id FROM paper_metric WHERE day >= " +
           since + ") c CROSS JOIN paper p ON p.id = c.paper_id WHERE p.is_hidden = 0 AND p.day > " +
           QByteArray::number(today.toJulianDay() - query.gainDays - daysBefore) + ")";
}

/// Papers whose latest announcement is of an unwanted kind are left out.
QByteArray announcedSql(int announced)
{
    constexpr std::array kinds{std::pair(PaperQuery::Cross, "'cross',"),
                               std::pair(PaperQuery::Replaced, "'replace',"),
                               std::pair(PaperQuery::ReplacedCross, "'replace-cross',")};
    const bool isNewWanted = (announced & PaperQuery::New) != 0;
    QByteArray listed;
    for (const auto& [kind, name] : kinds) {
        if (((announced & kind) != 0) != isNewWanted)
            listed += name;
    }
    listed.chop(listed.isEmpty() ? 0 : 1);
    return " AND coalesce(p.announce_type, '') " + QByteArray(isNewWanted ? "NOT IN (" : "IN (") + listed +
           ')';
}

bool isEveryAnnounced(const PaperQuery& query)
{
    return (query.announced & PaperQuery::AnyAnnounced) == PaperQuery::AnyAnnounced;
}

/// Whether the query is a search, which finds hidden papers as well.
bool isSearch(const PaperQuery& query)
{
    return !query.words.isEmpty() || query.place == PaperQuery::Place::Search;
}

bool isAnyHidden(Connection& connection)
{
    return connection.number("SELECT EXISTS (SELECT 1 FROM paper WHERE is_hidden = 2)") != 0;
}

constexpr auto listed = "p.is_hidden = 0"; // what the indexes of lists are of
constexpr auto sought = "p.is_hidden <> 1";

/// What a paper must be to be in the place, of those that are `inSight`.
void addPlace(Connection& connection, BoundSql& sql, const PaperQuery& query, const QDate& today,
              const QByteArray& inSight)
{
    switch (query.place) {
    case PaperQuery::Place::Today:
        return sql.add(" AND " + inSight + " AND p.day = ?",
                       (query.day.isValid() ? query.day : today).toJulianDay());
    case PaperQuery::Place::Trending:
        return sql.add(" AND p.id IN (SELECT id FROM " + trendingOf(query, today) + " WHERE gain > 0)");
    case PaperQuery::Place::Unread:
        return sql.add(" AND p.is_read = 0 AND p.is_hidden = 0");
    case PaperQuery::Place::Starred:
        return sql.add(" AND p.is_starred = 1");
    case PaperQuery::Place::WithNotes:
        return sql.add(" AND p.has_note = 1");
    case PaperQuery::Place::Feed:
        return sql.add(" AND EXISTS (SELECT 1 FROM sighting s WHERE s.feed_id = ? AND s.paper_id = p.id)",
                       query.feed.value);
    case PaperQuery::Place::Folder:
        sql.add(" AND " + inSight + " AND ");
        return sql.add(listedInSql(connection, feedsOfFolder(connection, query.folder)));
    case PaperQuery::Place::List:
        return sql.add(" AND EXISTS (SELECT 1 FROM reading_list_item i WHERE i.list_id = ? AND i.paper_key = "
                       "p.state_key)",
                       query.list.value);
    case PaperQuery::Place::Tag:
        sql.add(" AND ");
        return sql.add(taggedSql(TagTables(connection).family(query.tag)));
    case PaperQuery::Place::All:
    case PaperQuery::Place::Search:
        return sql.add(" AND " + inSight);
    }
}

/// The rows `p` of the place, up to its WHERE, for one more condition to follow.
BoundSql rowsOfPlace(Connection& connection, const PaperQuery& query, const QDate& today, bool isRowNeeded)
{
    BoundSql sql;
    const bool isHiding = isAnyHidden(connection); // most people hide nothing: what is quickest is theirs
    if (query.place == PaperQuery::Place::Feed) {
        const bool isRowAsked = isRowNeeded || (isHiding && !isSearch(query));
        sql.add("SELECT s.paper_id, s.day FROM sighting s");
        if (isRowAsked)
            sql.add(" CROSS JOIN paper p ON p.id = s.paper_id");
        sql.add(" WHERE s.feed_id = ?", query.feed.value);
        if (isHiding && !isSearch(query))
            sql.add(" AND p.is_hidden <> 2");
    } else if (query.place == PaperQuery::Place::List) {
        sql.add("SELECT p.id, 0 FROM reading_list_item i JOIN paper p ON p.state_key = i.paper_key WHERE "
                "i.list_id = ?",
                query.list.value);
    } else if (query.place == PaperQuery::Place::WithNotes) {
        sql.add(
            "SELECT p.id, n.saved_at FROM note n JOIN paper p ON p.state_key = n.paper_key WHERE p.has_note "
            "= 1");
    } else if (query.place == PaperQuery::Place::Trending) {
        sql.add("SELECT p.id, p.day FROM " + trendingOf(query, today) +
                " t JOIN paper p ON p.id = t.id WHERE t.gain > 0");
    } else {
        sql.add("SELECT p.id, p.day FROM paper p WHERE 1");
        addPlace(connection, sql, query, today,
                 isHiding && isSearch(query) && !query.unreadOnly ? sought : listed);
    }
    return sql;
}

QByteArray orderOf(PaperSort order, PaperQuery::Place place)
{
    switch (order) {
    case PaperSort::Published:
        return " ORDER BY p.published DESC, p.id DESC";
    case PaperSort::Upvotes:
        return " ORDER BY p.upvotes DESC, p.day DESC, p.id DESC";
    case PaperSort::Title:
        return " ORDER BY p.title COLLATE NOCASE, p.id DESC";
    case PaperSort::Author:
        return " ORDER BY p.authors COLLATE NOCASE, p.id DESC";
    case PaperSort::Newest:
    case PaperSort::Best:
        break;
    }
    switch (place) {
    case PaperQuery::Place::Feed:
        return " ORDER BY s.day DESC, s.paper_id DESC";
    case PaperQuery::Place::Trending:
        return " ORDER BY t.gain DESC, p.day DESC, p.id DESC";
    case PaperQuery::Place::List:
        return " ORDER BY i.position, p.id";
    case PaperQuery::Place::WithNotes:
        return " ORDER BY n.saved_at DESC, p.id DESC";
    default:
        return " ORDER BY p.day DESC, p.id DESC";
    }
}

bool isInOrderOfDays(PaperSort order, PaperQuery::Place place)
{
    return (order == PaperSort::Newest || order == PaperSort::Best) && place != PaperQuery::Place::Trending &&
           place != PaperQuery::Place::List;
}

/// Of a condition, what the index is asked first, and what is asked of the papers it finds.
struct SearchParts
{
    Condition indexed;
    Condition others;
};

/// Words must be looked for, and so what the index knows drives the search; none: papers are walked.
std::optional<SearchParts> searchPartsOf(const Condition& condition)
{
    const QList<Condition> all = condition.kind == Condition::Kind::And && !condition.parts.isEmpty()
                                     ? condition.parts
                                     : QList<Condition>{condition};
    SearchParts parts;
    bool hasWords = false;
    const std::function<bool(const Condition&)> isOfWords = [&](const Condition& part) {
        return part.kind == Condition::Kind::Text || std::ranges::any_of(part.parts, isOfWords);
    };
    for (const Condition& part : all) {
        const bool isNegative = part.kind == Condition::Kind::Not;
        const bool isIndexed = matchExpression(isNegative ? part.parts.first() : part).has_value();
        hasWords = hasWords || (isIndexed && !isNegative && isOfWords(part));
        (isIndexed ? parts.indexed.parts : parts.others.parts).append(part);
    }
    return hasWords ? std::optional(parts) : std::nullopt;
}

class Search
{
public:
    Search(Connection& connection, const PaperQuery& query, const QueryContext& context, BoundSql filter)
        : m_connection(connection)
        , m_query(query)
        , m_context(context)
        , m_filter(std::move(filter))
    {}

    /// By words: each place's papers that the index finds.
    [[nodiscard]] QList<PaperStub> byWords(const SearchParts& parts, PaperSort order)
    {
        const QString match = *matchExpression(parts.indexed);
        addPlace(m_connection, m_filter, m_query, m_context.today, sought);
        if (!parts.others.isEverything()) {
            m_filter.add(" AND ");
            m_filter.add(conditionSql(m_connection, parts.others, m_context));
        }
        if (order == PaperSort::Best)
            return best(match, phraseExpression(parts.indexed));
        BoundSql sql = matching("p.id, 0", match);
        sql.add(order == PaperSort::Newest ? QByteArray(" ORDER BY paper_fts.rowid DESC")
                                           : orderOf(order, PaperQuery::Place::All));
        return stubsOf(limited(sql, m_query.limit));
    }

    [[nodiscard]] QList<PaperStub> byPlace(const Condition& condition, PaperSort order)
    {
        const bool isRowNeeded =
            !m_filter.sql.isEmpty() || !condition.isEverything() || !isInOrderOfDays(order, m_query.place);
        BoundSql sql = rowsOfPlace(m_connection, m_query, m_context.today, isRowNeeded);
        if (!condition.isEverything()) {
            sql.add(" AND ");
            sql.add(conditionSql(m_connection, condition, m_context));
        }
        sql.add(m_filter);
        sql.add(orderOf(order, m_query.place));
        QList<PaperStub> stubs = m_query.place == PaperQuery::Place::WithNotes
                                     ? stubsByMoment(limited(sql, m_query.limit))
                                     : stubsOf(limited(sql, m_query.limit));
        if (!isInOrderOfDays(order, m_query.place)) {
            for (PaperStub& stub : stubs)
                stub.day = 0;
        }
        return stubs;
    }

private:
    [[nodiscard]] BoundSql matching(const QByteArray& columns, const QString& match) const
    {
        BoundSql sql;
        sql.add("SELECT " + columns +
                    " FROM paper_fts JOIN paper p ON p.id = paper_fts.rowid WHERE paper_fts MATCH ?",
                match);
        sql.add(m_filter);
        return sql;
    }

    [[nodiscard]] static BoundSql limited(BoundSql sql, qint64 limit)
    {
        if (limit > 0)
            sql.add(" LIMIT ?", limit);
        return sql;
    }

    [[nodiscard]] QList<PaperStub> stubsOf(const BoundSql& sql)
    {
        QList<PaperStub> stubs;
        SQLite::Statement statement = prepare(m_connection, sql);
        while (statement.executeStep())
            stubs.append({{numberAt(statement, 0)}, qint32(numberAt(statement, 1))});
        return stubs;
    }

    /// Under the day, the user's, on which the moment in the second column was.
    [[nodiscard]] QList<PaperStub> stubsByMoment(const BoundSql& sql)
    {
        QList<PaperStub> stubs;
        SQLite::Statement statement = prepare(m_connection, sql);
        while (statement.executeStep()) {
            const QDate day = timeAt(statement, 1).toTimeZone(m_context.zone).date();
            stubs.append({{numberAt(statement, 0)}, qint32(day.toJulianDay())});
        }
        return stubs;
    }

    struct Scored
    {
        qint64 id = 0;
        double closeness = 0;
    };

    /// The best of the newest papers, of the newest that have it in the title, and of the newest that have
    /// the words in a row; then the others, newest first. So a word that a third of all papers have costs no
    /// more than a rare one, and what could be better than these is older than thousands that match as well.
    [[nodiscard]] QList<PaperStub> best(const QString& match, const QString& phrase)
    {
        QHash<qint64, double> scored;
        const bool isAll = !addScored(scored, match);
        if (!isAll) {
            addScored(scored, u"(title : "_s + match + u") AND "_s + match);
            if (!phrase.isEmpty())
                addScored(scored, u'(' + phrase + u") AND "_s + match);
        }
        QList<Scored> sorted;
        sorted.reserve(scored.size());
        for (const auto& [id, closeness] : scored.asKeyValueRange())
            sorted.append({id, closeness});
        std::ranges::sort(sorted, [](const Scored& a, const Scored& b) {
            return a.closeness != b.closeness ? a.closeness > b.closeness : a.id > b.id;
        });
        QList<PaperStub> stubs;
        const qsizetype wanted = m_query.limit > 0 ? m_query.limit : std::numeric_limits<qsizetype>::max();
        for (const Scored& one : sorted.first(std::min(wanted, sorted.size())))
            stubs.append({{one.id}, 0});
        if (!isAll && stubs.size() < wanted)
            addOthers(stubs, scored, match);
        return stubs;
    }

    /// False: these are all there are.
    bool addScored(QHash<qint64, double>& scored, const QString& match)
    {
        BoundSql sql = matching("p.id, closeness(paper_fts)", match);
        sql.add(" ORDER BY paper_fts.rowid DESC");
        SQLite::Statement statement = prepare(m_connection, limited(sql, candidates));
        qint64 count = 0;
        for (; statement.executeStep(); ++count)
            scored.insert(numberAt(statement, 0), statement.getColumn(1).getDouble());
        return count == candidates;
    }

    void addOthers(QList<PaperStub>& stubs, const QHash<qint64, double>& before, const QString& match)
    {
        BoundSql sql = matching("p.id", match);
        sql.add(" ORDER BY paper_fts.rowid DESC");
        SQLite::Statement statement = prepare(m_connection, limited(sql, m_query.limit));
        while (statement.executeStep() && (m_query.limit == 0 || stubs.size() < m_query.limit)) {
            if (const qint64 id = numberAt(statement, 0); !before.contains(id))
                stubs.append({{id}, 0});
        }
    }

    Connection& m_connection;
    const PaperQuery& m_query;
    const QueryContext& m_context;
    BoundSql m_filter;
};

BoundSql filterOf(const PaperQuery& query)
{
    BoundSql filter;
    if (query.unreadOnly)
        filter.add(" AND p.is_read = 0 AND p.is_hidden <> 2");
    if (query.starredOnly)
        filter.add(" AND p.is_starred = 1");
    if (!isEveryAnnounced(query))
        filter.add(announcedSql(query.announced));
    return filter;
}

/// What is typed narrows the saved search, and its order counts more.
ParsedQuery narrowed(const ParsedQuery& saved, const ParsedQuery& typed)
{
    ParsedQuery both{saved.condition, typed.sort ? typed.sort : saved.sort};
    if (saved.condition.isEverything()) {
        both.condition = typed.condition;
    } else if (!typed.condition.isEverything()) {
        both.condition = Condition();
        both.condition.parts = {saved.condition, typed.condition};
    }
    return both;
}

/// The query's words, with those of the saved search that it is in.
Result<ParsedQuery> parsed(Connection& connection, const PaperQuery& query)
{
    const auto typed = readWords(query.words, query.isTyping ? Typing::StillTyped : Typing::Over);
    if (!typed || query.place != PaperQuery::Place::Search)
        return typed;
    const auto search = SearchTables(connection).search(query.search);
    if (!search)
        return failure(ErrorCode::NotFound, QString::number(query.search.value));
    const auto saved = readWords(search->words);
    if (!saved)
        return saved;
    return narrowed(*saved, *typed);
}

QList<PaperStub> stubsOf(Connection& connection, const PaperQuery& query, const QueryContext& context,
                         const Condition& wanted, PaperSort order)
{
    const std::optional<Condition> condition = withoutWordless(wanted);
    if (!condition)
        return {}; // nothing but signs: no paper has a word of that
    Search search(connection, query, context, filterOf(query));
    if (const auto parts = searchPartsOf(*condition))
        return search.byWords(*parts, order);
    return search.byPlace(*condition, order);
}

} // namespace

Result<QList<PaperStub>> LibraryReader::find(const PaperQuery& query, const QueryContext& context)
{
    return parsed(m_connection, query).transform([&](const ParsedQuery& wanted) {
        return stubsOf(m_connection, query, context, wanted.condition, wanted.sort.value_or(query.order));
    });
}

Result<QList<PaperId>> LibraryReader::fitting(const QString& words, const QList<PaperId>& among,
                                              const QueryContext& context)
{
    return parsed(m_connection, {.words = words}).transform([&](const ParsedQuery& wanted) {
        QList<PaperId> found;
        const std::optional<Condition> condition = withoutWordless(wanted.condition);
        if (!condition || among.isEmpty())
            return found;
        QueryContext near = context;
        const auto [first, last] = std::ranges::minmax(among);
        near.among = {first, last};
        BoundSql sql;
        sql.add("SELECT p.id FROM paper p WHERE p.id IN (SELECT value FROM json_each(?)) AND ",
                QString::fromLatin1(jsonOf(among)));
        sql.add(conditionSql(m_connection, *condition, near));
        SQLite::Statement statement = prepare(m_connection, sql);
        while (statement.executeStep())
            found.append(PaperId{numberAt(statement, 0)});
        return found;
    });
}

/// In the order that costs the least, whatever order is wanted of the list.
Result<int> LibraryReader::count(const PaperQuery& query, int most, const QueryContext& context)
{
    PaperQuery some = query;
    some.limit = most;
    return parsed(m_connection, query).transform([&](const ParsedQuery& wanted) {
        return int(stubsOf(m_connection, some, context, wanted.condition, PaperSort::Newest).size());
    });
}

} // namespace offprint
