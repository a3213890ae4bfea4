#include "app/refresh/pagefeedfinder.h"
#include "tests/refresh/plainfetcher.h"
#include "tests/refresh/refreshfixture.h"

#include <QtCore/QDir>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

QByteArray arxivAnswer(const QByteArray& entries)
{
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"http://arxiv.org/schemas/atom\">"
           "<id>https://arxiv.org/api/x</id><title>arXiv Query: id_list=2403.01234</title>" +
           entries + "</feed>";
}

const QByteArray paperEntry =
    "<entry><id>http://arxiv.org/abs/2403.01234v1</id><title>A paper</title>"
    "<published>2024-03-02T00:00:00Z</published><summary>x</summary>"
    "<category term=\"cs.LG\"/><category term=\"I.2.6\"/><category term=\"cs.CL\"/></entry>";

} // namespace

/// Finding feeds, with a real library and a real server that plays every site.
class TestFeedFinder : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<RefreshFixture> f;
    std::unique_ptr<PlainFetcher> m_fetcher;
    std::unique_ptr<PageFeedFinder> m_finder;

    Result<FoundFeeds> find(const QString& typed)
    {
        const Reply<FoundFeeds> reply = m_finder->find(typed);
        return QTest::qWaitFor([&reply] { return reply.isFinished(); }, 30'000)
                   ? reply.result()
                   : Result<FoundFeeds>(failure(ErrorCode::TimedOut));
    }
    void page(const QByteArray& path, const QByteArray& html)
    {
        f->server.script(path,
                         {.body = "<!doctype html><html>" + html + "</html>", .contentType = "text/html"});
    }
    void feed(const QByteArray& path, const QStringList& titles, const QString& title = u"A feed"_s)
    {
        f->server.script(path, {.body = rssOf(titles, title)});
    }
    static QStringList urls(const Result<FoundFeeds>& found)
    {
        QStringList all;
        for (const FoundFeed& one : found ? found->feeds : QList<FoundFeed>())
            all.append(one.url);
        return all;
    }

private Q_SLOTS:
    void init()
    {
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        f = std::make_unique<RefreshFixture>();
        m_fetcher = std::make_unique<PlainFetcher>(f->server);
        m_finder = std::make_unique<PageFeedFinder>(*m_fetcher, *f->library);
    }
    void cleanup()
    {
        m_finder.reset();
        m_fetcher.reset();
        f.reset();
    }

    void aFeedIsShownBeforeItIsSubscribedTo()
    {
        QString items;
        for (int day = 1; day <= 7; ++day)
            items +=
                u"<item><title>Paper %1</title><pubDate>0%1 Mar 2025 00:00:00 GMT</pubDate></item>"_s.arg(
                    day);
        const QByteArray head =
            "<rss version=\"2.0\"><channel><title>Blog</title><link>https://example.org/</link>";
        f->server.script("/feed", {.body = head + items.toUtf8() + "</channel></rss>"});
        const auto found = find(u" https://example.org/feed "_s);
        QVERIFY(found);
        QCOMPARE(found->asked, u"https://example.org/feed"_s);
        QCOMPARE(found->feeds.size(), 1);
        const FoundFeed& one = found->feeds.first();
        QCOMPARE(one.url, u"https://example.org/feed"_s);
        QCOMPARE(one.title, u"Blog"_s);
        QCOMPARE(one.site, u"https://example.org/"_s);
        QVERIFY(one.kind == FeedKind::Rss);
        QCOMPARE(one.entryCount, 7);
        QCOMPARE(one.newest.size(), 5);
        QCOMPARE(one.newest.first().title, u"Paper 7"_s);
        QCOMPARE(one.newest.first().date.date(), QDate(2025, 3, 7));
        QVERIFY(!one.subscribed);
        QVERIFY(f->titles().isEmpty()); // nothing is stored
    }

    void aPageNamesItsFeeds()
    {
        page("/", "<link rel=alternate type=application/rss+xml href=/comments title=Comments>"
                  "<link rel=alternate type=application/rss+xml href=/one title=One>"
                  "<link rel=alternate type=application/atom+xml href=/two title=Two>");
        feed("/one", {u"First"_s});
        const auto found = find(u"example.org/"_s);
        QCOMPARE(urls(found), (QStringList{u"https://example.org/one"_s, u"https://example.org/two"_s,
                                           u"https://example.org/comments"_s}));
        QCOMPARE(found->feeds[0].newest.size(), 1);
        QVERIFY(found->feeds[1].newest.isEmpty());
        QCOMPARE(found->feeds[1].title, u"Two"_s);
        QVERIFY(f->server.requests("/two").isEmpty());
    }

    void aFeedThatIsNamedButGoneIsPassedOver()
    {
        page("/", "<link rel=alternate type=application/rss+xml href=/gone>"
                  "<link rel=alternate type=application/rss+xml href=/there>");
        feed("/there", {u"First"_s});
        QCOMPARE(urls(find(u"example.org/"_s)), QStringList{u"https://example.org/there"_s});
    }

    void withoutANameTheUsualAddressesAreTried()
    {
        page("/blog/", "<p>No feed named here</p>");
        page("/blog/feed", "<p>not found, says a page</p>");
        feed("/blog/rss.xml", {u"First"_s});
        QCOMPARE(urls(find(u"https://example.org/blog/"_s)),
                 QStringList{u"https://example.org/blog/rss.xml"_s});
    }

    void aSiteWithoutFeedIsToldAndNotBothered()
    {
        page("/", "<p>Nothing</p>");
        const auto found = find(u"https://example.org/"_s);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::HtmlInsteadOfFeed);
        QCOMPARE(found.error().subject, u"https://example.org/"_s);
        QVERIFY(f->server.requests().size() <= 11);
        QCOMPARE(f->server.mostAtOnce(), 1);
    }

    void whatIsSubscribedIsKnown()
    {
        feed("/feed", {u"First"_s});
        const FeedId id = f->add(u"https://example.org/feed"_s);
        const auto found = find(u"http://www.example.org/feed"_s);
        QVERIFY(found);
        QCOMPARE(found->feeds.first().subscribed, id);
    }

    void aPermanentRedirectIsFollowedForGood()
    {
        f->server.script("/old", redirectTo("/new", 301));
        f->server.script("/passing", redirectTo("/new", 302));
        feed("/new", {u"First"_s});
        QVERIFY(
            urls(find(u"https://example.org/old#announce=new"_s)).value(0).endsWith("/new#announce=new"_L1));
        QCOMPARE(urls(find(u"https://example.org/passing"_s)), QStringList{u"https://example.org/passing"_s});
    }

    void refusalsAreTold_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        const QString feed = u"https://example.org/feed"_s;
        QTest::newRow("not there") << feed << 404 << int(ErrorCode::HttpStatus);
        QTest::newRow("gone") << feed << 410 << int(ErrorCode::Gone);
        QTest::newRow("login") << feed << 401 << int(ErrorCode::LoginWanted);
        QTest::newRow("a challenge") << u"https://openreview.net/group?id=ICLR.cc/2025/Conference"_s << 403
                                     << int(ErrorCode::LoginWanted);
        QTest::newRow("no address") << u"two words"_s << 200 << int(ErrorCode::BadAddress);
        QTest::newRow("a review") << u"https://openreview.net/forum?id=x"_s << 200
                                  << int(ErrorCode::BadArgument);
    }
    void refusalsAreTold()
    {
        QFETCH(QString, typed);
        QFETCH(int, status);
        QFETCH(int, code);
        f->server.script("/feed", {.status = status, .body = "no", .contentType = "text/plain"});
        f->server.script("/notes?content.venueid=ICLR.cc/2025/Conference&sort=cdate:desc&limit=100",
                         {.status = status,
                          .body = "{\"name\":\"ChallengeRequiredError\"}",
                          .contentType = "application/json"});
        const auto found = find(typed);
        QVERIFY(!found);
        QCOMPARE(int(found.error().code), code);
        QVERIFY(!found.error().subject.isEmpty());
    }

    void aRepositoryHasAChoice()
    {
        feed("/qt/qtbase/releases.atom", {u"v6.8"_s}, u"Release notes from qtbase"_s);
        const auto found = find(u"https://github.com/qt/qtbase"_s);
        QCOMPARE(urls(found), (QStringList{u"https://github.com/qt/qtbase/releases.atom"_s,
                                           u"https://github.com/qt/qtbase/tags.atom"_s,
                                           u"https://github.com/qt/qtbase/commits.atom"_s}));
        QCOMPARE(found->feeds.first().title, u"Release notes from qtbase"_s);
    }

    void aPaperLeadsToItsCategories()
    {
        f->server.script("/api/query?id_list=2403.01234&max_results=1", {.body = arxivAnswer(paperEntry)});
        feed("/rss/cs.LG", {u"First"_s}, u"cs.LG updates on arXiv.org"_s);
        const auto found = find(u"https://arxiv.org/abs/2403.01234v2"_s);
        QCOMPARE(urls(found),
                 (QStringList{u"https://rss.arxiv.org/rss/cs.LG"_s, u"https://rss.arxiv.org/rss/cs.CL"_s}));
        QVERIFY(found->feeds.first().warnings.join(u' ').contains("single paper"_L1));
    }

    void wishesCountInThePreview()
    {
        const QByteArray daily =
            "[{\"paper\":{\"id\":\"2403.00001\",\"title\":\"Liked\",\"upvotes\":9,\"summary\":\"x\"}},"
            "{\"paper\":{\"id\":\"2403.00002\",\"title\":\"Not yet\",\"upvotes\":2,\"summary\":\"x\"}}]";
        f->server.script("/api/daily_papers?limit=100", {.body = daily, .contentType = "application/json"});
        const auto found = find(u"https://huggingface.co/api/daily_papers?limit=100#min-upvotes=5"_s);
        QVERIFY(found);
        QCOMPARE(found->feeds.first().entryCount, 1);
        QCOMPARE(found->feeds.first().newest.first().title, u"Liked"_s);
        QCOMPARE(found->feeds.first().title, u"Hugging Face, daily papers, 5 votes or more"_s);
    }

    void anOrganisationIsToldApartByHavingNoPapers()
    {
        f->server.script("/api/daily_papers?limit=100&submitter=microsoft",
                         {.body = "[]", .contentType = "application/json"});
        const auto found = find(u"https://huggingface.co/microsoft"_s);
        QVERIFY(found);
        QCOMPARE(found->feeds.first().title, u"Hugging Face, daily papers, by microsoft"_s);
        QVERIFY(found->feeds.first().warnings.join(u' ').contains("organisation"_L1));
    }

    void filesAndFoldersAreFeeds()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString& name, const QByteArray& bytes) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(bytes);
        };
        write(u"a.xml"_s, rssOf({u"One"_s, u"Two"_s}));
        write(u"b.rss"_s, rssOf({u"Three"_s}));
        write(u"c.json"_s, "{\"no\": \"feed\"}");
        write(u"picture.png"_s, "PNG");
        const auto file = find(folder.filePath(u"a.xml"_s));
        QVERIFY(file);
        QCOMPARE(file->feeds.first().entryCount, 2);
        const auto all = find(folder.path());
        QVERIFY(all);
        QCOMPARE(all->feeds.first().url, QUrl::fromLocalFile(folder.path()).toString());
        QCOMPARE(all->feeds.first().title, QDir(folder.path()).dirName());
        QCOMPARE(all->feeds.first().entryCount, 3);
        QVERIFY(all->feeds.first().kind == FeedKind::Rss);
        QVERIFY(all->feeds.first().warnings.join(u' ').contains("c.json"_L1));

        QTemporaryDir empty;
        QCOMPARE(find(empty.path()).error().code, ErrorCode::FileUnreadable);
        QCOMPARE(find(empty.filePath(u"none.xml"_s)).error().code, ErrorCode::FileUnreadable);
    }

    void aNewerSearchEndsAnOlderOne()
    {
        f->server.script("/slow", {.delivery = Delivery::Silent});
        feed("/feed", {u"First"_s});
        const Reply<FoundFeeds> slow = m_finder->find(u"https://example.org/slow"_s);
        QTRY_COMPARE(f->server.requests("/slow").size(), 1);
        QVERIFY(find(u"https://example.org/feed"_s));
        QCOMPARE(slow.result().error().code, ErrorCode::Cancelled);

        const Reply<FoundFeeds> stopped = m_finder->find(u"https://example.org/slow"_s);
        m_finder->cancel();
        QCOMPARE(stopped.result().error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestFeedFinder)
#include "test_feedfinder.moc"
