#include "app/feeds/feedjson.h"
#include "app/feeds/feedparser.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

Result<ParsedFeed> parse(const QByteArray& bytes)
{
    return parseFeed(bytes, {.url = u"https://example.org/feed"_s, .charset = {}, .subject = u"Feed"_s});
}

QByteArray data(const char* name)
{
    QFile file(u"%1/feeds/%2"_s.arg(QStringLiteral(OFFPRINT_TEST_DATA), QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

} // namespace

/// Each format, told from its bytes and read whole; and what is no feed.
class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rssIsRead()
    {
        const auto feed = parse(data("blog.rss"));
        QVERIFY(feed);
        QVERIFY(feed->kind == FeedKind::Rss);
        const ParsedEntry& entry = feed->entries.first();
        QCOMPARE(entry.title, u"One & two"_s);
        QCOMPARE(entry.link, u"https://example.org/one"_s);
        QCOMPARE(entry.abstractHtml, u"<p>Text</p>"_s);
        QCOMPARE(entry.published, QDateTime(QDate(2025, 3, 14), QTime(10, 0), QTimeZone::UTC));
    }

    void onlyPagesAreLinkedTo_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::newRow("script") << QByteArray("javascript:alert(1)");
        QTest::newRow("script, other letters") << QByteArray(" JavaScript:alert(1)");
        QTest::newRow("local file") << QByteArray("file:///etc/passwd");
        QTest::newRow("data") << QByteArray("data:text/html,x");
        QTest::newRow("another program's") << QByteArray("steam://run/1");
    }
    void onlyPagesAreLinkedTo()
    {
        QFETCH(QByteArray, link);
        const auto feed = parse("<rss><channel><title>T</title><link>" + link +
                                "</link><item><title>One</title>"
                                "<link>" +
                                link + "</link><enclosure type='application/pdf' url='" + link +
                                "'/></item></channel></rss>");
        QVERIFY(feed);
        QCOMPARE(feed->site, QString());
        QCOMPARE(feed->entries.first().link, QString());
        QCOMPARE(feed->entries.first().pdf, QString());
    }

    void arxivRssIsRead()
    {
        const auto feed = parse(data("arxiv.rss"));
        QVERIFY(feed);
        QVERIFY(feed->kind == FeedKind::ArxivRss);
        const ParsedEntry& entry = feed->entries.first();
        QCOMPARE(entry.ids.arxiv, u"2203.01250"_s);
        QCOMPARE(entry.ids.version, 3);
        QCOMPARE(entry.ids.doi, u"10.5802/jep.257"_s);
        QCOMPARE(entry.announceType, u"replace-cross"_s);
        QCOMPARE(entry.abstractText, u"We consider $\\min f$."_s);
        QCOMPARE(entry.authors, (QStringList{u"Antonin Monteil"_s, u"Paul André"_s}));
        QCOMPARE(entry.categories.first(), u"math.AP"_s);
        QVERIFY(entry.listed.isValid());
    }

    void arxivApiIsRead()
    {
        const auto feed = parse(data("arxiv-api.atom"));
        QVERIFY(feed);
        QVERIFY(feed->kind == FeedKind::ArxivApi);
        const ParsedEntry& entry = feed->entries.first();
        QCOMPARE(entry.title, u"Quantum Computers"_s);
        QCOMPARE(entry.ids.arxiv, u"quant-ph/0201082"_s);
        QCOMPARE(entry.ids.version, 1);
        QCOMPARE(entry.abstractText, u"We show a language."_s);
        QCOMPARE(entry.categories, (QStringList{u"quant-ph"_s, u"cs.PL"_s}));
        QCOMPARE(entry.comments, u"32 pages"_s);
        QVERIFY(entry.pdf.endsWith("v1"_L1));
    }

    void arxivErrorIsAnError()
    {
        QByteArray error = data("arxiv-api.atom");
        error.replace("http://arxiv.org/abs/quant-ph/0201082v1</id>",
                      "https://arxiv.org/api/errors#bad</id>");
        QCOMPARE(parse(error).error().code, ErrorCode::FeedSaysError);
    }

    void hfDailyIsRead()
    {
        const auto feed = parse(data("hf-daily.json"));
        QVERIFY(feed);
        QVERIFY(feed->kind == FeedKind::HfDaily);
        const ParsedEntry& entry = feed->entries.first();
        QCOMPARE(entry.title, u"Open: Forge"_s);
        QCOMPARE(entry.authors, QStringList{u"Xiao Yu"_s});
        QCOMPARE(entry.upvotes, 5);
        QCOMPARE(entry.commentCount, 2);
        QCOMPARE(entry.submitter, u"Baolin"_s);
        QCOMPARE(entry.summary, u"A model says so."_s);
        QCOMPARE(entry.code, u"https://github.com/a/b"_s);
        QCOMPARE(entry.listed.date(), QDate(2026, 7, 24));
    }

    void aDayWithoutPapersIsNoError()
    {
        const auto feed = parse("[]");
        QVERIFY(feed);
        QVERIFY(feed->entries.isEmpty());
    }

    void jsonFeedIsRead()
    {
        const auto feed = parse(data("feed.json"));
        QVERIFY(feed);
        QVERIFY(feed->kind == FeedKind::JsonFeed);
        QCOMPARE(feed->entries.first().guid, u"7"_s);
        QCOMPARE(feed->entries.first().link, u"https://example.org/a"_s);
        const QJsonObject json = toJson(*feed);
        QCOMPARE(json["entries"_L1][0]["published"_L1].toString(), u"2025-03-14T00:00:00Z"_s);
        QVERIFY(!json["entries"_L1][0].toObject().contains("upvotes"_L1));
    }

    void theBundledSampleIsWhole()
    {
        QFile file(u":/offprint/sample/hugging-face-papers-2025-03-14.txt"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto feed = parse(file.readAll());
        QVERIFY(feed);
        QVERIFY(feed->kind == FeedKind::PageText);
        QCOMPARE(feed->title, u"Hugging Face Papers, 14 March 2025"_s);
        QCOMPARE(feed->entries.size(), 86);
        for (const ParsedEntry& entry : feed->entries) {
            QVERIFY(!entry.title.isEmpty());
            QVERIFY(entry.abstractText.size() > 200);
            QCOMPARE(entry.listed.date(), QDate(2025, 3, 14));
        }
    }

    void badInputIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QByteArray& bytes, ErrorCode code) {
            QTest::newRow(name) << bytes << int(code);
        };
        row("empty", "", ErrorCode::EmptyInput);
        row("blank", " \n ", ErrorCode::EmptyInput);
        row("page", "<!doctype html><html><head></head><body>x</body></html>", ErrorCode::HtmlInsteadOfFeed);
        row("other XML", "<opml><body/></opml>", ErrorCode::NotAFeed);
        row("nonsense", "hello there", ErrorCode::NotAFeed);
        row("cut off before the first entry", "<rss><channel><title>T</title><ite", ErrorCode::Malformed);
        row("JSON cut off", QByteArray("[{\"paper\":{\"id\""), ErrorCode::Malformed);
        row("deep", "<rss>" + QByteArray("<a>").repeated(5000) + "</rss>", ErrorCode::Hostile);
        row("laughs", data("billion-laughs.rss"), ErrorCode::Hostile);
        row("external", data("external-entity.rss"), ErrorCode::Hostile);
    }
    void badInputIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const auto feed = parse(bytes);
        QVERIFY(!feed);
        QCOMPARE(int(feed.error().code), code);
    }

    void illFormedXmlIsReadWithAWarning()
    {
        QByteArray bytes = data("blog.rss");
        bytes.replace("One &amp; two", "One & two &nbsp; \x01");
        const auto feed = parse(bytes);
        QVERIFY(feed);
        QCOMPARE(feed->entries.size(), 1);
        QVERIFY(!feed->warnings.isEmpty());
    }

    void hugePiecesAreTakenInStride_data()
    {
        QTest::addColumn<QByteArray>("piece");
        constexpr qsizetype many = 8'000'000;
        QTest::newRow("a text") << "<description>" + QByteArray(many, 'x') + "</description>";
        QTest::newRow("character references")
            << "<description>" + QByteArray("&#65;").repeated(many / 5) + "</description>";
        QTest::newRow("CDATA") << "<description>" + QByteArray("<![CDATA[x]]>").repeated(many / 13) +
                                      "</description>";
        QTest::newRow("attributes") << "<a " + QByteArray("b='c' ").repeated(many / 6) + "/>";
        QTest::newRow("names of attributes") << [] {
            QByteArray element = "<a";
            for (int i = 0; i < 500'000; ++i)
                element += " b" + QByteArray::number(i) + "=''";
            return element + "/>";
        }();
        QTest::newRow("a comment") << "<!--" + QByteArray("- ").repeated(many / 2) + "-->";
        QTest::newRow("empty elements") << QByteArray("<a/>").repeated(many / 16);
        QTest::newRow("categories") << QByteArray("<category>c</category>").repeated(many / 22);
        QTest::newRow("stray ends") << QByteArray("</a>").repeated(many / 4);
    }
    /// They may be cut short, but never make the rest unreadable.
    void hugePiecesAreTakenInStride()
    {
        QFETCH(QByteArray, piece);
        const auto feed = parse("<rss version='2.0'><channel><title>T</title><item><title>One</title>" +
                                piece + "</item><item><title>Two</title></item></channel></rss>");
        QVERIFY(feed);
        QCOMPARE(feed->entries.size(), 2);
        QCOMPARE(feed->entries[0].title, u"One"_s);
        QCOMPARE(feed->entries[1].title, u"Two"_s);
    }

    void aCutFeedIsReadWithAWarning()
    {
        const auto feed = parse(data("blog.rss").chopped(60));
        QVERIFY(feed);
        QCOMPARE(feed->entries.size(), 1);
        QVERIFY(!feed->warnings.isEmpty());
    }

    void titlesAreFoundWhereMediaAndBase64HaveThem()
    {
        const auto feed =
            parse("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'>"
                  "<entry><m:group><m:content><m:title>A film</m:title></m:content></m:group></entry>"
                  "<entry><title type='application/octet-stream'>\n QSBi\n b29r\n</title></entry>"
                  "<entry><title type='some/thing'>No base64!</title></entry></feed>");
        QVERIFY(feed);
        QCOMPARE(feed->entries.size(), 3);
        QCOMPARE(feed->entries[0].title, u"A film"_s);
        QCOMPARE(feed->entries[1].title, u"A book"_s);
        QCOMPARE(feed->entries[2].title, u"No base64!"_s);
    }

    void aChannelDefinitionHasItsOwnBase()
    {
        const auto feed =
            parse("<CHANNEL BASE='http://b.example/'><ITEM HREF='/i'><TITLE>t</TITLE></ITEM></CHANNEL>");
        QVERIFY(feed);
        QCOMPARE(feed->entries.first().link, u"http://b.example/i"_s);
    }

    void encodingsAreFound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString text = u"<rss><channel><title>Café</title></channel></rss>"_s;
        QTest::newRow("UTF-8") << text.toUtf8();
        QTest::newRow("UTF-8 with mark") << "\xEF\xBB\xBF" + text.toUtf8();
        QTest::newRow("undeclared windows-1252") << text.toLatin1();
        QTest::newRow("declared Latin-1") << "<?xml version='1.0' encoding='ISO-8859-1'?>" + text.toLatin1();
        QTest::newRow("wrongly declared") << "<?xml version='1.0' encoding='utf-16'?>" + text.toUtf8();
        QTest::newRow("UTF-16") << QByteArray(
            QStringEncoder(QStringConverter::Utf16, QStringConverter::Flag::WriteBom).encode(text));
    }
    void encodingsAreFound()
    {
        QFETCH(QByteArray, bytes);
        const auto feed = parse(bytes);
        QVERIFY(feed);
        QCOMPARE(feed->title, u"Café"_s);
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "test_formats.moc"
