// How long the window can do nothing else while many feeds come in.

#include "app/library/sqlitelibrary.h"
#include "app/refresh/timerrefresher.h"
#include "tests/bench/figure.h"
#include "tests/bench/longfeed.h"
#include "tests/support/fakefeedfinder.h"
#include "tests/support/fakeolderpapers.h"
#include "tests/support/fakeoutlinefiles.h"
#include "tests/support/fakepaperfiles.h"
#include "tests/support/fakepaperimports.h"
#include "tests/support/fakepdfs.h"
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

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int runCount = 3;
constexpr int patience = 300'000; // milliseconds
constexpr qint64 bodyLimit = 1LL << 30;

/// Feeds that come in all at once.
struct Scenario
{
    QString name;
    int feeds = 0;
    int entriesEach = 0;
    int hosts = 1;
};

const std::array<Scenario, 5> scenarios{{{u"20 feeds of 1000 entries come in"_s, 20, 1'000, 1},
                                         {u"1000 feeds of one server come in"_s, 1'000, 5, 1},
                                         {u"1000 feeds of 200 hosts come in"_s, 1'000, 5, 200},
                                         {u"10000 feeds have nothing new"_s, 10'000, 0, 200},
                                         {u"a feed of 100000 entries comes in"_s, 1, 100'000, 1}}};

/// The times between two turns of the event loop, of a timer that wants one every millisecond.
class StallProbe final : public QObject
{
public:
    StallProbe()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_gaps.push_back(double(m_last.nsecsElapsed()) / 1e6);
            m_last.start();
        });
    }
    void start()
    {
        m_last.start();
        m_timer.start(1);
    }

    /// Milliseconds, of which so many in a thousand were shorter.
    [[nodiscard]] double perMille(double part) const
    {
        std::vector<double> gaps = m_gaps;
        std::ranges::sort(gaps);
        return gaps.at(std::min(size_t(double(gaps.size()) * part / 1000.0), gaps.size() - 1));
    }

private:
    QTimer m_timer;
    QElapsedTimer m_last;
    std::vector<double> m_gaps;
};

struct Stalls
{
    double longest = 0; ///< milliseconds
    double usual = 0;   ///< of 999 in a thousand
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

QString pathOf(const Scenario& scenario, int feed)
{
    return u"/%1/%2/%3"_s.arg(scenario.hosts).arg(scenario.feeds).arg(feed);
}

Stalls stallsOf(QApplication& qt, const HttpServer& server, const Scenario& scenario)
{
    const QTemporaryDir folder;
    FakeSettings settings;
    settings.setWelcomeDone(true);
    Appearance appearance(qt, settings);
    Syntax syntax;
    SqliteLibrary library(folder.path(), {.addSample = true, .program = u"bench"_s});
    wait(library.open());
    Outline feeds;
    for (int feed = 0; feed < scenario.feeds; ++feed) {
        const QString host = u"127.0.%1.1"_s.arg(feed % scenario.hosts);
        feeds.feeds.append({.url = server.url(pathOf(scenario, feed), host)});
    }
    wait(library.addOutline(feeds));
    TimerRefresher refresher(library, {.bodyLimit = bodyLimit});
    FakeFeedFinder finder;
    FakeOlderPapers older;
    FakeOutlineFiles outlines;
    FakePaperFiles files;
    FakePaperImports imports;
    FakePdfs pdfs;
    MainWindow window(library, refresher, finder, older, outlines, files, imports, pdfs, settings, appearance,
                      syntax, {});
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
    if (status.failed > 0 || status.newPapers != scenario.feeds * scenario.entriesEach)
        qFatal("%d feeds failed, %d papers came", status.failed, status.newPapers);
    return {probe.perMille(1000), probe.perMille(999)};
}

void measure(QApplication& qt, HttpServer& server, const Scenario& scenario)
{
    for (int feed = 0; feed < scenario.feeds; ++feed)
        server.script(pathOf(scenario, feed).toLatin1(), {.body = makeLongFeed(scenario.entriesEach, feed),
                                                          .contentType = "application/rss+xml"});
    Figure longest{u"longest stall of the window while "_s + scenario.name, u"ms"_s, {}, {}, 50};
    Figure usual{u"stall of 999 in 1000 while "_s + scenario.name, u"ms"_s, {}, {}, 16};
    for (int run = 0; run < runCount; ++run) {
        const Stalls stalls = stallsOf(qt, server, scenario);
        longest.runs.push_back(stalls.longest);
        usual.runs.push_back(stalls.usual);
    }
    longest.print();
    usual.print();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication qt(argc, argv);
    HttpServer server(HttpServer::Kind::ManyHosts);
    for (const Scenario& scenario : scenarios)
        measure(qt, server, scenario);
    return 0;
}
