#include "tests/refresh/refreshfixture.h"

#include <QtNetwork/QNetworkProxy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

Q_DECLARE_METATYPE(offprint::ScriptedAnswer)

namespace {

constexpr auto aDate = "Fri, 14 Mar 2025 10:00:00 GMT";

QByteArray data(const QString& name)
{
    QFile file(QStringLiteral(OFFPRINT_TEST_DATA "/feeds/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// 256 MB of blanks in brotli.
QByteArray brotliBomb()
{
    return QByteArray::fromBase64("z///f/glQOKxQCD3/p/////wSwDEYQGA7v0/////4ZcAiMMiAN37f/7//8MvARCHBQC69//8//"
                                  "+HXwIgDgsAdO//+f//D78EQBwWAOje//P"
                                  "//x9+CYA4LADQvf/n//8//BIAcVgAoHv/z///f/glAOKwAED3/p/////wSwDEYQGA7v0/////"
                                  "4ZcAiMMCAN37f/7//8MvARCHBQC69//8//"
                                  "+HXwIgDgsAdO//+f//D78EQBwWAOje//P//x9+CYA4LADQvf/P//9//BIAcVgAoHv/Dw==");
}

/// 256 MB of blanks in zstd: blocks of 128 KB that repeat one byte (RFC 8878, 3.1.1.2).
QByteArray zstdBomb()
{
    constexpr int blocks = 2048;
    constexpr quint32 repeated = (128U * 1024U << 3U) | (1U << 1U);
    QByteArray frame("\x28\xb5\x2f\xfd\x00\x38", 6); // a window of 128 KB
    for (int i = 1; i <= blocks; ++i) {
        const quint32 head = repeated | (i == blocks ? 1U : 0U);
        frame.append(char(head & 0xFFU))
            .append(char((head >> 8U) & 0xFFU))
            .append(char(head >> 16U))
            .append(' ');
    }
    return frame;
}

/// A library whose disk is full: it can be read, and takes nothing.
class FullDisk final : public FeedStore
{
public:
    explicit FullDisk(FeedStore& library)
        : m_library(library)
    {}

    Reply<QList<FeedRequest>> feedRequests() override { return m_library.feedRequests(); }
    Reply<StoreOutcome> storePart(FeedId, const FeedPart&) override
    {
        return QtFuture::makeReadyValueFuture(Result<StoreOutcome>(failure(ErrorCode::DiskFull)));
    }
    Reply<> record(const QList<FeedRecord>&) override
    {
        return QtFuture::makeReadyValueFuture(Result<>(failure(ErrorCode::DiskFull)));
    }
    Reply<RequestTurn> claimRequest(const RequestClaim&) override
    {
        return QtFuture::makeReadyValueFuture(Result<RequestTurn>(failure(ErrorCode::DiskFull)));
    }
    Reply<> endRequest(const QString&, qint64, const QDateTime&) override
    {
        return QtFuture::makeReadyValueFuture(Result<>(failure(ErrorCode::DiskFull)));
    }

private:
    FeedStore& m_library;
};

} // namespace

/// What bad answers do: a sentence each, and nothing that is stored changes.
class TestFaults : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RefreshFixture> f;

private Q_SLOTS:
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    void init() { f = std::make_unique<RefreshFixture>(); }
    void cleanup() { f.reset(); }

    void whatIsCutIsReadAsFarAsItGoesAndAskedForAgain()
    {
        const QByteArray whole = rssOf({u"Three"_s, u"Two"_s, u"One"_s});
        const QByteArray cut = whole.first(whole.indexOf("About One"));
        f->server.script("/feed", {.body = cut, .lastModified = aDate, .delivery = Delivery::Unsized});
        const FeedId id = f->add(f->server.url(u"/feed"_s));
        const FeedOutcome outcome = f->round().first();
        QVERIFY(!outcome.failure);
        QVERIFY(!outcome.warnings.isEmpty());
        QVERIFY(outcome.newPapers >= 2);
        QCOMPARE(f->request(id).lastModified, QByteArray());
        QCOMPARE(f->request(id).bodyHash, QByteArray());

        f->server.script("/feed", {.body = whole, .lastModified = aDate});
        const FeedOutcome next = f->round().first();
        QVERIFY(!next.isUnchanged);
        QVERIFY(next.warnings.isEmpty());
        QCOMPARE(f->titles().size(), 3);
        QCOMPARE(f->request(id).lastModified, QByteArray(aDate));
    }

    void whatIsCutUnnoticedIsAskedForAgain_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        const QByteArray longer = rssOf(QStringList(40, u"A paper"_s));
        QTest::newRow("in a chunk") << ScriptedAnswer{
            .body = longer, .lastModified = aDate, .delivery = Delivery::CutChunks};
        QTest::newRow("while packed") << ScriptedAnswer{
            .body = longer, .lastModified = aDate, .isGzipped = true, .delivery = Delivery::Cut};
    }
    /// Qt does not notice every missing end: then what came is read, but never taken for the whole.
    void whatIsCutUnnoticedIsAskedForAgain()
    {
        QFETCH(ScriptedAnswer, answer);
        f->server.script("/feed", answer);
        const FeedId id = f->add(f->server.url(u"/feed"_s));
        const FeedOutcome outcome = f->round().first();
        if (outcome.failure)
            QVERIFY2(outcome.failure->code == ErrorCode::ConnectionLost ||
                         outcome.failure->code == ErrorCode::Malformed,
                     qPrintable(sentenceFor(*outcome.failure)));
        else
            QVERIFY(!outcome.warnings.isEmpty());
        QCOMPARE(f->request(id).lastModified, QByteArray());
        QCOMPARE(f->request(id).bodyHash, QByteArray());

        f->server.script("/feed", {.body = rssOf({u"Two"_s, u"One"_s}), .lastModified = aDate});
        const FeedOutcome next = f->round().first();
        QVERIFY(!next.failure);
        QVERIFY(!next.isUnchanged);
        QVERIFY(next.warnings.isEmpty());
        QVERIFY(f->titles().contains(u"Two"_s));
        QCOMPARE(f->request(id).lastModified, QByteArray(aDate));
    }

    void nothingStoredChanges_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, const ScriptedAnswer& answer, ErrorCode code) {
            QTest::newRow(name) << answer << code;
        };
        const QByteArray body = rssOf({u"Two"_s, u"One"_s});
        const QByteArray large = rssOf({QString(300 * 1024, u'x')});
        row("empty", {}, ErrorCode::EmptyInput);
        row("no content", {.status = 204}, ErrorCode::EmptyInput);
        row("a page", {.body = "<!doctype html><html><body>Hello</body></html>", .contentType = "text/html"},
            ErrorCode::HtmlInsteadOfFeed);
        row("some text", {.body = "Hello", .contentType = "text/plain"}, ErrorCode::NotAFeed);
        row("wrongly encoded", {.body = "\xff\xfe" + body}, ErrorCode::NotAFeed);
        row("laughs", {.body = data(u"billion-laughs.rss"_s)}, ErrorCode::Hostile);
        row("an entity from a file", {.body = data(u"external-entity.rss"_s)}, ErrorCode::Hostile);
        row("nested without end", {.body = "<rss>" + QByteArray("<a>").repeated(20'000)}, ErrorCode::Hostile);
        row("cut", {.body = body, .delivery = Delivery::Cut}, ErrorCode::ConnectionLost);
        row("shorter than told", {.body = body, .claimedLength = body.size() + 50},
            ErrorCode::ConnectionLost);
        row("hung up", {.delivery = Delivery::Dropped}, ErrorCode::ConnectionLost);
        row("silent", {.delivery = Delivery::Silent}, ErrorCode::TimedOut);
        row("stalled", {.body = body, .delivery = Delivery::Stalled}, ErrorCode::TimedOut);
        row("dripping without end", {.delivery = Delivery::EndlessDrip}, ErrorCode::TimedOut);
        row("endless", {.body = body, .delivery = Delivery::Endless}, ErrorCode::TooLarge);
        row("too large", {.body = large}, ErrorCode::TooLarge);
        row("too large, in chunks", {.body = large, .delivery = Delivery::Chunked}, ErrorCode::TooLarge);
        row("too large when unpacked", {.body = QByteArray(64 * 1024 * 1024, ' '), .isGzipped = true},
            ErrorCode::TooLarge);
        row("a bomb in brotli", {.body = brotliBomb(), .headers = {{"Content-Encoding", "br"}}},
            ErrorCode::TooLarge);
        row("a bomb in zstd", {.body = zstdBomb(), .headers = {{"Content-Encoding", "zstd"}}},
            ErrorCode::TooLarge);
        row("500 MB, told", {.body = body, .delivery = Delivery::Stalled, .claimedLength = 500'000'000},
            ErrorCode::TooLarge);
        row("not packed as told", {.body = body, .headers = {{"Content-Encoding", "gzip"}}},
            ErrorCode::Malformed);
        row("no HTTP", {.body = "SSH-2.0-OpenSSH\r\n\r\n", .delivery = Delivery::Garbage},
            ErrorCode::ConnectionLost);
        row("redirected in a circle", redirectTo("/feed", 302), ErrorCode::TooManyRedirects);
        row("redirected to a file", redirectTo("file:///etc/passwd", 302), ErrorCode::HttpStatus);
        row("redirected to nowhere", {.status = 302}, ErrorCode::HttpStatus);
        row("unauthorised", {.status = 401, .headers = {{"WWW-Authenticate", "Basic realm=\"x\""}}},
            ErrorCode::HttpStatus);
        row("forbidden", {.status = 403, .body = body}, ErrorCode::HttpStatus);
        row("not found", {.status = 404, .body = large}, ErrorCode::HttpStatus);
        row("broken server", {.status = 500}, ErrorCode::HttpStatus);
        row("unavailable", {.status = 503}, ErrorCode::HttpStatus);
        row("gone", {.status = 410}, ErrorCode::Gone);
        row("too many requests", {.status = 429, .body = "Rate exceeded"}, ErrorCode::RateLimited);
        row("unavailable for now", {.status = 503, .headers = {{"Retry-After", "120"}}},
            ErrorCode::RateLimited);
        row("bad request", {.status = 400}, ErrorCode::HttpStatus);
        row("bad request, told as a feed",
            {.status = 400,
             .body = "<feed xmlns='http://www.w3.org/2005/Atom'><title>arXiv Query</title><entry>"
                     "<id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id><title>Error</title>"
                     "<summary>incorrect id format for abc</summary></entry></feed>"},
            ErrorCode::FeedSaysError);
    }
    void nothingStoredChanges()
    {
        QFETCH(ScriptedAnswer, answer);
        QFETCH(ErrorCode, code);
        const ScriptedAnswer good{.body = rssOf({u"One"_s}), .lastModified = aDate};
        f->server.script("/feed", good);
        const FeedId id = f->add(f->server.url(u"/feed"_s));
        QCOMPARE(f->round().first().newPapers, 1);
        const FeedRequest known = f->request(id);

        f->server.script("/feed", answer);
        f->options.connectTimeout = 400ms;
        f->options.idleTimeout = 400ms;
        f->options.totalTimeout = 1200ms;
        f->makeRefresher();
        const FeedOutcome outcome = f->round().first();
        QVERIFY(outcome.failure);
        QVERIFY2(outcome.failure->code == code, qPrintable(sentenceFor(*outcome.failure)));
        QCOMPARE(outcome.failure->subject, u"A feed"_s);
        QVERIFY(sentenceFor(*outcome.failure).endsWith(u'.'));

        QCOMPARE(f->titles(), QStringList{u"One"_s});
        const FeedRequest after = f->request(id);
        QCOMPARE(after.etag, known.etag);
        QCOMPARE(after.lastModified, known.lastModified);
        QCOMPARE(after.bodyHash, known.bodyHash);
        QCOMPARE(after.failureCount, 1);
        QVERIFY(after.nextDue > QDateTime::currentDateTimeUtc());
        QCOMPARE(f->feed(id).failure, outcome.failure);

        f->server.script("/feed", good);
        const FeedOutcome next = f->round().first();
        if (after.waitUntil.isValid()) { // nobody is asked who asked for a pause
            QCOMPARE(next.entry.came, RefreshLogEntry::Came::NotAsked);
            return;
        }
        QVERIFY(next.isUnchanged);
        QVERIFY(!f->feed(id).failure);
        QCOMPARE(f->request(id).failureCount, 0);
    }

    void anUnaskedNotModifiedIsAFailure()
    {
        f->server.script("/feed", {.status = 304});
        const FeedOutcome outcome = f->outcomeOf(f->server.url(u"/feed"_s));
        QCOMPARE(outcome.failure.value_or(Error{}).status, 304);
    }

    void whereNobodyListensIsSaid()
    {
        QTcpServer taken; // a port that was free a moment ago
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const QString address = u"http://127.0.0.1:%1/feed"_s.arg(taken.serverPort());
        taken.close();
        QCOMPARE(f->outcomeOf(address).failure.value_or(Error{}).code, ErrorCode::ConnectionRefused);
    }

    void aHostThatDoesNotExistIsSaid()
    {
        const FeedOutcome outcome = f->outcomeOf(u"http://no-such-host.invalid/feed"_s);
        const bool isOffline = outcome.entry.reason == sentenceFor(LogRemark::Offline); // where the test runs
        QVERIFY(isOffline || outcome.failure.value_or(Error{}).code == ErrorCode::HostNotFound);
    }

    void aServerWithoutTlsIsSaid()
    {
        QString address = f->server.url(u"/feed"_s);
        const FeedOutcome outcome = f->outcomeOf(address.replace("http:"_L1, "https:"_L1));
        QCOMPARE(outcome.failure.value_or(Error{}).code, ErrorCode::TlsFailed);
    }

    void aProxyThatRefusesIsSaid()
    {
        f->server.script("443", {.status = 403}); // what is left of "CONNECT example.org:443"
        QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, f->server.port()});
        const FeedOutcome outcome = f->outcomeOf(u"https://example.org/feed"_s);
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        QCOMPARE(outcome.failure.value_or(Error{}).code, ErrorCode::ProxyFailed);
    }

    void aFolderIsNoFeed()
    {
        const QString address = QUrl::fromLocalFile(f->folder.path()).toString();
        QCOMPARE(f->outcomeOf(address).failure.value_or(Error{}).code, ErrorCode::FileUnreadable);
    }

    void aFileOverTheLimitIsRefused()
    {
        QFile file(f->folder.filePath(u"feed.xml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(rssOf({QString(300 * 1024, u'x')}));
        file.close();
        const FeedOutcome outcome = f->outcomeOf(QUrl::fromLocalFile(file.fileName()).toString());
        QCOMPARE(outcome.failure.value_or(Error{}).code, ErrorCode::TooLarge);
        QCOMPARE(outcome.failure->detail, u"256 KB"_s);
    }

    void theServerSaysWhenToComeBack_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("429, in seconds") << 429 << QByteArray("7200");
        QTest::newRow("503, in seconds") << 503 << QByteArray("7200");
        QTest::newRow("a date") << 429
                                << QLocale::c()
                                       .toString(QDateTime::currentDateTimeUtc().addSecs(7200),
                                                 u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
                                       .toLatin1();
    }
    void theServerSaysWhenToComeBack()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        f->server.script("/feed", {.status = status, .headers = {{"Retry-After", header}}});
        const FeedId id = f->add(f->server.url(u"/feed"_s));
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const FeedOutcome outcome = f->round().first();
        QVERIFY(outcome.failure && outcome.failure->detail.startsWith("until "_L1));
        const qint64 wait = before.secsTo(f->request(id).nextDue);
        QVERIFY2(wait >= 7190 && wait < 7260, qPrintable(QString::number(wait)));
    }

    void failuresInARowBackOff()
    {
        f->server.script("/feed", {.status = 500});
        const FeedId id = f->add(f->server.url(u"/feed"_s));
        for (const int minutes : {30, 60, 120}) {
            f->round();
            const QDateTime now = QDateTime::currentDateTimeUtc();
            const qint64 wait = now.secsTo(f->request(id).nextDue);
            QVERIFY2(wait > minutes * 60 * 3 / 4 - 60 && wait <= minutes * 60 * 5 / 4,
                     qPrintable(QString::number(wait)));
        }
    }

    void aFullDiskIsNotTheFeedsFault()
    {
        f->server.script("/feed", {.body = rssOf({u"One"_s})});
        const FeedId id = f->add(f->server.url(u"/feed"_s));
        FullDisk store(*f->library);
        TimerRefresher refresher(store, f->options);
        QSignalSpy told(&refresher, &Refresher::feedFinished);
        QSignalSpy ended(&refresher, &Refresher::roundFinished);
        refresher.start();
        QVERIFY(ended.wait());
        QCOMPARE(told.first().first().value<FeedOutcome>().failure.value_or(Error{}).code,
                 ErrorCode::DiskFull);
        QVERIFY(!f->feed(id).failure);
        // The library could not write down when the feed is due next; it is not asked without end for that
        QTRY_VERIFY(refresher.status().nextDue > QDateTime::currentDateTimeUtc().addSecs(29 * 60));
        QCOMPARE(f->server.requests().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
