#include "app/feeds/opml.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

const QDateTime now(QDate(2025, 3, 14), QTime(9, 5), QTimeZone::UTC);

/// OPML written with ' for ".
QByteArray opml(QByteArray body, const QByteArray& head = "<title>Mine</title>")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"><head>" + head +
           "</head><body>" + body.replace('\'', '"') + "</body></opml>";
}

QList<OutlineFeed> read(const QByteArray& bytes)
{
    const auto outline = readOpml(bytes);
    return outline ? outline->feeds : QList<OutlineFeed>();
}

using Attributes = QList<std::pair<QString, QString>>;

} // namespace

/// Lists of feeds: in the shapes that other readers write them, broken ones, and there and back again.
class TestOpml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherReadersListsAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<OutlineFeed>>("feeds");
        const QString url = u"https://a.example/rss?x=1&y=2"_s;
        const QString site = u"https://a.example/"_s;

        QTest::newRow("Feedly: folders, title and text")
            << opml("<outline text='ML' title='ML'><outline type='rss' text='Blog A' title='Blog A' "
                    "xmlUrl='https://a.example/rss?x=1&amp;y=2' htmlUrl='https://a.example/'/></outline>")
            << QList<OutlineFeed>{{url, u"Blog A"_s, site, {u"ML"_s}, {}}};
        QTest::newRow("NetNewsWire: description, version")
            << opml("<outline text='Blog A' title='Blog A' description='' type='rss' version='RSS' "
                    "htmlUrl='https://a.example/' xmlUrl='https://a.example/rss?x=1&amp;y=2'/>")
            << QList<OutlineFeed>{
                   {url, u"Blog A"_s, site, {}, {{u"description"_s, {}}, {u"version"_s, u"RSS"_s}}}};
        QTest::newRow("Liferea: nested folders, own attributes")
            << opml("<outline title='Science' text='Science' description='Science' type='folder' id='abc' "
                    "expanded='true'><outline title='ML' text='ML' type='folder'><outline title='Blog A' "
                    "text='Blog A' type='atom' id='def' updateInterval='60' "
                    "xmlUrl='https://a.example/rss?x=1&amp;y=2'/></outline></outline>",
                    "<title>Liferea Feed List Export</title>")
            << QList<OutlineFeed>{
                   {url,
                    u"Blog A"_s,
                    {},
                    {u"Science"_s, u"ML"_s},
                    {{u"type"_s, u"atom"_s}, {u"id"_s, u"def"_s}, {u"updateInterval"_s, u"60"_s}}}};
        QTest::newRow("RSS Guard: a namespace of its own")
            << QByteArray(
                   "<opml version=\"2.0\" xmlns:rssguard=\"https://github.com/martinrotter/rssguard\"><body>"
                   "<outline rssguard:xmlUrlType=\"0\" text=\"Blog A\" title=\"Blog A\" encoding=\"UTF-8\" "
                   "xmlUrl=\"https://a.example/rss?x=1&amp;y=2\" version=\"RSS\" "
                   "type=\"rss\"/></body></opml>")
            << QList<OutlineFeed>{{url,
                                   u"Blog A"_s,
                                   {},
                                   {},
                                   {{u"xmlns:rssguard"_s, u"https://github.com/martinrotter/rssguard"_s},
                                    {u"rssguard:xmlUrlType"_s, u"0"_s},
                                    {u"encoding"_s, u"UTF-8"_s},
                                    {u"version"_s, u"RSS"_s}}}};
        QTest::newRow("newsboat: OPML 1.0, no text")
            << opml("<outline type='rss' xmlUrl='https://a.example/rss?x=1&amp;y=2' "
                    "htmlUrl='https://a.example/' title='Blog A'/>")
            << QList<OutlineFeed>{{url, u"Blog A"_s, site, {}, {}}};
        QTest::newRow("Inoreader: a feed in two folders")
            << opml("<outline text='One'><outline text='Blog A' type='rss' "
                    "xmlUrl='https://a.example/x'/></outline>"
                    "<outline text='Two'><outline text='Blog A' type='rss' "
                    "xmlUrl='https://a.example/x'/></outline>")
            << QList<OutlineFeed>{{u"https://a.example/x"_s, u"Blog A"_s, {}, {u"One"_s}, {}},
                                  {u"https://a.example/x"_s, u"Blog A"_s, {}, {u"Two"_s}, {}}};
        QTest::newRow("Thunderbird: a prefix, the feed in an outline of its own")
            << QByteArray(
                   "<opml version=\"1.0\" xmlns:fz=\"urn:forumzilla:\"><body><outline title=\"Blog A\" "
                   "text=\"Blog A\"><outline type=\"rss\" title=\"Blog A\" text=\"Blog A\" version=\"RSS\" "
                   "fz:quickMode=\"false\" xmlUrl=\"https://a.example/x\"/></outline></body></opml>")
            << QList<OutlineFeed>{{u"https://a.example/x"_s,
                                   u"Blog A"_s,
                                   {},
                                   {u"Blog A"_s},
                                   {{u"version"_s, u"RSS"_s},
                                    {u"xmlns:fz"_s, u"urn:forumzilla:"_s},
                                    {u"fz:quickMode"_s, u"false"_s}}}};
        QTest::newRow("names in any case, no type")
            << opml("<OUTLINE TEXT='A' XMLURL='https://a.example/x' HtmlURL='https://a.example/'/>")
            << QList<OutlineFeed>{{u"https://a.example/x"_s, u"A"_s, site, {}, {}}};
        QTest::newRow("an address as url")
            << opml(
                   "<outline text='A' type='rss' url='https://a.example/x'/><outline text='page' type='link' "
                   "url='https://a.example/page'/>")
            << QList<OutlineFeed>{{u"https://a.example/x"_s, u"A"_s, {}, {}, {}}};
        QTest::newRow("a title besides the text")
            << opml("<outline text='Mine' title='Theirs' xmlUrl='https://a.example/x'/>")
            << QList<OutlineFeed>{{u"https://a.example/x"_s, u"Mine"_s, {}, {}, {{u"title"_s, u"Theirs"_s}}}};
        QTest::newRow("entities of HTML, escaped twice, lone ampersands")
            << opml("<outline text='caf&eacute; &amp;amp; R&D &nosuch; &#x41;' "
                    "xmlUrl='https://a.example/x?a=1&b=2&copy=3'/>")
            << QList<OutlineFeed>{
                   {u"https://a.example/x?a=1&b=2&copy=3"_s, u"café & R&D &nosuch; A"_s, {}, {}, {}}};
        QTest::newRow("no name at all") << opml("<outline xmlUrl='https://a.example/x'/>")
                                        << QList<OutlineFeed>{{u"https://a.example/x"_s, {}, {}, {}, {}}};
        QTest::newRow("an empty list") << opml("") << QList<OutlineFeed>();
    }
    void otherReadersListsAreRead()
    {
        QFETCH(QByteArray, bytes);
        const auto outline = readOpml(bytes);
        QVERIFY(outline);
        QTEST(outline->feeds, "feeds");
        QCOMPARE(outline->warnings, QStringList());

        const QByteArray written = writeOpml(*outline, now);
        const auto again = readOpml(written);
        QVERIFY(again);
        QTEST(again->feeds, "feeds");
        QCOMPARE(again->warnings, QStringList());
        QCOMPARE(writeOpml(*again, now), written);
    }

    void brokenListsAreReadAsFarAsTheyGo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("feeds");
        const QByteArray a = "<outline text='A' xmlUrl='https://a.example/x'/>";
        const QByteArray b = "<outline text='B' xmlUrl='https://b.example/x'/>";
        const QByteArray whole = opml("<outline text='F'>" + a + b + "</outline>");
        QTest::newRow("cut off") << whole.first(whole.indexOf("https://b")) << 1;
        QTest::newRow("never closed") << opml("<outline text='F'>" + a + b) << 2;
        QTest::newRow("closed too often") << opml(a + "</outline></outline>" + b) << 1;
    }
    void brokenListsAreReadAsFarAsTheyGo()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, feeds);
        const auto outline = readOpml(bytes);
        QVERIFY(outline);
        QVERIFY2(outline->feeds.size() >= feeds, qPrintable(QString::number(outline->feeds.size())));
        QVERIFY(outline->warnings.join(u' ').contains("well-formed"_L1));
    }

    void whatIsNoListIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QByteArray(" \n") << int(ErrorCode::EmptyInput);
        QTest::newRow("a feed") << QByteArray("<rss><channel><title>x</title></channel></rss>")
                                << int(ErrorCode::Malformed);
        QTest::newRow("text") << QByteArray("https://a.example/x\n") << int(ErrorCode::Malformed);
        QTest::newRow("bytes") << QByteArray("\x00\xff\xfe<", 4) << int(ErrorCode::Malformed);
    }
    void whatIsNoListIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto outline = readOpml(bytes);
        QVERIFY(!outline);
        QTEST(int(outline.error().code), "code");
    }

    void nothingIsFetchedOrExpanded()
    {
        QTemporaryDir folder;
        QFile secret(folder.filePath(u"secret"_s));
        QVERIFY(secret.open(QFile::WriteOnly));
        secret.write("SECRET");
        secret.close();
        const QByteArray bytes =
            "<?xml version=\"1.0\"?><!DOCTYPE opml [<!ENTITY x SYSTEM \"file://" +
            secret.fileName().toUtf8() +
            "\"><!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><opml><body>"
            "<outline text=\"&x;\" xmlUrl=\"https://a.example/x\"/>"
            "<outline text=\"&b;\" xmlUrl=\"https://b.example/x\"/>"
            "<outline type=\"include\" text=\"more\" url=\"https://c.example/more.opml\"/></body></opml>";
        const auto outline = readOpml(bytes);
        QVERIFY(outline);
        QCOMPARE(outline->feeds.size(), 2);
        QCOMPARE(outline->feeds[0].title, u"&x;"_s);
        QCOMPARE(outline->feeds[1].title, u"&b;"_s);
        QVERIFY(outline->warnings.join(u' ').contains("not fetched"_L1));
    }

    void otherEncodingsAreRead()
    {
        const QByteArray latin = "<?xml version='1.0' encoding='ISO-8859-1'?><opml><body>"
                                 "<outline text='caf\xe9' xmlUrl='https://a.example/x'/></body></opml>";
        QCOMPARE(read(latin).value(0).title, u"café"_s);
        const QString text = QString::fromLatin1(latin).replace("ISO-8859-1"_L1, "UTF-16"_L1);
        QStringEncoder encoder(QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom);
        QCOMPARE(read(QByteArray(encoder.encode(text))).value(0).title, u"café"_s);
    }

    void foldersStandOnce()
    {
        const auto feed = [](const QString& name, const QStringList& path) {
            return OutlineFeed{u"https://example.org/"_s + name, name, {}, path, {}};
        };
        const Outline mixed{.title = u"Feeds <of> \u0001me & \"you\""_s,
                            .feeds = {feed(u"1"_s, {u"A"_s}), feed(u"2"_s, {}),
                                      feed(u"3"_s, {u"A"_s, u"B"_s}), feed(u"4"_s, {u"C"_s}),
                                      feed(u"5"_s, {u"A"_s}), feed(u"6"_s, {u"B"_s})}};
        const QByteArray bytes = writeOpml(mixed, now);
        QCOMPARE(bytes.count("<outline text=\"A\""), 1);
        QVERIFY(bytes.contains("<dateCreated>Fri, 14 Mar 2025 09:05:00 GMT</dateCreated>"));
        const auto again = readOpml(bytes);
        QVERIFY(again);
        QCOMPARE(again->title, u"Feeds <of> me & \"you\""_s);
        QStringList names;
        for (const OutlineFeed& one : again->feeds)
            names.append(one.title + u':' + one.path.join(u'/'));
        QCOMPARE(names, (QStringList{u"1:A"_s, u"3:A/B"_s, u"5:A"_s, u"2:"_s, u"4:C"_s, u"6:B"_s}));
    }

    void longAndDeepListsAreNoTrouble()
    {
        const QByteArray one =
            "<outline text='A &amp; B' type='rss' xmlUrl='https://a.example/x?a=1&amp;b=2'/>";
        QCOMPARE(read(opml(one.repeated(50'000))).size(), 50'000);
        const auto deep = readOpml(opml(QByteArray("<outline text='F'>").repeated(100'000) + one));
        QVERIFY(deep && !deep->warnings.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOpml)
#include "test_opml.moc"
