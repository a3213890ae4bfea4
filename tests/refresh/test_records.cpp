#include "tests/refresh/refreshfixture.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

namespace {

using Came = RefreshLogEntry::Came;

/// A library that counts what it is given to write.
class CountingStore final : public FeedStore
{
public:
    explicit CountingStore(FeedStore& library)
        : m_library(library)
    {}

    Reply<QList<FeedRequest>> feedRequests() override { return m_library.feedRequests(); }
    Reply<StoreOutcome> storePart(FeedId feed, const FeedPart& part) override
    {
        return m_library.storePart(feed, part);
    }
    Reply<> record(const QList<FeedRecord>& records) override
    {
        ++writings;
        return m_library.record(records);
    }
    Reply<RequestTurn> claimRequest(const RequestClaim& claim) override
    {
        return m_library.claimRequest(claim);
    }
    Reply<> endRequest(const QString& gate, qint64 holder, const QDateTime& ended) override
    {
        return m_library.endRequest(gate, holder, ended);
    }

    std::atomic<int> writings = 0;

private:
    FeedStore& m_library;
};

} // namespace

/// What a refresh writes down: the log, pauses of hosts, turns between programs, addresses that moved.
class TestRecords : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RefreshFixture> f;

    QList<RefreshLogEntry> log(FeedId id) const
    {
        return wait(f->library->feedLog(id)).value_or(QList<RefreshLogEntry>());
    }
    FeedId addScripted(const QByteArray& path, const ScriptedAnswer& answer)
    {
        f->server.script(path, answer);
        return f->add(f->server.url(QString::fromLatin1(path)));
    }
    /// An answer that permanent redirects led to.
    void recordMoved(FeedId id, const QString& to, const QDateTime& checked)
    {
        AnswerFacts facts{.checked = checked, .nextDue = checked.addSecs(1800), .movedTo = to};
        QVERIFY(wait(f->library->recordUnchanged({{id, facts}})));
    }

private Q_SLOTS:
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    void init() { f = std::make_unique<RefreshFixture>(); }
    void cleanup() { f.reset(); }

    void everyOutcomeIsInTheLog()
    {
        const QByteArray body = rssOf({u"One"_s, u"Two"_s});
        f->server.script("/feed", QList<ScriptedAnswer>{{.body = body, .etag = "\"1\""},
                                                        {.body = body, .etag = "\"1\""}, // 304
                                                        {.body = body, .etag = "\"2\""},
                                                        {.status = 500}});
        const FeedId id = f->add(f->server.url(u"/feed"_s));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(f->round().size(), 1);
        const QList<RefreshLogEntry> entries = log(id); // the newest first
        QCOMPARE(entries.size(), 4);
        QCOMPARE(entries[3].came, Came::Papers);
        QCOMPARE(entries[3].newPapers, 2);
        QCOMPARE(entries[3].status, 200);
        QCOMPARE(entries[3].bytes, body.size());
        QCOMPARE(entries[3].asked, f->server.url(u"/feed"_s));
        QCOMPARE(entries[2].came, Came::NotModified);
        QCOMPARE(entries[2].status, 304);
        QCOMPARE(entries[1].came, Came::SameBytes);
        QCOMPARE(entries[0].came, Came::Failed);
        QCOMPARE(entries[0].failure.value_or(Error{}).status, 500);
        QCOMPARE(entries[0].nextDue, f->request(id).nextDue);
        QVERIFY(!wait(f->library->feedLog(FeedId{999})));
    }

    void theLogIsKeptShort()
    {
        const FeedId id = f->add(u"https://example.org/feed"_s);
        const QDateTime start = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < 205; ++i)
            QVERIFY(
                wait(f->library->recordFailure(id, {ErrorCode::TimedOut, {}, {}}, start.addSecs(i), start)));
        const auto entries = wait(f->library->feedLog(id, 1000)).value_or(QList<RefreshLogEntry>());
        QCOMPARE(entries.size(), 200);
        QCOMPARE(entries.first().at.toSecsSinceEpoch(), start.addSecs(204).toSecsSinceEpoch());
    }

    void aServerThatAskedForAPauseGetsIt()
    {
        const FeedId id = addScripted("/feed", {.status = 503, .headers = {{"Retry-After", "7200"}}});
        f->round();
        for (int i = 0; i < 2; ++i) { // asked by hand, over restarts
            f->close();
            f->open();
            const FeedOutcome outcome = f->round().value(0);
            QCOMPARE(outcome.entry.came, Came::NotAsked);
            QVERIFY(outcome.entry.reason.contains("asked not to be"_L1));
            QVERIFY(!outcome.failure);
        }
        QCOMPARE(f->server.requests().size(), 1);
        QCOMPARE(f->request(id).failureCount, 1);
        const QList<RefreshLogEntry> entries = log(id);
        QCOMPARE(entries.size(), 2); // the same reason is not told again
        QCOMPARE(entries[0].came, Came::NotAsked);
        QCOMPARE(entries[1].came, Came::Failed);
    }

    void tooManyRequestsPauseTheWholeHost_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("Retry-After") << QByteArray("Retry-After") << QByteArray("7200");
        QTest::newRow("RateLimit") << QByteArray("RateLimit") << QByteArray("\"api\";r=0;t=7200");
    }
    void tooManyRequestsPauseTheWholeHost()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        f->options.requestsPerHost = 1;
        addScripted("/first", {.status = 429, .headers = {{name, value}}});
        const FeedId other = addScripted("/other", {.body = rssOf({u"One"_s})});
        const QList<FeedOutcome> outcomes = f->round();
        QCOMPARE(outcomes.size(), 2);
        QCOMPARE(f->server.requests().size(), 1);
        QCOMPARE(f->refresher->status().notAsked, 1);
        QCOMPARE(f->refresher->status().failed, 1);
        QCOMPARE(log(other).value(0).came, Came::NotAsked);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(f->request(other).waitUntil > now.addSecs(7000));
        QCOMPARE(f->request(other).failureCount, 0);
        f->close();
        f->open();
        f->round({other});
        QCOMPARE(f->server.requests().size(), 1);
    }

    void whatIsFreshIsAskedByHandAlone()
    {
        const FeedId id =
            addScripted("/feed", {.body = rssOf({u"One"_s}), .headers = {{"Cache-Control", "max-age=7200"}}});
        f->round();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(f->request(id).freshUntil > now.addSecs(7100));
        QVERIFY(log(id).value(0).nextDue > now.addSecs(7100));
        QVERIFY(!log(id).value(0).reason.isEmpty());
        f->refresher->start();
        QTRY_VERIFY(f->refresher->status().nextDue > now.addSecs(7100));
        QCOMPARE(f->server.requests().size(), 1);
        f->round();
        QCOMPARE(f->server.requests().size(), 2);
    }

    void theDocumentsTimingCounts()
    {
        QByteArray body = rssOf({u"One"_s});
        body.replace("<link>https://example.org/</link>",
                     "<ttl>90</ttl><skipDays><day>Saturday</day><day>sunday</day><day>Never</day></skipDays>"
                     "<skipHours><hour>3</hour><hour>24</hour><hour>99</hour></skipHours>");
        const FeedId id = addScripted("/feed", {.body = body});
        f->round();
        QCOMPARE(f->request(id).timing, (FeedTiming{90min, (1U << 3U) | 1U, (1U << 6U) | (1U << 7U)}));
        QVERIFY(f->request(id).freshUntil > QDateTime::currentDateTimeUtc().addSecs(89 * 60));
    }

    void theSyndicationModuleCounts()
    {
        QByteArray body = rssOf({u"One"_s});
        body.replace("<rss ", "<rss xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\" ");
        body.replace("<link>https://example.org/</link>",
                     "<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>");
        const FeedId id = addScripted("/feed", {.body = body});
        f->round();
        QCOMPARE(f->request(id).timing.ttl, 360min);
    }

    void anAddressThatMovedIsFollowedAfterSomeTime()
    {
        const FeedId id = f->add(u"https://example.org/old"_s);
        const QString target = u"https://example.net/new"_s;
        const QDateTime start = QDateTime::currentDateTimeUtc().addDays(-3);
        recordMoved(id, target, start);
        for (int minutes = 1; minutes < 5; ++minutes) // in one sitting
            recordMoved(id, target, start.addSecs(minutes * 60));
        QCOMPARE(f->feed(id).url, u"https://example.org/old"_s);
        recordMoved(id, target, start.addSecs(7 * 3600));
        QCOMPARE(f->feed(id).url, u"https://example.org/old"_s);
        recordMoved(id, target, start.addSecs(14 * 3600));
        QCOMPARE(f->feed(id).url, target);
        QVERIFY(log(id).value(0).reason.contains(target));
    }

    void aMoveThatWasTakenBackIsForgotten()
    {
        const FeedId id = f->add(u"https://example.org/old"_s);
        const QString target = u"https://example.net/new"_s;
        const QDateTime start = QDateTime::currentDateTimeUtc().addDays(-3);
        recordMoved(id, target, start);
        recordMoved(id, target, start.addSecs(7 * 3600));
        recordMoved(id, {}, start.addSecs(14 * 3600));
        recordMoved(id, target, start.addSecs(21 * 3600));
        QCOMPARE(f->feed(id).url, u"https://example.org/old"_s);
    }

    void aMoveOntoAnotherFeedIsOnlyTold()
    {
        const QString target = u"https://example.net/new"_s;
        const FeedId id = f->add(u"https://example.org/old"_s);
        QVERIFY(f->add(target).isValid());
        for (int i = 0; i < 3; ++i)
            recordMoved(id, target, QDateTime::currentDateTimeUtc().addSecs((i - 9) * 7 * 3600));
        QCOMPARE(f->feed(id).url, u"https://example.org/old"_s);
        QVERIFY(log(id).value(0).reason.contains("subscribed to already"_L1));
    }

    void onlyPermanentRedirectsMove_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<QString>("movedTo"); // path; empty: nowhere
        QTest::newRow("301") << 301 << 308 << u"/feed"_s;
        QTest::newRow("302") << 302 << 301 << QString();
        QTest::newRow("303") << 303 << 303 << QString();
        QTest::newRow("307") << 307 << 307 << QString();
        QTest::newRow("permanent, then not") << 308 << 302 << u"/middle"_s;
    }
    void onlyPermanentRedirectsMove()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(QString, movedTo);
        f->server.script("/old", redirectTo("/middle", first));
        f->server.script("/middle", redirectTo("/feed", second));
        f->server.script("/feed", {.body = rssOf({u"One"_s})});
        TimerRefresher& refresher = f->makeRefresher();
        const auto answer = wait(refresher.fetch({.url = QUrl(f->server.url(u"/old"_s))}));
        QVERIFY(answer);
        QCOMPARE(answer->movedTo, movedTo.isEmpty() ? QUrl() : QUrl(f->server.url(movedTo)));
    }

    void programsTakeTurnsAtAGate()
    {
        SqliteLibrary other(f->folder.path(), SqliteLibrary::Options{});
        QVERIFY(wait(other.open()));
        const RequestClaim ours{u"arxiv.org"_s, 1, 300ms, 60s};
        const RequestClaim theirs{u"arxiv.org"_s, 2, 300ms, 60s};
        QVERIFY(wait(f->library->claimRequest(ours)).value_or(RequestTurn()).isOurs);
        const RequestTurn refused = wait(other.claimRequest(theirs)).value_or(RequestTurn{true, {}});
        QVERIFY(!refused.isOurs);
        QVERIFY(refused.at > QDateTime::currentDateTimeUtc().addSecs(-1));
        const QDateTime ended = QDateTime::currentDateTimeUtc();
        QVERIFY(wait(f->library->endRequest(u"arxiv.org"_s, 1, ended)));
        const RequestTurn next = wait(other.claimRequest(theirs)).value_or(RequestTurn());
        QVERIFY(next.isOurs);
        QVERIFY(ended.msecsTo(next.at) >= 300);
        QVERIFY(wait(other.claimRequest({u"elsewhere"_s, 2, 300ms, 60s})).value_or(RequestTurn()).isOurs);
    }

    void twoRefreshersKeepToArxivsPauseTogether()
    {
        QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, f->server.port()});
        SqliteLibrary other(f->folder.path(), SqliteLibrary::Options{});
        QVERIFY(wait(other.open()));
        TimerRefresher theirs(other, f->options);
        TimerRefresher& ours = f->makeRefresher();
        QList<Reply<HttpAnswer>> replies;
        for (int i = 0; i < 3; ++i) {
            const QUrl url(u"http://export.arxiv.org/api/query?start=%1"_s.arg(i));
            replies += {ours.fetch({.url = url}), theirs.fetch({.url = url})};
        }
        for (const Reply<HttpAnswer>& reply : std::as_const(replies))
            QVERIFY(wait(reply));
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        const auto requests = f->server.requests();
        QCOMPARE(requests.size(), 6);
        QCOMPARE(f->server.mostAtOnce(), 1);
        for (qsizetype i = 1; i < requests.size(); ++i) {
            const auto pause = requests[i].received - requests[i - 1].received;
            QVERIFY2(pause >= f->options.arxivPause - 2ms, qPrintable(QString::number(pause / 1us)));
        }
    }

    void offlineIsNoFailure()
    {
        const FeedId away = f->add(u"http://example.invalid/feed"_s);
        const FeedId here = addScripted("/feed", {.body = rssOf({u"One"_s})});
        TimerRefresher& refresher = f->makeRefresher();
        refresher.setOnline(false);
        QCOMPARE(f->round().size(), 2);
        QVERIFY(refresher.status().isOffline);
        QCOMPARE(refresher.status().failed, 0);
        QCOMPARE(refresher.status().notAsked, 1);
        QCOMPARE(f->request(away).failureCount, 0);
        QVERIFY(!f->feed(away).failure);
        QCOMPARE(log(away).value(0).reason, sentenceFor(LogRemark::Offline));
        QCOMPARE(log(here).value(0).came, Came::Papers); // this computer can be asked
        f->round();
        QCOMPARE(log(away).size(), 1);
        refresher.setOnline(true);
        QTRY_VERIFY(!refresher.status().isOffline);
    }

    void manyHostsThatCannotBeFoundAreOneQuietLine()
    {
        QList<FeedId> ids;
        for (int i = 0; i < 5; ++i)
            ids.append(f->add(u"http://host%1.invalid/feed"_s.arg(i)));
        QCOMPARE(f->round().size(), 5);
        QVERIFY(f->refresher->status().isOffline);
        QCOMPARE(f->refresher->status().failed, 0);
        for (const FeedId id : std::as_const(ids)) {
            QCOMPARE(f->request(id).failureCount, 0);
            QCOMPARE(log(id).value(0).came, Came::NotAsked);
        }
    }

    void whatDidNotChangeIsWrittenTogether()
    {
        QList<FeedId> ids;
        for (int i = 0; i < 20; ++i)
            ids.append(
                addScripted("/" + QByteArray::number(i), {.body = rssOf({u"One"_s}), .etag = "\"1\""}));
        CountingStore store(*f->library);
        f->refresher = std::make_unique<TimerRefresher>(store, f->options);
        f->round();
        QCOMPARE(store.writings, 0);
        f->round();
        QCOMPARE(f->server.requests().size(), 40);
        QCOMPARE(store.writings, 1);
        for (const FeedId id : std::as_const(ids))
            QCOMPARE(log(id).value(0).came, Came::NotModified);
    }
};

QTEST_GUILESS_MAIN(TestRecords)
#include "test_records.moc"
