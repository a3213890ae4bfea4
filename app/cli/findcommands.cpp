#include "app/cli/sourcecommands.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/refresh/pagedolderpapers.h"
#include "app/refresh/pagefeedfinder.h"
#include "app/refresh/timerrefresher.h"
#include "models/reply.h"

#include <QtCore/QEventLoop>
#include <QtCore/QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// A file or folder may be named as a shell names it.
QString addressOf(const QString& typed)
{
    const QFileInfo file(typed);
    return file.exists() ? file.absoluteFilePath() : typed;
}

Result<FoundFeeds> findNow(SqliteLibrary& library, const RefreshOptions& options, const QString& typed)
{
    TimerRefresher fetcher(library, options);
    PageFeedFinder finder(fetcher, library);
    Result<FoundFeeds> found = failure(ErrorCode::Cancelled);
    QEventLoop loop;
    whenReady(finder.find(addressOf(typed)), &loop, [&](const Result<FoundFeeds>& result) {
        found = result;
        loop.quit();
    });
    loop.exec();
    return found;
}

void printFound(const FoundFeed& feed)
{
    const QString count = feed.entryCount == 1 ? u"1 entry"_s : u"%1 entries"_s.arg(feed.entryCount);
    const bool isSeen = feed.kind != FeedKind::Unknown || feed.entryCount > 0;
    print(feed.url + u'\n');
    if (!feed.title.isEmpty())
        print(u"  %1\n"_s.arg(feed.title));
    print(isSeen ? u"  %1, %2\n"_s.arg(toString(feed.kind), count) : u"  not looked at\n"_s);
    if (feed.subscribed)
        print(u"  subscribed already, as feed %1\n"_s.arg(feed.subscribed->value));
    for (const EntryPreview& entry : feed.newest) {
        const QString day = entry.date.isValid() ? entry.date.date().toString(Qt::ISODate) + u' ' : QString();
        print(u"  - %1%2\n"_s.arg(day, entry.title));
    }
    for (const QString& warning : feed.warnings)
        complain(warning);
}

/// To its end, or to where it fails.
OlderProgress loadNow(SqliteLibrary& library, const RefreshOptions& options, FeedId feed, const QDate& until)
{
    TimerRefresher fetcher(library, options);
    PagedOlderPapers older(fetcher, {library, library, library});
    QEventLoop loop;
    QObject::connect(&older, &OlderPapers::progressChanged, &loop, [&](const OlderProgress& progress) {
        if (progress.feed != feed)
            return;
        if (progress.isRunning && progress.reached.isValid())
            print(u"%1: %2 new papers so far\n"_s.arg(progress.reached.toString(Qt::ISODate))
                      .arg(progress.newPapers));
        if (!progress.isRunning && (progress.isFinished || progress.failure))
            loop.quit();
    });
    QMetaObject::invokeMethod(&loop, [&] { older.start(feed, until); }, Qt::QueuedConnection);
    loop.exec();
    return older.progress(feed).value_or(OlderProgress());
}

} // namespace

ExitCode findFeeds(const QString& folder, const Arguments& given)
{
    if (given.rest.size() < 2)
        return wrongUse(u"Give an address, a page's or a feed's."_s);
    const auto library = openLibrary(folder, true);
    if (!library)
        return fail(library.error());
    const auto found = findNow(**library, refreshOptions(folder), given.rest.mid(1).join(u' '));
    if (!found)
        return fail(found.error());
    for (const FoundFeed& feed : found->feeds)
        printFound(feed);
    return ExitCode::Fine;
}

ExitCode loadOlder(const QString& folder, const Arguments& given)
{
    if (given.rest.size() != 2)
        return wrongUse(u"Name one feed, by its number or address."_s);
    const QString typed = given.options.value(u"--until"_s);
    const QDate until = QDate::fromString(typed, Qt::ISODate);
    if (given.has(u"--until"_s) && !until.isValid())
        return wrongUse(u"--until wants a day, as 2025-03-14."_s);
    const auto library = openLibrary(folder);
    if (!library)
        return fail(library.error());
    const auto feed = feedNamed(**library, given.rest[1]);
    if (!feed)
        return fail(feed.error());
    const OlderProgress progress = loadNow(**library, refreshOptions(folder), *feed, until);
    if (progress.failure)
        return fail(*progress.failure);
    print(u"%1 new papers, back to %2.\n"_s.arg(progress.newPapers)
              .arg(progress.reached.isValid() ? progress.reached.toString(Qt::ISODate) : u"the beginning"_s));
    return ExitCode::Fine;
}

} // namespace offprint
