#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/refreshprogress.h"
#include "app/refresh/timerrefresher.h"
#include "models/sentence.h"

#include <QtCore/QEventLoop>

#include <algorithm>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// The feeds named, or all that can be refreshed.
Result<QList<FeedId>> feedsToAsk(SqliteLibrary& library, const QStringList& names)
{
    const auto all = waited(library.subscriptions());
    if (!all)
        return std::unexpected(all.error());
    QList<FeedId> ids;
    if (names.isEmpty()) {
        for (const Feed& feed : all->feeds) {
            if (feed.isRefreshable())
                ids.append(feed.id);
        }
    }
    for (const QString& name : names) {
        const auto id = feedNamed(library, name);
        if (!id)
            return std::unexpected(id.error());
        const auto feed = std::ranges::find(all->feeds, *id, &Feed::id);
        if (feed != all->feeds.end() && !feed->isRefreshable())
            return failure(ErrorCode::BadArgument, feed->name(), u"it has no address to ask"_s);
        ids.append(*id);
    }
    return ids;
}

/// How the round ended, and whether the library itself failed in it.
struct Round
{
    RefreshStatus status;
    bool isLibraryAtFault = false;
};

Round refreshOnce(SqliteLibrary& library, const RefreshOptions& options, const QList<FeedId>& feeds,
                  RefreshProgress& progress)
{
    Round round;
    TimerRefresher refresher(library, options);
    QEventLoop loop;
    QObject::connect(&refresher, &Refresher::statusChanged, &loop,
                     [&](const RefreshStatus& status) { progress.showStatus(status); });
    QObject::connect(&refresher, &Refresher::feedFinished, &loop, [&](const FeedOutcome& outcome) {
        progress.showFeed(outcome);
        round.isLibraryAtFault |= outcome.failure && outcome.failure->code <= ErrorCode::DiskFull;
    });
    QObject::connect(&refresher, &Refresher::roundFinished, &loop, [&](const RefreshStatus& status) {
        round.status = status;
        loop.quit();
    });
    refresher.refresh(feeds);
    loop.exec();
    return round;
}

} // namespace

ExitCode refreshFeeds(SqliteLibrary& library, const QString& folder, const QList<FeedId>& feeds,
                      bool isVerbose)
{
    RefreshProgress progress(isatty(STDERR_FILENO) != 0, isVerbose);
    const Round round = refreshOnce(library, refreshOptions(folder), feeds, progress);
    progress.showEnd(round.status);
    if (round.status.failure)
        return fail(*round.status.failure);
    if (round.isLibraryAtFault)
        return ExitCode::Failed;
    return round.status.failed > 0 || round.status.isOffline ? ExitCode::BadInput : ExitCode::Fine;
}

ExitCode runRefresh(const QString& folder, const QStringList& arguments)
{
    const Arguments given = Arguments::sort(arguments, {{u"-v"_s, false}});
    if (!given.wrong.isEmpty())
        return wrongUse(given.wrong);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto feeds = feedsToAsk(**library, given.rest);
    if (!feeds)
        return fail(feeds.error());
    if (feeds->isEmpty()) {
        print(u"There is no feed to refresh yet. Add one: offprint feeds add URL\n"_s);
        return ExitCode::Fine;
    }
    return refreshFeeds(**library, folder, *feeds, given.has(u"-v"_s));
}

} // namespace offprint
