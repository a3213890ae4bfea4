#include "app/library/sqlitelibrary_p.h"
#include "app/storage/citekeytables.h"
#include "app/storage/keptfiletables.h"
#include "app/storage/publicationtables.h"

namespace offprint {

Reply<QList<Citation>> SqliteLibrary::citations(const QList<PaperId>& ids, const QString& keyPattern)
{
    return d->change<QList<Citation>>(Durability::User,
                                      [=](Connection& connection, LibraryChange&) -> Result<QList<Citation>> {
                                          return CiteKeyTables(connection).citations(ids, keyPattern);
                                      });
}

Reply<> SqliteLibrary::setPublication(PaperId id, const std::optional<Publication>& publication,
                                      const StepGroup& group)
{
    return d->changeUndoably<void>(
        group, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<> {
            const auto paper = LibraryReader(connection).paperWithoutSightings(id);
            if (!PublicationTables(connection).set(id, publication))
                return failure(ErrorCode::NotFound, QString::number(id.value));
            step = {.kind = Step::Kind::EditReference, .name = paper ? paper->title : QString()};
            told = papersChanged({id});
            return {};
        });
}

Reply<QList<KeptFile>> SqliteLibrary::keptFiles()
{
    return d->readConnection<QList<KeptFile>>(
        [](Connection& connection) -> Result<QList<KeptFile>> { return KeptFileTables(connection).all(); });
}

Reply<> SqliteLibrary::keepFile(const KeptFile& kept)
{
    return d->change<void>(Durability::User, [kept](Connection& connection, LibraryChange&) -> Result<> {
        KeptFileTables(connection).keep(kept);
        return {};
    });
}

Reply<> SqliteLibrary::forgetFile(const QString& file)
{
    return d->change<void>(Durability::User, [file](Connection& connection, LibraryChange&) -> Result<> {
        KeptFileTables(connection).forget(file);
        return {};
    });
}

} // namespace offprint
