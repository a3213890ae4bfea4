#include "app/storage/querysql.h"

#include "app/storage/librarytables.h"
#include "app/storage/matchexpression.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Condition::Kind;

/// With fewer papers than this it is quicker to gather them than to ask of each paper.
constexpr qint64 fewPapers = 20'000;

constexpr qint64 millisecondsOfDay = 86'400'000;

QDate dayBefore(const QDate& today, const QueryDay& day)
{
    switch (day.unit) {
    case QueryDay::Unit::Day:
        return today.addDays(-day.ago);
    case QueryDay::Unit::Week:
        return today.addDays(-7LL * day.ago);
    case QueryDay::Unit::Month:
        return today.addMonths(-day.ago);
    case QueryDay::Unit::Year:
        return today.addYears(-day.ago);
    }
    return today;
}

QString jsonOfTexts(const QStringList& texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

/// At least as many as the feeds, together, list.
qint64 paperCount(Connection& connection, const QString& feeds)
{
    SQLite::Statement& count =
        bound(connection.prepared(
                  "SELECT total(papers) FROM feed_count WHERE feed_id IN (SELECT value FROM json_each(?))"),
              feeds);
    return count.executeStep() ? numberAt(count, 0) : 0;
}

class ConditionSql
{
public:
    ConditionSql(Connection& connection, const QueryContext& context)
        : m_connection(connection)
        , m_context(context)
    {}

    [[nodiscard]] BoundSql take() { return std::move(m_all); }

    void add(const Condition& condition)
    {
        if (const auto match = matchExpression(condition)) {
            return addMatch(*match);
        }
        switch (condition.kind) {
        case Kind::And:
            return addAll(condition.parts);
        case Kind::Or:
            return addJoined(condition.parts, " OR ");
        case Kind::Not:
            m_all.add("NOT ifnull(");
            add(condition.parts.value(0));
            return m_all.add(", 0)");
        case Kind::Feed:
            return addListedIn(feedsNamed(condition.text));
        case Kind::Folder:
            return addListedIn(feedsOfFoldersNamed(condition.text));
        case Kind::Tag:
            return m_all.add(taggedSql(tagsNamed(condition.text)));
        case Kind::List:
            return addOnLists(listsNamed(condition.text));
        case Kind::Tagged:
            return m_all.add("p.state_key IN (SELECT paper_key FROM paper_tag)");
        case Kind::Unread:
            return m_all.add("(p.is_read = 0 AND p.is_hidden <> 2)");
        case Kind::Read:
            return m_all.add("p.is_read = 1");
        case Kind::Starred:
            return m_all.add("p.is_starred = 1");
        case Kind::New:
            return m_all.add("p.seen > (SELECT max(seen) FROM paper WHERE is_hidden = 0) - ?",
                             millisecondsOfDay);
        case Kind::Updated:
            return m_all.add("p.is_starred = 1 AND p.is_updated = 1");
        case Kind::Withdrawn:
            return m_all.add("p.is_withdrawn = 1");
        case Kind::Hidden:
            return m_all.add("p.is_hidden = 2");
        case Kind::HasNote:
            return m_all.add("p.has_note = 1");
        case Kind::Announced:
            return m_all.add("coalesce(nullif(p.announce_type, ''), 'new') = ?", condition.text);
        case Kind::Published:
            return addDays("p.published", condition.days);
        case Kind::Seen:
            return addDays("p.seen", condition.days);
        case Kind::Upvotes:
            return addNumbers("coalesce(p.upvotes, 0)", condition.numbers);
        case Kind::CodeStars:
            return addNumbers("(SELECT d.github_stars FROM paper_detail d WHERE d.paper_id = p.id)",
                              condition.numbers);
        case Kind::Paper:
            return m_all.add("p.id IN (SELECT coalesce(m.paper_id, k.paper_id) FROM paper_key k LEFT JOIN "
                             "merged_paper m ON m.id = k.paper_id WHERE k.key IN (SELECT value FROM "
                             "json_each(?)))",
                             jsonOfTexts(m_context.keysNamedBy(condition.text)));
        case Kind::Text:
        case Kind::Category:
        case Kind::Submitter:
        case Kind::HasCode:
        case Kind::HasPdf:
            break; // the index knows them
        }
    }

private:
    void addMatch(const QString& match)
    {
        m_all.add("p.id IN (SELECT rowid FROM paper_fts WHERE paper_fts MATCH ?", match);
        if (m_context.among) {
            m_all.add(" AND rowid >= ?", m_context.among->first.value);
            m_all.add(" AND rowid <= ?", m_context.among->second.value);
        }
        m_all.add(")");
    }

    /// What the index knows is asked of it in one question.
    void addAll(const QList<Condition>& parts)
    {
        Condition indexed;
        QList<Condition> others;
        for (const Condition& part : parts)
            (matchExpression(part) ? indexed.parts : others).append(part);
        if (!indexed.parts.isEmpty())
            others.prepend(indexed.parts.size() == 1 ? Condition(indexed.parts.first()) : indexed);
        if (others.isEmpty())
            return m_all.add("1");
        addJoined(others, " AND ");
    }

    void addJoined(const QList<Condition>& parts, const char* operation)
    {
        for (qsizetype i = 0; i < parts.size(); ++i) {
            m_all.add(i == 0 ? "(" : operation);
            add(parts[i]);
        }
        m_all.add(")");
    }

    void addDays(const QByteArray& time, const QueryDays& days)
    {
        const auto start = [&](const QDate& day) {
            return day.startOfDay(m_context.zone).toMSecsSinceEpoch();
        };
        const auto first = [&](const QueryDay& day) {
            return day.first.isValid() ? day.first : dayBefore(m_context.today, day);
        };
        const auto last = [&](const QueryDay& day) {
            return day.first.isValid() ? day.last : dayBefore(m_context.today, day);
        };
        m_all.add("(" + time + " IS NOT NULL");
        if (days.from)
            m_all.add(" AND " + time + " >= ?", start(first(*days.from)));
        if (days.to)
            m_all.add(" AND " + time + " < ?", start(last(*days.to).addDays(1)));
        m_all.add(")");
    }

    void addNumbers(const QByteArray& number, const QueryNumbers& range)
    {
        m_all.add("(" + number + " IS NOT NULL");
        if (range.from)
            m_all.add(" AND " + number + " >= ?", *range.from);
        if (range.to)
            m_all.add(" AND " + number + " <= ?", *range.to);
        m_all.add(")");
    }

    void addListedIn(const QList<FeedId>& feeds) { m_all.add(listedInSql(m_connection, feeds)); }

    /// Those that are called so; if there are none, those whose names have it somewhere.
    template<class Id>
    [[nodiscard]] static QList<Id> called(const QString& name, const QList<std::pair<QString, Id>>& all)
    {
        const QString wanted = name.toCaseFolded();
        QList<Id> exact;
        QList<Id> parts;
        for (const auto& [other, id] : all) {
            const QString folded = other.toCaseFolded();
            if (folded == wanted)
                exact.append(id);
            if (folded.contains(wanted))
                parts.append(id);
        }
        return exact.isEmpty() ? parts : exact;
    }

    [[nodiscard]] QList<FeedId> feedsNamed(const QString& name)
    {
        QList<std::pair<QString, FeedId>> all;
        SQLite::Statement& s = m_connection.prepared("SELECT coalesce(nullif(given_name, ''), nullif(title, "
                                                     "''), url), id FROM feed WHERE removed_at IS NULL");
        while (s.executeStep())
            all.append({textAt(s, 0), FeedId{numberAt(s, 1)}});
        return called(name, all);
    }

    [[nodiscard]] QList<FeedId> feedsOfFoldersNamed(const QString& name)
    {
        QList<std::pair<QString, FolderId>> all;
        SQLite::Statement& names = m_connection.prepared("SELECT name, id FROM folder");
        while (names.executeStep())
            all.append({textAt(names, 0), FolderId{numberAt(names, 1)}});
        QList<FeedId> feeds;
        for (const FolderId folder : called(name, all))
            feeds += feedsOfFolder(m_connection, folder);
        return feeds;
    }

    /// A tag is meant with those nested in it, by its whole name or by the last part of it.
    [[nodiscard]] QList<TagId> tagsNamed(const QString& name)
    {
        const QString wanted = name.toCaseFolded();
        QList<TagId> tags;
        SQLite::Statement& s = m_connection.prepared("SELECT id, name FROM tag");
        while (s.executeStep()) {
            const QString tag = u'/' + textAt(s, 1).toCaseFolded() + u'/';
            if (tag.contains(u'/' + wanted + u'/'))
                tags.append(TagId{numberAt(s, 0)});
        }
        return tags;
    }

    [[nodiscard]] QList<ListId> listsNamed(const QString& name)
    {
        QList<std::pair<QString, ListId>> all;
        SQLite::Statement& s =
            m_connection.prepared("SELECT name, id FROM reading_list WHERE removed_at IS NULL");
        while (s.executeStep())
            all.append({textAt(s, 0), ListId{numberAt(s, 1)}});
        return called(name, all);
    }

    void addOnLists(const QList<ListId>& lists)
    {
        m_all.add(
            "p.state_key IN (SELECT paper_key FROM reading_list_item WHERE list_id IN (SELECT value FROM "
            "json_each(?)))",
            QString::fromLatin1(jsonOf(lists)));
    }

    Connection& m_connection;
    const QueryContext& m_context;
    BoundSql m_all;
};

} // namespace

SQLite::Statement prepare(Connection& connection, const BoundSql& sql)
{
    SQLite::Statement statement = connection.prepare(sql.sql);
    int index = 0;
    for (const BoundSql::Value& value : sql.values)
        std::visit([&](const auto& one) { bindAt(statement, ++index, one); }, value);
    return statement;
}

QList<FeedId> feedsOfFolder(Connection& connection, FolderId folder)
{
    QList<FeedId> feeds;
    SQLite::Statement& s = bound(
        connection.prepared("SELECT id FROM feed WHERE folder_id = ? AND removed_at IS NULL"), folder.value);
    while (s.executeStep())
        feeds.append(FeedId{numberAt(s, 0)});
    return feeds;
}

BoundSql taggedSql(const QList<TagId>& tags)
{
    BoundSql sql;
    sql.add(
        "p.state_key IN (SELECT paper_key FROM paper_tag WHERE tag_id IN (SELECT value FROM json_each(?)))",
        QString::fromLatin1(jsonOf(tags)));
    return sql;
}

BoundSql listedInSql(Connection& connection, const QList<FeedId>& feeds)
{
    const QString json = QString::fromLatin1(jsonOf(feeds));
    BoundSql sql;
    if (paperCount(connection, json) < fewPapers) {
        sql.add("p.id IN (SELECT paper_id FROM sighting WHERE feed_id IN (SELECT value FROM json_each(?)))",
                json);
    } else {
        sql.add(
            "EXISTS (SELECT 1 FROM sighting s WHERE s.paper_id = p.id AND s.feed_id IN (SELECT value FROM "
            "json_each(?)))",
            json);
    }
    return sql;
}

BoundSql conditionSql(Connection& connection, const Condition& condition, const QueryContext& context)
{
    ConditionSql sql(connection, context);
    sql.add(condition);
    return sql.take();
}

} // namespace offprint
