#include "app/library/sqlitelibrary_p.h"
#include "app/storage/citekeytables.h"

namespace offprint {

Reply<QList<Citation>> SqliteLibrary::citations(const QList<PaperId>& ids, const QString& keyPattern)
{
    return d->change<QList<Citation>>(Durability::User,
                                      [=](Connection& connection, LibraryChange&) -> Result<QList<Citation>> {
                                          return CiteKeyTables(connection).citations(ids, keyPattern);
                                      });
}

} // namespace offprint
