#include "tests/refresh/refreshfixture.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

Q_DECLARE_METATYPE(offprint::ScriptedAnswer)

/// What good answers do, in each of the ways a server may give them.
class TestAnswers : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RefreshFixture> f;

    static QStringList many()
    {
        QStringList titles;
        for (int i = 0; i < 40; ++i)
            titles.append(u"A paper with the number %1"_s.arg(i));
        return titles;
    }

private Q_SLOTS:
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    void init() { f = std::make_unique<RefreshFixture>(); }
    void cleanup() { f.reset(); }

    void aFeedIsReadHoweverItComes_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        const QByteArray body = rssOf(many());
        QTest::newRow("whole") << ScriptedAnswer{.body = body};
        QTest::newRow("chunked") << ScriptedAnswer{.body = body, .delivery = Delivery::Chunked};
        QTest::newRow("without length") << ScriptedAnswer{.body = body, .delivery = Delivery::Unsized};
        QTest::newRow("byte by byte") << ScriptedAnswer{.body = body, .delivery = Delivery::ByteByByte};
        QTest::newRow("gzip") << ScriptedAnswer{.body = body, .isGzipped = true};
        QTest::newRow("gzip in chunks")
            << ScriptedAnswer{.body = body, .isGzipped = true, .delivery = Delivery::Chunked};
        QTest::newRow("gzip byte by byte")
            << ScriptedAnswer{.body = body, .isGzipped = true, .delivery = Delivery::ByteByByte};
        QTest::newRow("more than its length tells")
            << ScriptedAnswer{.body = body + "left over", .claimedLength = body.size()};
        QTest::newRow("called a page") << ScriptedAnswer{.body = body, .contentType = "text/html"};
        QTest::newRow("called nothing") << ScriptedAnswer{.body = body, .contentType = {}};
    }
    void aFeedIsReadHoweverItComes()
    {
        QFETCH(ScriptedAnswer, answer);
        f->server.script("/feed", answer);
        const FeedOutcome outcome = f->outcomeOf(f->server.url(u"/feed"_s));
        QVERIFY2(!outcome.failure, outcome.failure ? qPrintable(sentenceFor(*outcome.failure)) : "");
        QCOMPARE(outcome.newPapers, 40);
        QCOMPARE(outcome.name, u"A feed"_s);
        QCOMPARE(f->titles(), many());
    }

    void newerPackingsAreReadToo_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("packed");
        QTest::newRow("brotli") << QByteArray("br")
                                << QByteArray(
                                       "H5YAIKyOd5C7QSiy3Jn17lHzxMg8TZ8fuXxhk0u3NrJKm2ufsrW5djaRUCsTr6EINj"
                                       "Ep9dvrDV/lponMRwEO+6BqqZ/4zbIkLuB1M+rUcQFVe+eSJ+bLU+eP9a1DAzTkzfYH");
        QTest::newRow("zstd")
            << QByteArray("zstd")
            << QByteArray(
                   "KLUv/SSXRQMA8sUTFoBNG8gSvl3++Vt0UilBZIIc21AmsdPI3P7fj3jTICE1YmrK3+Co28Fnl+YmLHvdj8lnUQq"
                   "m9upDzV3lLIcFcztEgkEggmOhxS0lQNmEXAgAYyjCq8H8vG5nGT6JLuYwABDdNsd209Qu");
    }
    void newerPackingsAreReadToo()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, packed);
        f->server.script(
            "/feed", {.body = QByteArray::fromBase64(packed), .headers = {{"Content-Encoding", encoding}}});
        const FeedOutcome outcome = f->outcomeOf(f->server.url(u"/feed"_s));
        QVERIFY2(!outcome.failure, outcome.failure ? qPrintable(sentenceFor(*outcome.failure)) : "");
        QCOMPARE(outcome.name, u"Packed"_s);
        QCOMPARE(f->titles(), QStringList{u"One"_s});
        QVERIFY(f->server.requests().first().header("Accept-Encoding").contains(encoding));
    }

    void aLargeCompressedFeedIsReadWhole()
    {
        QStringList titles;
        QRandomGenerator dice(1);
        for (int i = 0; i < 8000; ++i) // does not pack well: the reading has to go on as the bytes come
            titles.append(u"%1%2%3"_s.arg(dice.generate64(), 0, 36).arg(dice.generate64()).arg(i));
        f->options.bodyLimit = 64LL * 1024 * 1024;
        f->server.script("/feed", {.body = rssOf(titles), .isGzipped = true});
        QCOMPARE(f->outcomeOf(f->server.url(u"/feed"_s)).newPapers, 8000);
    }

    void theSecondTimeBothValidatorsAreSent()
    {
        f->server.script(
            "/feed",
            {.body = rssOf({u"One"_s}), .etag = "\"v1\"", .lastModified = "Fri, 14 Mar 2025 10:00:00 GMT"});
        const FeedId id = f->add(f->server.url(u"/feed"_s));
        QVERIFY(!f->round().first().isUnchanged);
        const FeedRequest known = f->request(id);
        QCOMPARE(known.etag, QByteArray("\"v1\""));
        QCOMPARE(known.lastModified, QByteArray("Fri, 14 Mar 2025 10:00:00 GMT"));
        QCOMPARE(known.nextDue, known.lastChecked.addSecs(30 * 60));
        f->close(); // over a restart
        f->open();
        const FeedOutcome second = f->round().first();
        QVERIFY(second.isUnchanged && !second.failure);
        const auto requests = f->server.requests("/feed");
        QCOMPARE(requests.size(), 2);
        QVERIFY(requests[0].header("If-None-Match").isEmpty());
        QVERIFY(requests[0].header("If-Modified-Since").isEmpty());
        QCOMPARE(requests[1].header("If-None-Match"), QByteArray("\"v1\""));
        QCOMPARE(requests[1].header("If-Modified-Since"), QByteArray("Fri, 14 Mar 2025 10:00:00 GMT"));
        QCOMPARE(f->request(id).etag, known.etag);
        QCOMPARE(f->request(id).lastModified, known.lastModified);
        QVERIFY(f->request(id).lastChecked >= known.lastChecked);
    }

    void theValidatorsAreReplacedAsAPair()
    {
        f->server.script("/feed", QList<ScriptedAnswer>{
                                      {.body = rssOf({u"One"_s}), .etag = "\"v1\"", .lastModified = "Fri"},
                                      {.body = rssOf({u"One"_s}), .etag = "\"v2\""}});
        const FeedId id = f->add(f->server.url(u"/feed"_s));
        f->round();
        QVERIFY(f->round().first().isUnchanged); // the same bytes
        QCOMPARE(f->request(id).etag, QByteArray("\"v2\""));
        QCOMPARE(f->request(id).lastModified, QByteArray());
    }

    void changedBytesAreStored()
    {
        f->server.script("/feed",
                         QList<ScriptedAnswer>{{.body = rssOf({u"One"_s}), .etag = "\"v1\""},
                                               {.body = rssOf({u"Two"_s, u"One"_s}), .etag = "\"v2\""}});
        f->add(f->server.url(u"/feed"_s));
        QCOMPARE(f->round().first().newPapers, 1);
        const FeedOutcome second = f->round().first();
        QCOMPARE(second.newPapers, 1);
        QVERIFY(!second.isUnchanged);
        QCOMPARE(f->titles(), (QStringList{u"Two"_s, u"One"_s}));
    }

    void theTransportsCharsetCounts()
    {
        QByteArray body = rssOf({u"Gl@ckliche Gr@@e"_s});
        body.replace("Gl@", "Gl\xfc").replace("@@", "\xfc\xdf");
        body.replace("<?xml version=\"1.0\"?>", "");
        f->server.script("/feed", {.body = body, .contentType = "text/xml; charset=\"iso-8859-1\""});
        QVERIFY(!f->outcomeOf(f->server.url(u"/feed"_s)).failure);
        QCOMPARE(f->titles(), QStringList{u"Glückliche Grüße"_s});
    }

    void redirectsAreFollowed()
    {
        f->server.script("/old", redirectTo("/older?x=1", 301));
        f->server.script("/older?x=1", redirectTo(f->server.url(u"/feed"_s).toLatin1(), 307));
        f->server.script("/feed", {.body = rssOf({u"One"_s})});
        const QString address = f->server.url(u"/old"_s);
        const FeedOutcome outcome = f->outcomeOf(address);
        QVERIFY(!outcome.failure);
        QCOMPARE(outcome.newPapers, 1);
        QCOMPARE(f->feed(outcome.feed).url, address);
    }

    void theProgramSaysWhatItIs()
    {
        f->server.script("/feed", {.body = rssOf({u"One"_s})});
        f->outcomeOf(f->server.url(u"/feed"_s));
        const RecordedRequest request = f->server.requests().first();
        QVERIFY(request.header("User-Agent").startsWith("Offprint"));
        QVERIFY(request.header("Accept-Encoding").contains("gzip"));
        QVERIFY(request.header("Accept").contains("application/atom+xml"));
        QVERIFY(request.header("Cookie").isEmpty());
        QVERIFY(request.header("Cache-Control").isEmpty()); // what stands between may answer
    }

    void cookiesAreNotKept()
    {
        f->server.script("/feed", {.body = rssOf({u"One"_s}), .headers = {{"Set-Cookie", "who=me"}}});
        f->add(f->server.url(u"/feed"_s));
        f->round();
        f->round();
        QVERIFY(f->server.requests()[1].header("Cookie").isEmpty());
    }

    void aFileIsAFeedToo()
    {
        QFile file(f->folder.filePath(u"a feed.xml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(rssOf({u"One"_s}));
        file.close();
        const QString address = QUrl::fromLocalFile(file.fileName()).toString(QUrl::FullyEncoded);
        QCOMPARE(f->outcomeOf(address).newPapers, 1);
        QVERIFY(f->round().first().isUnchanged);
        file.remove();
        const FeedOutcome gone = f->round().first();
        QCOMPARE(gone.failure.value_or(Error{}).code, ErrorCode::FileUnreadable);
        QCOMPARE(f->titles(), QStringList{u"One"_s});
    }

    void scriptsDoNotComeIn()
    {
        f->server.script("/feed",
                         {.body = "<rss version='2.0'><channel><title>T</title><item><title>One</title>"
                                  "<link>javascript:alert(1)</link><description>&lt;p onclick='x()'&gt;Text"
                                  "&lt;script&gt;alert(1)&lt;/script&gt;&lt;iframe src='https://example.org'"
                                  "&gt;&lt;/p&gt;</description></item></channel></rss>"});
        QCOMPARE(f->outcomeOf(f->server.url(u"/feed"_s)).newPapers, 1);
        const auto stubs = wait(f->library->find({}));
        const Paper paper = wait(f->library->paper(stubs->first().id)).value();
        for (const QString& text : {paper.abstractHtml, paper.abstractText, paper.link}) {
            QVERIFY2(!text.contains("alert"_L1) && !text.contains("onclick"_L1), qPrintable(text));
            QVERIFY2(!text.contains("iframe"_L1), qPrintable(text));
        }
        QVERIFY(paper.abstractText.contains("Text"_L1));
    }
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "test_answers.moc"
