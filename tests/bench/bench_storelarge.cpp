// What it takes to store a feed of 200 MB, and a hundred short ones, against nothing but SQLite.

#include "tests/bench/baresqlite.h"
#include "tests/bench/figure.h"
#include "tests/bench/longfeed.h"
#include "tests/bench/memory.h"
#include "tests/bench/storing.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int runCount = 3;

double insertBare(const StoredRows& rows)
{
    const QTemporaryDir folder;
    return insertRows(rows, folder.filePath(u"bare.sqlite"_s));
}

double secondsToHash(const QByteArray& bytes)
{
    QElapsedTimer timer;
    timer.start();
    if (hashOf(bytes).isEmpty())
        qFatal("no hash");
    return secondsOf(timer);
}

void measureLongFeed()
{
    constexpr int entryCount = 100'000;
    const QByteArray bytes = makeLongFeed(entryCount, 0);
    Figure store{u"store 100000 entries ÷ bare SQLite"_s, u"s"_s, {}, {}, 1.5};
    Figure memory{u"memory beyond the body to store 100000 entries"_s, u"MB"_s, {}, {}, 200};
    Figure again{u"the same 100000 entries again, unchanged ÷ hashing them"_s, u"s"_s, {}, {}, 1.2};
    for (int run = 0; run < runCount; ++run) {
        const QTemporaryDir folder;
        {
            SqliteLibrary library(folder.path(), {.program = u"bench"_s});
            wait(library.open());
            const FeedId feed = wait(library.addFeed(u"https://example.org/feed"_s));
            const PeakMemory peak;
            store.runs.push_back(storeDocument(library, feed, bytes, entryCount));
            memory.runs.push_back(peak.growth());
            again.baselineRuns.push_back(secondsToHash(bytes));
            again.runs.push_back(storeDocument(library, feed, bytes, 0, hashOf(bytes)));
        }
        store.baselineRuns.push_back(insertBare(readRows(folder.filePath(u"library.sqlite"_s))));
    }
    store.print();
    memory.print();
    again.print();
}

void measureManyFeeds()
{
    constexpr int feedCount = 100;
    constexpr int entryCount = 100;
    QList<QByteArray> bodies;
    for (int number = 0; number < feedCount; ++number)
        bodies.append(makeLongFeed(entryCount, number));
    Figure figure{u"store 100 feeds of 100 entries ÷ bare SQLite"_s, u"s"_s, {}, {}, 2.0};
    for (int run = 0; run < runCount; ++run) {
        const QTemporaryDir folder;
        {
            SqliteLibrary library(folder.path(), {.program = u"bench"_s});
            wait(library.open());
            double seconds = 0;
            for (int number = 0; number < feedCount; ++number) {
                const FeedId feed = wait(library.addFeed(u"https://example.org/%1"_s.arg(number)));
                seconds += storeDocument(library, feed, bodies[number], entryCount);
            }
            figure.runs.push_back(seconds);
        }
        figure.baselineRuns.push_back(insertBare(readRows(folder.filePath(u"library.sqlite"_s))));
    }
    figure.print();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    measureManyFeeds();
    measureLongFeed();
    return 0;
}
