#include "app/library/sqlitelibrary_p.h"
#include "app/storage/searchtables.h"

namespace offprint {

namespace {

template<class T, class Work> auto onSearches(Work work)
{
    return [work = std::move(work)](Connection& connection, LibraryChange& told) -> Result<T> {
        SearchTables tables(connection);
        Result<T> result = work(tables);
        if (result)
            told = subscriptionsChanged();
        return result;
    };
}

} // namespace

Reply<SearchId> SqliteLibrary::addSearch(const SavedSearch& search)
{
    return d->change<SearchId>(
        Durability::User, onSearches<SearchId>([=](SearchTables& tables) { return tables.add(search); }));
}

Reply<> SqliteLibrary::editSearch(const SavedSearch& search)
{
    return d->change<void>(Durability::User,
                           onSearches<void>([=](SearchTables& tables) { return tables.edit(search); }));
}

Reply<> SqliteLibrary::moveSearch(SearchId id, int position)
{
    return d->change<void>(Durability::User,
                           onSearches<void>([=](SearchTables& tables) { return tables.move(id, position); }));
}

Reply<> SqliteLibrary::removeSearch(SearchId id)
{
    return d->change<void>(Durability::User, onSearches<void>([=](SearchTables& tables) {
                               return tables.remove(id, QDateTime::currentDateTimeUtc());
                           }));
}

Reply<> SqliteLibrary::restoreSearch(SearchId id)
{
    return d->change<void>(Durability::User,
                           onSearches<void>([=](SearchTables& tables) { return tables.restore(id); }));
}

} // namespace offprint
