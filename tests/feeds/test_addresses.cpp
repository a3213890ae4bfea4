#include "app/feeds/addressrules.h"

#include <QtCore/QDir>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

QStringList feedsOf(const AddressReading& reading)
{
    QStringList urls;
    for (const FeedLink& feed : reading.feeds)
        urls.append(feed.url.toString(QUrl::FullyEncoded));
    return urls;
}

} // namespace

/// What a pasted text leads to, before anything is asked.
class TestAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sitesHaveRules_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("feeds");
        const auto add = [](const char* typed, const QStringList& feeds) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << feeds;
        };
        const QString lg = u"https://rss.arxiv.org/rss/cs.LG"_s;
        const QString api = u"https://export.arxiv.org/api/query?search_query="_s;
        const QString sorted = u"&sortBy=submittedDate&sortOrder=descending&max_results=100"_s;
        add("cs.LG", {lg});
        add(" arxiv:CS.lg ", {lg});
        add("cs.LG, stat.ML", {lg + u"+stat.ML"_s});
        add("cs.LG+cs.CL", {lg + u"+cs.CL"_s});
        add("https://arxiv.org/list/cs.LG/recent", {lg});
        add("https://www.arxiv.org/list/cs.LG/new?skip=0&show=50", {lg});
        add("arxiv.org/archive/cs", {u"https://rss.arxiv.org/rss/cs"_s});
        add("http://export.arxiv.org/rss/cs.LG", {lg});
        add("https://arxiv.org/a/lecun_y_1", {u"https://arxiv.org/a/lecun_y_1.atom2"_s});
        add("https://arxiv.org/a/lecun_y_1.html", {u"https://arxiv.org/a/lecun_y_1.atom2"_s});
        add("https://arxiv.org/search/?query=Ada+Lovelace&searchtype=author&source=header",
            {api + u"au:%22Ada+Lovelace%22"_s + sorted});
        add("https://arxiv.org/search/cs?query=graphs&searchtype=title",
            {api + u"cat:cs.%2A+AND+ti:graphs"_s + sorted});
        add("https://arxiv.org/search/?query=%22reward+model%22&searchtype=all",
            {api + u"%28ti:%22reward+model%22+OR+abs:%22reward+model%22%29"_s + sorted});

        const QString daily = u"https://huggingface.co/api/daily_papers?limit=100"_s;
        add("huggingface.co/papers", {daily});
        add("https://huggingface.co/papers/date/2025-03-14",
            {daily, u"https://huggingface.co/api/daily_papers?date=2025-03-14&limit=100"_s});
        add("https://huggingface.co/papers/week/2025-W09",
            {daily + u"#period=week"_s,
             u"https://huggingface.co/api/daily_papers?week=2025-W09&limit=100"_s});
        add("https://huggingface.co/papers/month/2025-03",
            {daily + u"#period=month"_s,
             u"https://huggingface.co/api/daily_papers?month=2025-03&limit=100"_s});
        add("https://huggingface.co/papers/trending", {daily + u"&sort=trending"_s});
        add("https://huggingface.co/papers?q=reward%20models",
            {u"https://huggingface.co/api/papers/search?q=reward%20models&limit=100"_s});
        add("https://huggingface.co/akhaliq", {daily + u"&submitter=akhaliq"_s});
        add("https://huggingface.co/blog/some-post", {u"https://huggingface.co/blog/feed.xml"_s});

        add("https://openreview.net/group?id=ICLR.cc/2025/Conference",
            {u"https://api2.openreview.net/notes?content.venueid=ICLR.cc/2025/Conference&sort=cdate:desc&limit=100"_s});
        const QString repository = u"https://github.com/qt/qtbase"_s;
        add("https://github.com/qt/qtbase/tree/dev",
            {repository + u"/releases.atom"_s, repository + u"/tags.atom"_s,
             repository + u"/commits.atom"_s});
        add("github.com/torvalds", {u"https://github.com/torvalds.atom"_s});
        const QString videos = u"https://www.youtube.com/feeds/videos.xml?"_s;
        add("https://www.youtube.com/channel/UCbfYPyITQ-7l4upoX8nvctg/videos",
            {videos + u"channel_id=UCbfYPyITQ-7l4upoX8nvctg"_s});
        add("https://youtube.com/playlist?list=PLabc", {videos + u"playlist_id=PLabc"_s});
        add("https://www.youtube.com/user/someone", {videos + u"user=someone"_s});
        add("https://old.reddit.com/r/MachineLearning/top",
            {u"https://www.reddit.com/r/MachineLearning/.rss"_s});
        add("https://www.reddit.com/u/somebody", {u"https://www.reddit.com/user/somebody/.rss"_s});
        add("https://medium.com/@ada/a-story-123", {u"https://medium.com/feed/@ada"_s});
        add("https://medium.com/tag/ai", {u"https://medium.com/feed/tag/ai"_s});
        add("https://ada.medium.com", {u"https://ada.medium.com/feed"_s});
        add("https://importai.substack.com/p/one", {u"https://importai.substack.com/feed"_s});
    }
    void sitesHaveRules()
    {
        QFETCH(QString, typed);
        const auto reading = readAddress(typed);
        QVERIFY(reading);
        QTEST(feedsOf(*reading), "feeds");
        QVERIFY(reading->page.isEmpty() && reading->paper.isEmpty());
    }

    void otherPagesAreFetched_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("page");
        QTest::newRow("a site") << u"example.org"_s << u"https://example.org"_s;
        QTest::newRow("a feed") << u"http://example.org/feed.xml?x=1"_s
                                << u"http://example.org/feed.xml?x=1"_s;
        QTest::newRow("a local server") << u"localhost:8000/feed"_s << u"https://localhost:8000/feed"_s;
        QTest::newRow("feed:") << u"feed:https://example.org/rss"_s << u"https://example.org/rss"_s;
        QTest::newRow("feed://") << u"FEED://example.org/rss"_s << u"https://example.org/rss"_s;
        QTest::newRow("a path") << u"/home/ann/feeds/"_s << u"file:///home/ann/feeds"_s;
        QTest::newRow("a file") << u"file:///home/ann/a%20b.xml"_s << u"file:///home/ann/a%20b.xml"_s;
        QTest::newRow("arXiv's own feed")
            << u"https://rss.arxiv.org/atom/cs.LG"_s << u"https://rss.arxiv.org/atom/cs.LG"_s;
        QTest::newRow("arXiv's own search") << u"https://export.arxiv.org/api/query?search_query=all:x"_s
                                            << u"https://export.arxiv.org/api/query?search_query=all:x"_s;
        QTest::newRow("our own search with a wish") << u"https://rss.arxiv.org/rss/cs.LG#announce=new"_s
                                                    << u"https://rss.arxiv.org/rss/cs.LG#announce=new"_s;
        QTest::newRow("a list of models")
            << u"https://huggingface.co/models"_s << u"https://huggingface.co/models"_s;
        QTest::newRow("a handle") << u"https://www.youtube.com/@ada"_s << u"https://www.youtube.com/@ada"_s;
        QTest::newRow("GitHub's feed") << u"https://github.com/qt/qtbase/releases.atom"_s
                                       << u"https://github.com/qt/qtbase/releases.atom"_s;
    }
    void otherPagesAreFetched()
    {
        QFETCH(QString, typed);
        const auto reading = readAddress(typed);
        QVERIFY(reading);
        QTEST(reading->page.toString(QUrl::FullyEncoded), "page");
        QVERIFY(reading->feeds.isEmpty() && reading->paper.isEmpty());
    }

    void theHomeFolderIsKnown()
    {
        QCOMPARE(readAddress(u"~/feeds"_s)->page, QUrl::fromLocalFile(QDir::homePath() + u"/feeds"_s));
    }

    void aPaperIsNoFeed_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("paper");
        QTest::newRow("page") << u"https://arxiv.org/abs/2403.01234v2"_s << u"2403.01234"_s;
        QTest::newRow("PDF") << u"arxiv.org/pdf/2403.01234"_s << u"2403.01234"_s;
        QTest::newRow("old") << u"https://arxiv.org/abs/math.AG/0601001"_s << u"math.AG/0601001"_s;
        QTest::newRow("Hugging Face") << u"https://huggingface.co/papers/2403.01234"_s << u"2403.01234"_s;
        QTest::newRow("bare") << u"2403.01234"_s << u"2403.01234"_s;
        QTest::newRow("marked") << u"arXiv:2403.01234v1"_s << u"2403.01234"_s;
    }
    void aPaperIsNoFeed()
    {
        QFETCH(QString, typed);
        const auto reading = readAddress(typed);
        QVERIFY(reading);
        QTEST(reading->paper, "paper");
        QVERIFY(reading->feeds.isEmpty() && reading->page.isEmpty());
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("code");
        for (const char* typed :
             {"", "  ", "word", "two words", "mailto:ann@example.org", "javascript:alert(1)",
              "ftp://example.org/feed", "https://", "ann@example.org", "//example.org/x",
              "http://exa mple.org", "file://server/share", "cs.XX cs.LG"})
            QTest::newRow(typed) << QString::fromLatin1(typed) << int(ErrorCode::BadAddress);
        QTest::newRow("a review") << u"https://openreview.net/forum?id=abc"_s << int(ErrorCode::BadArgument);
    }
    void nonsenseIsRefused()
    {
        QFETCH(QString, typed);
        const auto reading = readAddress(typed);
        QVERIFY(!reading);
        QTEST(int(reading.error().code), "code");
    }

    void aFewUsualAddressesAreTried()
    {
        const QList<QUrl> tried = usualFeedAddresses(QUrl(u"https://example.org/blog/page?x=1#y"_s));
        QVERIFY(tried.size() <= 10);
        QCOMPARE(tried.first(), QUrl(u"https://example.org/blog/feed"_s));
        QVERIFY(tried.contains(QUrl(u"https://example.org/feed"_s)));
        QCOMPARE(usualFeedAddresses(QUrl(u"https://example.org"_s)).first(),
                 QUrl(u"https://example.org/feed"_s));
    }

    void twoWishesAreTwoFeeds()
    {
        const QString daily = u"https://huggingface.co/api/daily_papers?limit=100"_s;
        QVERIFY(subscriptionKey(daily) != subscriptionKey(daily + u"#period=week"_s));
        QVERIFY(subscriptionKey(daily + u"#min-upvotes=5&period=week"_s) ==
                subscriptionKey(daily + u"#period=week&min-upvotes=5"_s));
        QCOMPARE(subscriptionKey(daily + u"#top"_s), subscriptionKey(daily));
    }
};

QTEST_GUILESS_MAIN(TestAddresses)
#include "test_addresses.moc"
