#include "app/refresh/pagedolderpapers.h"
#include "tests/refresh/plainfetcher.h"
#include "tests/refresh/refreshfixture.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

namespace {

const QString daily = u"https://huggingface.co/api/daily_papers?limit=100"_s;

QByteArray dayPath(const QDate& day)
{
    return "/api/daily_papers?limit=100&date=" + day.toString(Qt::ISODate).toLatin1();
}

/// A day of Hugging Face's list, with as many papers.
ScriptedAnswer dayOf(const QDate& day, int papers)
{
    QStringList items;
    for (int i = 0; i < papers; ++i)
        items.append(
            u"{\"paper\":{\"id\":\"%1.%2\",\"title\":\"Paper %3 of %4\",\"upvotes\":%3,\"summary\":\"x\","
            "\"submittedOnDailyAt\":\"%4T00:00:00.000Z\"}}"_s.arg(day.toString(u"yyMM"))
                .arg(day.day() * 100 + i, 5, 10, QChar(u'0'))
                .arg(i)
                .arg(day.toString(Qt::ISODate)));
    return {.body = '[' + items.join(u',').toUtf8() + ']', .contentType = "application/json"};
}

QByteArray searchPath(int start)
{
    return "/api/query?search_query=cat:cs.LG&sortBy=submittedDate&sortOrder=descending&start=" +
           QByteArray::number(start) + "&max_results=100";
}

/// A page of arXiv's search: papers of these days, one a day.
ScriptedAnswer searchPage(const QDate& newest, int papers)
{
    QString entries;
    for (int i = 0; i < papers; ++i) {
        const QDate day = newest.addDays(-i);
        entries +=
            u"<entry><id>http://arxiv.org/abs/%1.%2v1</id><title>Paper of %3</title><summary>x</summary>"
            "<published>%3T10:00:00Z</published><category term=\"cs.LG\"/></entry>"_s
                .arg(day.toString(u"yyMM"))
                .arg(day.day(), 5, 10, QChar(u'0'))
                .arg(day.toString(Qt::ISODate));
    }
    const QByteArray head = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>https://arxiv.org/api/x</id>"
                            "<title>arXiv Query: cat:cs.LG</title>";
    return {.body = head + entries.toUtf8() + "</feed>"};
}

} // namespace

/// Papers from before a feed was subscribed to: a real library, a real server that plays Hugging Face and
/// arXiv.
class TestOlderPapers : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RefreshFixture> f;
    std::unique_ptr<PlainFetcher> m_fetcher;
    std::unique_ptr<PagedOlderPapers> m_older;
    QDate m_today;

    void open()
    {
        m_fetcher = std::make_unique<PlainFetcher>(f->server);
        m_older = std::make_unique<PagedOlderPapers>(
            *m_fetcher, PagedOlderPapers::Stores{*f->library, *f->library, *f->library},
            OlderOptions{.pagePause = 1ms, .arxivPause = 1ms, .retryPause = 1ms});
    }
    void close()
    {
        m_older.reset();
        m_fetcher.reset();
    }
    /// To its end or to where it fails.
    OlderProgress load(FeedId feed, const QDate& until)
    {
        m_older->start(feed, until);
        const auto isOver = [&] { return !m_older->progress(feed)->isRunning; };
        return QTest::qWaitFor(isOver, 30'000) ? *m_older->progress(feed) : OlderProgress();
    }
    FeedId addArxiv() { return f->add(u"https://rss.arxiv.org/rss/cs.LG"_s); }

private Q_SLOTS:
    void init()
    {
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        f = std::make_unique<RefreshFixture>();
        m_today = QDateTime::currentDateTimeUtc().date();
        open();
    }
    void cleanup()
    {
        close();
        f.reset();
    }

    void someFeedsHaveOlderPapers_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("hasOlder");
        QTest::newRow("daily") << daily << true;
        QTest::newRow("week") << daily + u"#period=week"_s << true;
        QTest::newRow("somebody's") << daily + u"&submitter=ann"_s << true;
        QTest::newRow("trending") << daily + u"&sort=trending"_s << false;
        QTest::newRow("arXiv") << u"https://rss.arxiv.org/rss/cs.LG+cs.CL"_s << true;
        QTest::newRow("a search") << u"https://export.arxiv.org/api/query?search_query=all:electron"_s
                                  << true;
        QTest::newRow("papers by id") << u"https://export.arxiv.org/api/query?id_list=2403.01234"_s << false;
        QTest::newRow("a blog") << u"https://example.org/feed"_s << false;
        QTest::newRow("none") << QString() << false;
    }
    void someFeedsHaveOlderPapers()
    {
        QFETCH(QString, url);
        QTEST(m_older->canLoad(url), "hasOlder");
    }

    void huggingFaceIsAskedDayByDay()
    {
        const FeedId feed = f->add(daily + u"#min-upvotes=1"_s);
        for (int back = 0; back < 4; ++back)
            f->server.script(dayPath(m_today.addDays(-back)),
                             dayOf(m_today.addDays(-back), back == 1 ? 0 : 3));
        QSignalSpy told(m_older.get(), &OlderPapers::progressChanged);
        const OlderProgress done = load(feed, m_today.addDays(-3));
        QVERIFY(done.isFinished && !done.failure);
        QCOMPARE(done.pages, 4);
        QCOMPARE(done.newPapers, 6); // three days with papers, each one below the votes
        QCOMPARE(done.reached, m_today.addDays(-3));
        QVERIFY(told.size() >= 5);

        // Under their own days, and unread
        PaperQuery query{.place = PaperQuery::Place::Feed, .feed = feed};
        const auto stubs = wait(f->library->find(query));
        QVERIFY(stubs);
        QCOMPARE(QDate::fromJulianDay(stubs->last().day), m_today.addDays(-3));
        const Feed known = f->feed(feed);
        QVERIFY(known.title.isEmpty());
        QVERIFY(known.kind == FeedKind::Unknown);
        QVERIFY(!known.lastChecked.isValid());
        QCOMPARE(wait(f->library->subscriptions())->unread.value(feed), 6);
    }

    void whatIsDoneSurvivesARestart()
    {
        const FeedId feed = f->add(daily);
        for (int back = 0; back < 6; ++back)
            f->server.script(dayPath(m_today.addDays(-back)), dayOf(m_today.addDays(-back), 1));
        f->server.script(dayPath(m_today.addDays(-2)),
                         QList<ScriptedAnswer>{{.status = 500}, dayOf(m_today.addDays(-2), 1)});
        const OlderProgress cut = load(feed, m_today.addDays(-4));
        QCOMPARE(cut.failure->code, ErrorCode::HttpStatus);
        QVERIFY(!cut.isFinished);
        QCOMPARE(cut.reached, m_today.addDays(-1));

        close();
        f->close();
        f->open();
        open();
        QTRY_VERIFY(m_older->progress(feed));
        QCOMPARE(m_older->progress(feed)->reached, m_today.addDays(-1));
        QVERIFY(!m_older->progress(feed)->isRunning);
        const OlderProgress done = load(feed, m_today.addDays(-4));
        QVERIFY(done.isFinished);
        QCOMPARE(done.pages, 5);
        QCOMPARE(done.newPapers, 5);
        QCOMPARE(f->server.requests(dayPath(m_today)).size(), 1);
        QVERIFY(f->server.requests(dayPath(m_today.addDays(-5))).isEmpty());

        // Further back, it goes on where it was; for a later day, there is nothing to do
        QVERIFY(load(feed, m_today.addDays(-5)).isFinished);
        QCOMPARE(f->server.requests().size(), 7);
        QVERIFY(load(feed, m_today.addDays(-1)).isFinished);
        QCOMPARE(f->server.requests().size(), 7);
    }

    void arxivIsAskedByPages()
    {
        const FeedId feed = addArxiv();
        f->server.script(searchPath(0), searchPage(QDate(2025, 3, 14), 3));
        f->server.script(searchPath(100),
                         QList<ScriptedAnswer>{searchPage({}, 0), searchPage(QDate(2025, 3, 11), 3)});
        f->server.script(searchPath(200), searchPage({}, 0));
        const OlderProgress done = load(feed, {});
        QVERIFY2(done.isFinished, done.failure ? qPrintable(sentenceFor(*done.failure)) : "");
        QCOMPARE(done.newPapers, 6);
        QCOMPARE(done.reached, QDate(2025, 3, 9));
        QCOMPARE(f->server.requests(searchPath(100)).size(), 2); // an empty page is not believed at once
        QCOMPARE(f->server.requests(searchPath(200)).size(), 3);
    }

    void arxivEndsAtTheDayAskedFor()
    {
        const FeedId feed = addArxiv();
        f->server.script(searchPath(0), searchPage(QDate(2025, 3, 14), 3));
        const OlderProgress done = load(feed, QDate(2025, 3, 13));
        QVERIFY(done.isFinished);
        QCOMPARE(f->server.requests().size(), 1);
    }

    void aServerThatWantsFewerRequestsIsAskedAgainLater()
    {
        const FeedId feed = addArxiv();
        const ScriptedAnswer busy{.status = 429, .body = "Rate exceeded"};
        f->server.script(searchPath(0), QList<ScriptedAnswer>{busy, busy, searchPage(QDate(2025, 3, 14), 3)});
        QVERIFY(load(feed, QDate(2025, 3, 12)).isFinished);
        QCOMPARE(f->server.requests().size(), 3);
        QVERIFY(m_fetcher->patience >= 10min); // whoever keeps the line may wait as long as it was told

        f->server.script(searchPath(100), busy);
        const OlderProgress refused = load(feed, QDate(2020, 1, 1));
        QCOMPARE(refused.failure->code, ErrorCode::RateLimited);
        QVERIFY(!refused.failure->subject.isEmpty());
    }

    void stoppedItGoesOn()
    {
        const FeedId feed = addArxiv();
        f->server.script(searchPath(0), searchPage(QDate(2025, 3, 14), 3));
        f->server.script(searchPath(100), {.delivery = Delivery::Silent});
        m_older->start(feed, QDate(2025, 3, 1));
        QTRY_COMPARE(f->server.requests(searchPath(100)).size(), 1);
        m_older->stop(feed);
        QVERIFY(!m_older->progress(feed)->isRunning && !m_older->progress(feed)->isFinished);
        f->server.script(searchPath(100), searchPage(QDate(2025, 3, 11), 20));
        const OlderProgress done = load(feed, QDate(2025, 3, 1));
        QVERIFY(done.isFinished);
        QCOMPARE(f->server.requests(searchPath(0)).size(), 1);
        QCOMPARE(done.newPapers, 23);
    }

    void othersHaveNone()
    {
        const FeedId blog = f->add(u"https://example.org/feed"_s);
        QCOMPARE(load(blog, {}).failure->code, ErrorCode::BadArgument);
        QCOMPARE(load(FeedId{99}, {}).failure->code, ErrorCode::NotFound);
        QVERIFY(f->server.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOlderPapers)
#include "test_olderpapers.moc"
