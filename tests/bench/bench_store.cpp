#include "tests/bench/answers.h"
#include "tests/bench/baresqlite.h"
#include "tests/bench/figure.h"
#include "tests/bench/longfeed.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int entryCount = 10'000;
constexpr int runCount = 5;
constexpr int feedCount = 10; ///< of the library that the feed is stored into at last

/// The longest time until a star was on disk while a feed was being stored, in milliseconds.
double longestStar(SqliteLibrary& library, const QByteArray& bytes, const QList<PaperStub>& papers)
{
    const FeedId feed = wait(library.addFeed(u"https://example.org/stars"_s));
    const auto parsed = parseFeed(bytes, {});
    const auto storing = library.storeFeed(feed, *parsed, {});
    double longest = 0;
    for (qsizetype i = 0; i < papers.size() && !storing.isFinished(); ++i) {
        QElapsedTimer timer;
        timer.start();
        wait(library.setStarred({papers[i].id}, true));
        longest = std::max(longest, secondsOf(timer) * 1e3);
        // The next at another moment of a transaction
        const int known = wait(library.subscriptions()).paperCount;
        while (!storing.isFinished() && wait(library.subscriptions()).paperCount == known) {
        }
        timer.start();
        while (!storing.isFinished() && timer.elapsed() < i * 17 % 80)
            wait(library.subscriptions());
    }
    wait(storing);
    return longest;
}

/// How the time grows with what is there: the same feed again, and another into a library of 100 000.
void measureGrowth(const std::vector<double>& intoEmpty)
{
    const QTemporaryDir folder;
    SqliteLibrary library(folder.path(), {.program = u"bench"_s});
    wait(library.open());
    for (int number = 0; number < feedCount; ++number) {
        const FeedId feed = wait(library.addFeed(u"https://example.org/%1"_s.arg(number)));
        storeBytes(library, feed, makeLongFeed(entryCount, number), entryCount);
    }
    Figure again{u"store the same 10000 entries again"_s, u"s"_s, {}, intoEmpty, 1.0};
    Figure large{u"store 10000 entries into a library of 100000"_s, u"s"_s, {}, intoEmpty, 2.0};
    Figure star{u"longest star while 10000 entries are stored"_s, u"ms"_s, {}, {}, 100};
    const FeedId first = wait(library.subscriptions()).feeds.first().id;
    const QByteArray known = makeLongFeed(entryCount, 0);
    for (int run = 0; run < 3; ++run) {
        again.runs.push_back(storeBytes(library, first, known, 0));
        const FeedId feed = wait(library.addFeed(u"https://example.org/large-%1"_s.arg(run)));
        large.runs.push_back(
            storeBytes(library, feed, makeLongFeed(entryCount, feedCount + run), entryCount));
    }
    star.runs.push_back(
        longestStar(library, makeLongFeed(entryCount, feedCount + 3), wait(library.find({}))));
    again.print();
    large.print();
    star.print();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QByteArray bytes = makeLongFeed(entryCount, 0);
    Figure figure{u"store 10000 entries"_s, u"s"_s, {}, {}, 2.0};
    StoredRows rows;
    for (int run = 0; run < runCount; ++run) {
        const QTemporaryDir stored;
        {
            SqliteLibrary library(stored.path(), {.program = u"bench"_s});
            wait(library.open());
            const FeedId feed = wait(library.addFeed(u"https://example.org/feed"_s));
            figure.runs.push_back(storeBytes(library, feed, bytes, entryCount));
        }
        if (rows.papers == 0)
            rows = readRows(stored.filePath(u"library.sqlite"_s));
        const QTemporaryDir bare;
        figure.baselineRuns.push_back(insertRows(rows, bare.filePath(u"bare.sqlite"_s)));
    }
    figure.print();
    measureGrowth(figure.runs);
    return 0;
}
