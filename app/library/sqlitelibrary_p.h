#pragma once

#include "app/library/feedstoring.h"
#include "app/library/librarycore.h"
#include "app/library/readmarking.h"
#include "app/library/sqlitelibrary.h"
#include "app/storage/changeset.h"
#include "app/storage/steptables.h"

namespace offprint {

[[nodiscard]] inline LibraryChange subscriptionsChanged()
{
    LibraryChange change;
    change.subscriptions = true;
    return change;
}

/// Of papers whose marks or notes changed, which are counted.
[[nodiscard]] inline LibraryChange papersChanged(const QList<PaperId>& ids)
{
    LibraryChange change;
    change.papersChanged = QSet<PaperId>(ids.begin(), ids.end());
    change.subscriptions = !ids.isEmpty();
    return change;
}

class SqliteLibrary::Private : public LibraryCore
{
public:
    using LibraryCore::LibraryCore;

    /// A change of the user's that can be taken back. `work` says in its third argument what it was; what
    /// changed nothing leaves no step.
    template<class T, class Work> Reply<T> changeUndoably(const StepGroup& group, Work work)
    {
        return change<T>(Durability::User,
                         [group, work = std::move(work)](Connection& connection, LibraryChange& told) {
                             ChangeRecorder recorder(connection);
                             StepPart step;
                             Result<T> result = work(connection, told, step);
                             if (result && !group.isNone())
                                 remember(connection, recorder, std::move(step), group, told);
                             return result;
                         });
    }

    /// As `changeUndoably`, to tables that the sidebar shows.
    template<class Tables, class T, class Work> Reply<T> changeTables(const StepGroup& group, Work work)
    {
        return changeUndoably<T>(
            group, [work = std::move(work)](Connection& connection, LibraryChange& told, StepPart& step) {
                Tables tables(connection);
                Result<T> result = work(tables, step);
                if (result)
                    told = subscriptionsChanged();
                return result;
            });
    }

    static void remember(Connection& connection, ChangeRecorder& recorder, StepPart step,
                         const StepGroup& group, LibraryChange& told)
    {
        const bool isRegrouping = step.kind == Step::Kind::Separate || step.kind == Step::Kind::Unite;
        if (!isRegrouping) // which moves notes, and moves them back
            step.changes = recorder.changes();
        if (!isRegrouping && step.papers.isEmpty() && step.changes.isEmpty())
            return;
        StepTables(connection).add(step, group, QDateTime::currentDateTimeUtc());
        told.steps = true;
    }

    /// Shared with the jobs, which may outlive this while it is destroyed.
    const std::shared_ptr<OpenDocuments> documents = std::make_shared<OpenDocuments>();
    const std::shared_ptr<RunningMarks> runningMarks = std::make_shared<RunningMarks>();
};

} // namespace offprint
