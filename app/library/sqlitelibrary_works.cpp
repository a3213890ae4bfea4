#include "app/library/regrouping.h"
#include "app/library/sqlitelibrary_p.h"

#include "app/storage/partjoiner.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

void tell(const Regrouped& done, LibraryChange& told)
{
    for (const PaperId id : done.separated)
        told.papersAdded.insert(id);
    for (const PaperId id : done.joined + done.changed)
        told.papersChanged.insert(id);
    told.subscriptions = told.subscriptions || !done.isEmpty();
}

template<class Work> Result<> regroup(Connection& connection, LibraryChange& told, Work work)
{
    PaperRows rows(connection);
    PartJoiner joiner(connection, rows, QDateTime::currentDateTimeUtc());
    const Result<Regrouped> done = work(joiner);
    if (!done)
        return std::unexpected(done.error());
    rows.finish();
    tell(*done, told);
    return {};
}

StepPart regroupingStep(Step::Kind kind, PaperId other, PaperId into, const QString& title)
{
    return {.kind = kind, .name = title, .subject = u"%1 %2"_s.arg(other.value).arg(into.value)};
}

} // namespace

Result<> separatePaper(Connection& connection, PaperId merged, LibraryChange& told)
{
    return regroup(connection, told, [=](PartJoiner& joiner) { return joiner.separate(merged); });
}

Result<> unitePapers(Connection& connection, PaperId into, PaperId other, LibraryChange& told)
{
    return regroup(connection, told, [=](PartJoiner& joiner) { return joiner.unite(into, other); });
}

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
    return d->changeUndoably<PaperId>(
        {}, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<PaperId> {
            LibraryReader reader(connection);
            const PaperId from = reader.holderOf(merged);
            return separatePaper(connection, merged, told).transform([&] {
                const auto apart = reader.paperWithoutSightings(merged);
                step = regroupingStep(Step::Kind::Separate, merged, from, apart ? apart->title : QString());
                return merged;
            });
        });
}

Reply<> SqliteLibrary::unite(PaperId into, PaperId other)
{
    return d->changeUndoably<void>(
        {}, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<> {
            const auto apart = LibraryReader(connection).paperWithoutSightings(other);
            return unitePapers(connection, into, other, told).transform([&] {
                step = regroupingStep(Step::Kind::Unite, other, into, apart ? apart->title : QString());
            });
        });
}

} // namespace offprint
