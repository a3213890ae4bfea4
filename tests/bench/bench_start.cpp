#include "app/filesettings.h"
#include "tests/bench/answers.h"
#include "tests/bench/figure.h"
#include "tests/bench/longfeed.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int runCount = 11;

constexpr int feedLength = 10'000;

/// A library of `count` papers, as it is after the first run.
void fill(const QString& folder, int count)
{
    SqliteLibrary library(folder, {.program = u"bench"_s});
    wait(library.open());
    // They are asked again in a year only: this is about starting.
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int number = 0; number * feedLength < count; ++number) {
        const FeedId feed = wait(library.addFeed(u"https://example.org/%1"_s.arg(number)));
        const int length = std::min(feedLength, count);
        storeBytes(library, feed, makeLongFeed(length, number), length);
        wait(library.recordUnchanged({{feed, {.checked = now, .nextDue = now.addYears(1)}}}));
    }
    FileSettings settings(folder + "/settings.ini"_L1);
    settings.setWelcomeDone(true);
}

/// Milliseconds from the start of the process until it says that it has painted.
double timeToPaint(const QString& program, const QStringList& arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForReadyRead(60'000) || !process.readLine().startsWith("painted"))
        qFatal("%s did not paint: %s", qPrintable(program), process.readAllStandardError().constData());
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    process.waitForFinished(60'000);
    return milliseconds;
}

/// Against an empty window, and against one that has to load the same libraries.
void measure(int papers)
{
    const QTemporaryDir folder;
    fill(folder.path(), papers);
    const QString name = u"start to first painted list with %1 papers"_s.arg(papers);
    Figure figure{.name = name, .unit = u"ms"_s, .runs = {}, .baselineRuns = {}, .target = 2.0};
    Figure linked{.name = name + u", against the same libraries"_s,
                  .unit = u"ms"_s,
                  .runs = {},
                  .baselineRuns = {},
                  .target = 2.0};
    for (int run = -1; run < runCount; ++run) {
        const double empty = timeToPaint(QStringLiteral(START_EMPTY), {});
        const double loaded = timeToPaint(QStringLiteral(START_LINKED), {});
        const double whole = timeToPaint(QStringLiteral(START_OFFPRINT), {folder.path()});
        if (run < 0)
            continue; // the first of each reads the libraries from disk
        figure.baselineRuns.push_back(empty);
        linked.baselineRuns.push_back(loaded);
        figure.runs.push_back(whole);
    }
    linked.runs = figure.runs;
    figure.print();
    linked.print();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    for (const int papers : {1'000, 10'000, 100'000})
        measure(papers);
    return 0;
}
