#pragma once

#include "app/storage/connection.h"
#include "models/domain/feed.h"
#include "models/query/queryparser.h"

namespace offprint {

/// The words as the query language means them; BadQuery, which says why, if they make no sense.
[[nodiscard]] Result<ParsedQuery> readWords(const QString& words, Typing typing = Typing::Over);

/// The user's saved searches. What changes them belongs into a WriteTransaction of Durability::User; throws
/// SQLite::Exception.
class SearchTables final
{
public:
    explicit SearchTables(Connection& connection)
        : m_connection(connection)
    {}

    [[nodiscard]] QList<SavedSearch> all();
    [[nodiscard]] std::optional<SavedSearch> search(SearchId id);

    /// The papers it hides, or would hide if it were there and did.
    [[nodiscard]] QList<PaperId> hiddenBy(SearchId id);

    /// BadArgument without a name, BadQuery if the words make no sense, AlreadyThere if another has the name.
    Result<SearchId> add(const SavedSearch& search);
    Result<> edit(const SavedSearch& search);
    Result<> move(SearchId id, int position);
    Result<> remove(SearchId id, const QDateTime& now);

    /// Under another's name if its own was given away meanwhile.
    Result<> restore(SearchId id);

private:
    [[nodiscard]] Result<> judge(const SavedSearch& search);
    [[nodiscard]] std::optional<SearchId> withName(const QString& name, SearchId except);

    Connection& m_connection;
};

} // namespace offprint
