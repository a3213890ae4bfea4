// How long the window can do nothing else while many feeds come in.

#include "app/library/sqlitelibrary.h"
#include "app/refresh/timerrefresher.h"
#include "tests/bench/figure.h"
#include "tests/bench/longfeed.h"
#include "tests/support/fakefeedfinder.h"
#include "tests/support/fakeolderpapers.h"
#include "tests/support/fakeoutlinefiles.h"
#include "tests/support/fakesettings.h"
#include "tests/support/httpserver.h"
#include "ui/mainwindow.h"
#include "ui/notes/syntax.h"
#include "ui/papers/paperlistpane.h"
#include "ui/theme/appearance.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int feedCount = 20;
constexpr int entriesEach = 1'000;
constexpr int runCount = 3;
constexpr int patience = 300'000; // milliseconds

/// The longest time between two turns of the event loop, of a timer that wants one every millisecond.
class StallProbe final : public QObject
{
public:
    StallProbe()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, double(m_last.nsecsElapsed()) / 1e6);
            m_last.start();
        });
    }
    void start()
    {
        m_longest = 0;
        m_last.start();
        m_timer.start(1);
    }
    /// Milliseconds.
    [[nodiscard]] double longest() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_last;
    double m_longest = 0;
};

void wait(const auto& reply)
{
    if (!QTest::qWaitFor([&] { return reply.isFinished(); }, patience) || !reply.result())
        qFatal("the library did not do as it was asked");
}

/// A person who reads on meanwhile: the next paper and a star, ten times a second.
void readAlong(MainWindow& window, QTimer& hand)
{
    auto* list = window.findChild<PaperListPane*>();
    QObject::connect(&hand, &QTimer::timeout, &window, [&window, list, turn = 0]() mutable {
        ++turn % 40 == 0 ? list->showNewPapers() : list->selectNext();
        if (turn % 5 == 0)
            window.actions().star->trigger();
    });
    hand.start(100);
}

double longestStall(QApplication& qt, HttpServer& server)
{
    const QTemporaryDir folder;
    FakeSettings settings;
    settings.setWelcomeDone(true);
    Appearance appearance(qt, settings);
    Syntax syntax;
    SqliteLibrary library(folder.path(), {.addSample = true, .program = u"bench"_s});
    wait(library.open());
    for (int feed = 0; feed < feedCount; ++feed)
        wait(library.addFeed(server.url(u"/%1"_s.arg(feed))));
    TimerRefresher refresher(library);
    FakeFeedFinder finder;
    FakeOlderPapers older;
    FakeOutlineFiles outlines;
    MainWindow window(library, refresher, finder, older, outlines, settings, appearance, syntax, {});
    window.show();
    if (!QTest::qWaitFor([&] { return window.isSettled(); }, patience))
        qFatal("the window did not come to rest");

    QSignalSpy finished(&refresher, &Refresher::roundFinished);
    QTimer hand;
    readAlong(window, hand);
    StallProbe probe;
    probe.start();
    QObject::connect(&refresher, &Refresher::roundFinished, &qt, &QApplication::quit);
    QTimer::singleShot(patience, &window, [] { qFatal("the refresh did not end"); });
    refresher.refreshAll();
    QApplication::exec(); // the real loop: the test library's own waits would show as stalls
    const auto status = finished[0][0].value<RefreshStatus>();
    if (status.failed > 0 || status.newPapers != feedCount * entriesEach)
        qFatal("%d feeds failed, %d papers came", status.failed, status.newPapers);
    return probe.longest();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication qt(argc, argv);
    HttpServer server;
    for (int feed = 0; feed < feedCount; ++feed)
        server.script("/" + QByteArray::number(feed),
                      {.body = makeLongFeed(entriesEach, feed), .contentType = "application/rss+xml"});
    Figure figure{.name = u"longest stall of the window while 20 feeds of 1000 entries come in"_s,
                  .unit = u"ms"_s,
                  .runs = {},
                  .baselineRuns = {},
                  .target = 50};
    for (int run = 0; run < runCount; ++run)
        figure.runs.push_back(longestStall(qt, server));
    figure.print();
    return 0;
}
