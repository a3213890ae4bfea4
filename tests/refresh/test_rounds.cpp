#include "tests/refresh/refreshfixture.h"

#include <QtNetwork/QNetworkProxy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

/// Rounds: who is asked, when, how many at once, and what is told of it.
class TestRounds : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RefreshFixture> f;

    QByteArray addScripted(const QString& name, const ScriptedAnswer& answer)
    {
        const QString path = u'/' + name;
        f->server.script(path.toLatin1(), answer);
        m_last = f->add(f->server.url(path));
        return path.toLatin1();
    }
    QByteArray addGood(const QString& name)
    {
        return addScripted(name, {.body = rssOf({u"Paper of "_s + name}, u"Feed "_s + name)});
    }
    static QList<RefreshStatus> statuses(const QSignalSpy& spy)
    {
        QList<RefreshStatus> all;
        for (const QList<QVariant>& arguments : spy)
            all.append(arguments.first().value<RefreshStatus>());
        return all;
    }

    FeedId m_last;

private Q_SLOTS:
    void init()
    {
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        f = std::make_unique<RefreshFixture>();
    }
    void cleanup() { f.reset(); }

    void onlyTheFeedsNamedAreAsked()
    {
        addGood(u"one"_s);
        addGood(u"two"_s);
        const QList<FeedOutcome> outcomes = f->round({m_last});
        QCOMPARE(outcomes.size(), 1);
        QCOMPARE(outcomes.first().feed, m_last);
        QVERIFY(f->server.requests("/one").isEmpty());
    }

    void anEmptyRoundEndsToo() { QVERIFY(f->round().isEmpty()); }

    void oneThatFailsDoesNotHoldUpTheOthers()
    {
        f->options.connectTimeout = 1s;
        addScripted(u"silent"_s, {.delivery = Delivery::Silent});
        addScripted(u"broken"_s, {.status = 500});
        addGood(u"good"_s);
        f->makeRefresher();
        QSignalSpy ended(f->refresher.get(), &Refresher::roundFinished);
        QCOMPARE(f->round().size(), 3);
        const auto status = ended.first().first().value<RefreshStatus>();
        QCOMPARE(status.total, 3);
        QCOMPARE(status.done, 3);
        QCOMPARE(status.failed, 2);
        QCOMPARE(status.newPapers, 1);
        QVERIFY(!status.isRunning && status.current.isEmpty());
        QCOMPARE(f->titles(), QStringList{u"Paper of good"_s});
    }

    void aHostIsNotFlooded()
    {
        for (int i = 0; i < 12; ++i)
            addGood(QString::number(i));
        QCOMPARE(f->round().size(), 12);
        QVERIFY(f->server.mostAtOnce() <= 2);
        QCOMPARE(f->titles().size(), 12);
    }

    void arxivIsAskedOneAtATime()
    {
        // The server stands as a proxy for every host
        QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, f->server.port()});
        for (const char* path : {"/rss/cs.LG", "/rss/cs.CL", "/moved"})
            f->server.script(path, {.body = rssOf({QLatin1StringView(path)})});
        f->server.script("/rss/old", redirectTo("http://rss.arxiv.org/moved", 301));
        for (const QString& url : {u"http://rss.arxiv.org/rss/cs.LG"_s,
                                   u"http://export.arxiv.org/rss/cs.CL"_s, u"http://arxiv.org/rss/old"_s})
            QVERIFY(f->add(url).isValid());
        QCOMPARE(f->round().size(), 3);
        const auto requests = f->server.requests();
        QCOMPARE(requests.size(), 4); // the redirect is a request like any other
        for (qsizetype i = 1; i < requests.size(); ++i) {
            QVERIFY(requests[i].received - requests[i - 1].received >= f->options.arxivPause);
            QVERIFY(requests[i].host.endsWith("arxiv.org"));
        }
        QCOMPARE(f->server.mostAtOnce(), 1);
        QCOMPARE(f->titles().size(), 3);
    }

    void aRoundIsCancelled()
    {
        addScripted(u"silent"_s, {.delivery = Delivery::Silent});
        for (int i = 0; i < 9; ++i)
            addScripted(QString::number(i), {.body = "<rss", .delivery = Delivery::Stalled});
        TimerRefresher& refresher = f->makeRefresher();
        QSignalSpy told(&refresher, &Refresher::feedFinished);
        QSignalSpy ended(&refresher, &Refresher::roundFinished);
        refresher.refreshAll();
        QTRY_VERIFY(!f->server.requests().isEmpty());
        refresher.cancel();
        QVERIFY(ended.wait());
        QCOMPARE(told.size(), 10);
        for (const QList<QVariant>& one : std::as_const(told))
            QCOMPARE(one.first().value<FeedOutcome>().failure.value_or(Error{}).code, ErrorCode::Cancelled);
        const auto status = ended.first().first().value<RefreshStatus>();
        QCOMPARE(status.failed, 0);
        QVERIFY(!status.isRunning);
        QVERIFY(!f->feed(m_last).failure);
        QVERIFY(!f->feed(m_last).lastChecked.isValid());
    }

    void closingDoesNotWaitForServers()
    {
        for (int i = 0; i < 4; ++i)
            addScripted(QString::number(i), {.delivery = Delivery::Silent});
        f->makeRefresher().refreshAll();
        QTRY_VERIFY(!f->server.requests().isEmpty());
        QElapsedTimer timer;
        timer.start();
        f->refresher.reset();
        QVERIFY(timer.elapsed() < 5'000);
    }

    void feedsAskedForMeanwhileJoinTheRound()
    {
        addScripted(u"slow"_s, {.delivery = Delivery::Silent});
        const FeedId slow = m_last;
        TimerRefresher& refresher = f->makeRefresher();
        QSignalSpy told(&refresher, &Refresher::feedFinished);
        QSignalSpy ended(&refresher, &Refresher::roundFinished);
        refresher.refresh({slow});
        QTRY_VERIFY(!f->server.requests("/slow").isEmpty());
        addGood(u"new"_s);
        refresher.refresh({m_last, slow});
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.first().first().value<FeedOutcome>().feed, m_last);
        QVERIFY(ended.isEmpty());
        QTRY_COMPARE(refresher.status().total, 2);
        QCOMPARE(f->server.requests("/slow").size(), 1);
        refresher.cancel();
        QVERIFY(ended.wait());
    }

    void theStatusIsToldInMeasure()
    {
        for (int i = 0; i < 30; ++i)
            addGood(QString::number(i));
        f->options.statusPause = 10s;
        f->makeRefresher();
        QSignalSpy told(f->refresher.get(), &Refresher::statusChanged);
        QCOMPARE(f->round().size(), 30);
        const QList<RefreshStatus> all = statuses(told);
        QCOMPARE(all.size(), 2); // that it began, and that it ended
        QVERIFY(all.first().isRunning);
        QVERIFY(!all.last().isRunning);
        QCOMPARE(all.last().done, 30);
        QCOMPARE(f->refresher->status(), all.last());
    }

    void theTimerAsksWhatIsDue()
    {
        addGood(u"due"_s);
        addGood(u"later"_s);
        AnswerFacts facts;
        facts.checked = QDateTime::currentDateTimeUtc();
        facts.nextDue = facts.checked.addSecs(600);
        QVERIFY(wait(f->library->recordUnchanged({{m_last, facts}})));
        TimerRefresher& refresher = f->makeRefresher();
        QSignalSpy ended(&refresher, &Refresher::roundFinished);
        refresher.start();
        QVERIFY(ended.wait());
        QCOMPARE(f->server.requests().size(), 1);
        QCOMPARE(f->server.requests("/due").size(), 1);
        const qint64 expected = facts.nextDue.toSecsSinceEpoch();
        QTRY_COMPARE(refresher.status().nextDue.toSecsSinceEpoch(), expected);
    }

    void theTimerComesBack()
    {
        addGood(u"soon"_s);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const Error once{ErrorCode::TimedOut, {}, {}};
        QVERIFY(wait(f->library->recordFailure(m_last, once, now, now.addSecs(2))));
        TimerRefresher& refresher = f->makeRefresher();
        QSignalSpy ended(&refresher, &Refresher::roundFinished);
        refresher.start();
        QTRY_VERIFY(refresher.status().nextDue.isValid());
        QVERIFY(f->server.requests().isEmpty());
        QVERIFY(ended.wait(20'000));
        QVERIFY(QDateTime::currentDateTimeUtc() >= now.addSecs(1));
        QCOMPARE(f->server.requests().size(), 1);
    }

    void aShorterIntervalCountsAtOnce()
    {
        addGood(u"one"_s);
        f->round();
        const qint64 checked = f->request(m_last).lastChecked.toSecsSinceEpoch();
        f->refresher->start();
        QTRY_COMPARE(f->refresher->status().nextDue.toSecsSinceEpoch(), checked + 30 * 60);
        f->refresher->setInterval(10min);
        QTRY_COMPARE(f->refresher->status().nextDue.toSecsSinceEpoch(), checked + 10 * 60);
        QCOMPARE(f->server.requests().size(), 1);
    }

    void aCancelledFeedIsNotAskedAgainAtOnce()
    {
        addScripted(u"silent"_s, {.delivery = Delivery::Silent});
        TimerRefresher& refresher = f->makeRefresher();
        QSignalSpy ended(&refresher, &Refresher::roundFinished);
        refresher.start();
        QTRY_COMPARE(f->server.requests().size(), 1);
        refresher.cancel();
        QVERIFY(ended.wait());
        QTRY_VERIFY(refresher.status().nextDue > QDateTime::currentDateTimeUtc().addSecs(29 * 60));
        QCOMPARE(f->server.requests().size(), 1);
    }

    void whatIsGoneIsOnlyAskedByHand()
    {
        addScripted(u"gone"_s, {.status = 410});
        TimerRefresher& refresher = f->makeRefresher();
        QSignalSpy ended(&refresher, &Refresher::roundFinished);
        refresher.start();
        QVERIFY(ended.wait());
        refresher.lookAgain();
        QCOMPARE(f->round().size(), 1);
        QVERIFY(!refresher.status().nextDue.isValid());
        QCOMPARE(f->server.requests().size(), 2);
    }

    void aFeedRemovedMeanwhileIsNoFailure()
    {
        const QByteArray body = rssOf({QString(20'000, u'x')}); // takes a while, byte by byte
        addScripted(u"slow"_s, {.body = body, .delivery = Delivery::ByteByByte});
        TimerRefresher& refresher = f->makeRefresher();
        QSignalSpy ended(&refresher, &Refresher::roundFinished);
        refresher.refreshAll();
        QTRY_VERIFY(!f->server.requests().isEmpty());
        QVERIFY(wait(f->library->removeFeed(m_last)));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);
        QCOMPARE(ended.first().first().value<RefreshStatus>().failed, 0);
        QVERIFY(f->titles().isEmpty());
    }

    void aLibraryThatCannotBeReadIsSaid()
    {
        SqliteLibrary closed(f->folder.filePath(u"none"_s), {.makeIfMissing = false});
        QVERIFY(!wait(closed.open()));
        TimerRefresher refresher(closed, f->options);
        QSignalSpy ended(&refresher, &Refresher::roundFinished);
        refresher.refreshAll();
        QVERIFY(ended.wait());
        const auto status = ended.first().first().value<RefreshStatus>();
        QCOMPARE(status.failure.value_or(Error{}).code, ErrorCode::LibraryUnopenable);
    }
};

QTEST_GUILESS_MAIN(TestRounds)
#include "test_rounds.moc"
