#include "app/library/sqlitelibrary_p.h"
#include "app/storage/searchtables.h"

namespace offprint {

Reply<SearchId> SqliteLibrary::addSearch(const SavedSearch& search)
{
    return d->changeTables<SearchTables, SearchId>([=](SearchTables& tables) { return tables.add(search); });
}

Reply<> SqliteLibrary::editSearch(const SavedSearch& search)
{
    return d->changeTables<SearchTables, void>([=](SearchTables& tables) { return tables.edit(search); });
}

Reply<> SqliteLibrary::moveSearch(SearchId id, int position)
{
    return d->changeTables<SearchTables, void>(
        [=](SearchTables& tables) { return tables.move(id, position); });
}

Reply<> SqliteLibrary::removeSearch(SearchId id)
{
    return d->changeTables<SearchTables, void>(
        [=](SearchTables& tables) { return tables.remove(id, QDateTime::currentDateTimeUtc()); });
}

Reply<> SqliteLibrary::restoreSearch(SearchId id)
{
    return d->changeTables<SearchTables, void>([=](SearchTables& tables) { return tables.restore(id); });
}

} // namespace offprint
