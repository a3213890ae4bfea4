#pragma once

#include "app/storage/connection.h"
#include "models/domain/ids.h"
#include "models/query/condition.h"

#include <QtCore/QStringList>
#include <QtCore/QTimeZone>

#include <functional>
#include <optional>
#include <utility>
#include <variant>

namespace offprint {

/// What a condition means differs by where and when it is asked.
struct QueryContext
{
    QDate today;                     ///< the user's
    QTimeZone zone = QTimeZone::UTC; ///< the user's: whose days "date:" names
    /// Only papers between these two matter, ends included: how far the index is looked at.
    std::optional<std::pair<PaperId, PaperId>> among;
    /// The keys of the papers that an identifier or a link may mean ("arxiv:2410.21228").
    std::function<QStringList(const QString& words)> keysNamedBy;
};

/// A piece of SQL and the values of its question marks, in order.
struct BoundSql
{
    using Value = std::variant<qint64, QString>;

    QByteArray sql;
    QList<Value> values;

    void add(const QByteArray& text) { sql += text; }
    void add(const QByteArray& text, Value value)
    {
        sql += text;
        values.append(std::move(value));
    }
    void add(const BoundSql& other)
    {
        sql += other.sql;
        values += other.values;
    }
};

[[nodiscard]] SQLite::Statement prepare(Connection& connection, const BoundSql& sql);

/// The condition, as withoutWordless() left it, on the row `p` of the table paper. The one place where
/// queries become SQL; whatever a person wrote is a bound value. Reads the names of feeds and folders.
[[nodiscard]] BoundSql conditionSql(Connection& connection, const Condition& condition,
                                    const QueryContext& context);

/// The row `p` is listed by one of the feeds. Small feeds are gathered, of large ones each paper is asked.
[[nodiscard]] BoundSql listedInSql(Connection& connection, const QList<FeedId>& feeds);

/// The row `p` has one of the tags.
[[nodiscard]] BoundSql taggedSql(const QList<TagId>& tags);

/// Those that are subscribed to.
[[nodiscard]] QList<FeedId> feedsOfFolder(Connection& connection, FolderId folder);

} // namespace offprint
