#include "app/library/sqlitelibrary_p.h"

#include "app/storage/partjoiner.h"

namespace offprint {

namespace {

LibraryChange changeOf(const Regrouped& done)
{
    LibraryChange change;
    for (const PaperId id : done.separated)
        change.papersAdded.insert(id);
    for (const PaperId id : done.joined + done.changed)
        change.papersChanged.insert(id);
    change.subscriptions = !done.isEmpty();
    return change;
}

template<class Work> Result<> regroup(Connection& connection, LibraryChange& told, Work work)
{
    PaperRows rows(connection);
    PartJoiner joiner(connection, rows, QDateTime::currentDateTimeUtc());
    const Result<Regrouped> done = work(joiner);
    if (!done)
        return std::unexpected(done.error());
    rows.finish();
    told = changeOf(*done);
    return {};
}

} // namespace

Reply<PaperHistory> SqliteLibrary::paperHistory(PaperId id)
{
    return d->read<PaperHistory>([id](LibraryReader& reader) -> Result<PaperHistory> {
        const auto history = reader.history(id);
        return history ? Result<PaperHistory>(*history)
                       : failure(ErrorCode::NotFound, QString::number(id.value));
    });
}

Reply<QList<PaperId>> SqliteLibrary::setUpdated(const QList<PaperId>& ids, bool isUpdated)
{
    return d->change<QList<PaperId>>(
        Durability::User, [=](Connection& connection, LibraryChange& told) -> Result<QList<PaperId>> {
            auto marked = UserTables(connection).setUpdated(ids, isUpdated);
            told.papersChanged = QSet<PaperId>(marked.begin(), marked.end());
            return marked;
        });
}

Reply<PaperId> SqliteLibrary::separate(PaperId merged)
{
    return d->change<PaperId>(
        Durability::User, [=](Connection& connection, LibraryChange& told) -> Result<PaperId> {
            return regroup(connection, told, [=](PartJoiner& joiner) { return joiner.separate(merged); })
                .transform([=] { return merged; });
        });
}

Reply<> SqliteLibrary::unite(PaperId into, PaperId other)
{
    return d->change<void>(Durability::User, [=](Connection& connection, LibraryChange& told) -> Result<> {
        return regroup(connection, told, [=](PartJoiner& joiner) { return joiner.unite(into, other); });
    });
}

} // namespace offprint
