#include "app/library/arrivalrules.h"
#include "app/library/sqlitelibrary_p.h"
#include "app/storage/librarytables.h"
#include "app/storage/searchtables.h"

namespace offprint {

namespace {

/// A change to a saved search, with what follows for the papers it hides: those it no longer does.
template<class Work> auto changing(SearchId search, Step::Kind kind, const Work& work)
{
    return [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<QList<PaperId>> {
        SearchTables tables(connection);
        const auto before = tables.search(search);
        if (const Result<> changed = work(tables); !changed)
            return std::unexpected(changed.error());
        told.subscriptions = true;
        const bool hasOtherWords = before && before->words != tables.search(search)->words;
        QList<PaperId> shown = hasOtherWords ? showMisfits(connection, search) : QList<PaperId>();
        const QList<PaperId> hidden = tables.hiddenBy(search);
        updateVisibility(connection, hidden);
        for (const PaperId paper : hidden + shown)
            told.papersChanged.insert(paper);
        step = {.kind = kind,
                .name = before ? before->name : QString(),
                .subject = QString::number(search.value),
                .papers = shown};
        return shown;
    };
}

template<class Work> auto changingOnly(SearchId search, Step::Kind kind, const Work& work)
{
    return
        [change = changing(search, kind, work)](Connection& connection, LibraryChange& told, StepPart& step) {
            return change(connection, told, step).transform([](const QList<PaperId>&) {});
        };
}

} // namespace

Reply<SearchId> SqliteLibrary::addSearch(const SavedSearch& search)
{
    return d->changeTables<SearchTables, SearchId>({}, [=](SearchTables& tables, StepPart& step) {
        step = {.kind = Step::Kind::AddSearch, .name = search.name};
        return tables.add(search);
    });
}

Reply<QList<PaperId>> SqliteLibrary::editSearch(const SavedSearch& search)
{
    return d->changeUndoably<QList<PaperId>>(
        {}, changing(search.id, Step::Kind::EditSearch,
                     [=](SearchTables& tables) { return tables.edit(search); }));
}

Reply<> SqliteLibrary::moveSearch(SearchId id, int position)
{
    return d->changeTables<SearchTables, void>({}, [=](SearchTables& tables, StepPart& step) {
        const auto moved = tables.search(id);
        step = {.kind = Step::Kind::MoveSearch, .name = moved ? moved->name : QString()};
        return tables.move(id, position);
    });
}

Reply<> SqliteLibrary::removeSearch(SearchId id)
{
    return d->changeUndoably<void>({}, changingOnly(id, Step::Kind::RemoveSearch, [=](SearchTables& tables) {
                                       return tables.remove(id, QDateTime::currentDateTimeUtc());
                                   }));
}

Reply<> SqliteLibrary::restoreSearch(SearchId id)
{
    return d->changeUndoably<void>({}, changingOnly(id, Step::Kind::AddSearch, [=](SearchTables& tables) {
                                       return tables.restore(id);
                                   }));
}

} // namespace offprint
