#include "app/feeds/discovery.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

QList<FeedLink> found(const QByteArray& page, const QString& address = u"https://example.org/blog/post"_s)
{
    return discoverFeeds(page, QUrl(address));
}

QStringList urls(const QByteArray& page)
{
    QStringList all;
    const QList<FeedLink> feeds = found(page);
    for (const FeedLink& feed : feeds)
        all.append(feed.url.toString());
    return all;
}

} // namespace

/// The feeds that pages name.
class TestDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesNameFeeds_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QStringList>("feeds");
        const auto add = [](const char* name, const QByteArray& page, const QStringList& feeds) {
            QTest::newRow(name) << page << feeds;
        };
        add("in the head",
            "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" "
            "href=\"https://a.example/rss\">",
            {u"https://a.example/rss"_s});
        add("relative, no quotes", "<link rel=alternate type=application/atom+xml href=atom.xml>",
            {u"https://example.org/blog/atom.xml"_s});
        add("a base", "<base href=/other/><link rel=alternate type=application/atom+xml href=atom.xml>",
            {u"https://example.org/other/atom.xml"_s});
        add("capitals and several words",
            "<LINK REL='Alternate home' TYPE='Application/RSS+XML; charset=utf-8' HREF='/feed'>",
            {u"https://example.org/feed"_s});
        add("in the body",
            "<body><p>Text<link rel=alternate type=application/feed+json href=/feed.json></body>",
            {u"https://example.org/feed.json"_s});
        add("rel=feed", "<link rel=feed href=/f>", {u"https://example.org/f"_s});
        add("without a type", "<link rel=alternate href=/index.xml>", {u"https://example.org/index.xml"_s});
        add("comments last",
            "<link rel=alternate type=application/rss+xml href=/comments/feed>"
            "<link rel=alternate type=application/rss+xml title='Comments on all' href=/c>"
            "<link rel=alternate type=application/rss+xml href=/feed>",
            {u"https://example.org/feed"_s, u"https://example.org/comments/feed"_s,
             u"https://example.org/c"_s});
        add("once",
            "<link rel=alternate type=application/rss+xml href=/feed>"
            "<link rel=alternate type=application/rss+xml href=/feed#top>",
            {u"https://example.org/feed"_s});
        add("feed: as scheme", "<link rel=alternate type=application/rss+xml href=feed://example.org/rss>",
            {u"https://example.org/rss"_s});
        add("what is something else",
            "<link rel=alternate hreflang=de href=/de><link rel='alternate stylesheet' type=text/xml "
            "href=/rss>"
            "<link rel=alternate type=application/json href=/wp-json/wp/v2/posts/7>"
            "<link rel=alternate type='application/json+oembed' href=/oembed/feed>"
            "<link rel=stylesheet href=/feed.xml><link rel=alternate type=application/rss+xml>"
            "<link rel=alternate type=application/rss+xml href='javascript:x()'>"
            "<link rel=alternate type=application/rss+xml href='file:///etc/rss'>",
            {});
        add("links, if there is nothing better",
            "<a href=/about>About</a><a href=/blog/rss>RSS</a><a href='https://b.example/x.atom'>B</a>",
            {u"https://example.org/blog/rss"_s, u"https://b.example/x.atom"_s});
        add("not links beside what is named",
            "<link rel=alternate type=application/rss+xml href=/one><a href=/two.rss>",
            {u"https://example.org/one"_s});
        add("in no script or comment",
            "<script>'<link rel=alternate type=application/rss+xml href=/one>'</script>"
            "<!-- <link rel=alternate type=application/rss+xml href=/two> -->",
            {});
        add("nothing", "", {});
        add("no page", "\x00\x01\xff<<<>", {});
    }
    void pagesNameFeeds()
    {
        QFETCH(QByteArray, page);
        QTEST(urls(page), "feeds");
    }

    void titlesAreKept()
    {
        const QList<FeedLink> feeds =
            found("<link rel=alternate type=application/rss+xml title=' News &amp;\n more' href=/f>");
        QCOMPARE(feeds, (QList<FeedLink>{{QUrl(u"https://example.org/f"_s), u"News & more"_s}}));
    }

    void aChannelIsFoundInItsScript()
    {
        const QByteArray page = "<script>var x = {\"channelId\":\"UCbfYPyITQ-7l4upoX8nvctg\"}</script>";
        QCOMPARE(found(page, u"https://www.youtube.com/@ada"_s).value(0).url,
                 QUrl(u"https://www.youtube.com/feeds/videos.xml?channel_id=UCbfYPyITQ-7l4upoX8nvctg"_s));
        QVERIFY(found(page).isEmpty());
    }

    void noPageIsTooMuch_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::newRow("nested") << QByteArray("<div>");
        QTest::newRow("formatted") << QByteArray("<b><i>");
        QTest::newRow("tables") << QByteArray("<table><td>");
        QTest::newRow("links") << QByteArray("<a href=/rss?feed=1>");
        QTest::newRow("open tags") << QByteArray("<");
    }
    void noPageIsTooMuch()
    {
        QFETCH(QByteArray, piece);
        const QByteArray head = "<link rel=alternate type=application/rss+xml href=/feed>";
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(urls(head + piece.repeated(1'000'000)), QStringList{u"https://example.org/feed"_s});
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestDiscovery)
#include "test_discovery.moc"
