#pragma once

#include "app/library/feedstoring.h"
#include "app/library/librarycore.h"
#include "app/library/readmarking.h"
#include "app/library/sqlitelibrary.h"

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

    /// A change to the feeds' tables, as one transaction of the user's.
    template<class T, class Work> Reply<T> changeFeeds(Work work)
    {
        return changeTables<FeedTables, T>(std::move(work));
    }

    /// As `changeFeeds`, to other tables that the sidebar shows.
    template<class Tables, class T, class Work> Reply<T> changeTables(Work work)
    {
        return change<T>(Durability::User,
                         [work = std::move(work)](Connection& connection, LibraryChange& told) {
                             Tables tables(connection);
                             Result<T> result = work(tables);
                             if (result)
                                 told = subscriptionsChanged();
                             return result;
                         });
    }

    /// Shared with the jobs, which may outlive this while it is destroyed.
    const std::shared_ptr<OpenDocuments> documents = std::make_shared<OpenDocuments>();
    const std::shared_ptr<RunningMarks> runningMarks = std::make_shared<RunningMarks>();
};

} // namespace offprint
