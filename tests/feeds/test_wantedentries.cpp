#include "app/feeds/olderpages.h"
#include "app/feeds/wantedentries.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

ParsedEntry announced(const QString& title, const QString& type)
{
    ParsedEntry entry;
    entry.title = title;
    entry.announceType = type;
    return entry;
}

ParsedEntry searched(const QString& title, const QString& category, int version)
{
    ParsedEntry entry;
    entry.title = title;
    entry.categories = {category, u"cs.LG"_s};
    entry.ids.version = version;
    return entry;
}

QStringList kept(ParsedFeed feed, const QString& address)
{
    keepWanted(feed, QUrl(address));
    QStringList titles;
    for (const ParsedEntry& entry : std::as_const(feed.entries))
        titles.append(entry.title);
    return titles;
}

QList<ParsedEntry> papersOf(const QDate& day, int count)
{
    ParsedEntry entry;
    entry.published = QDateTime(day, QTime(10, 0), QTimeZone::UTC);
    return QList<ParsedEntry>(count, entry);
}

} // namespace

/// What a feed's address asks of its document, and where older documents are.
class TestWantedEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void announceTypes_data()
    {
        QTest::addColumn<QString>("fragment");
        QTest::addColumn<QStringList>("titles");
        QTest::newRow("all") << u""_s << QStringList{u"N"_s, u"C"_s, u"R"_s, u"RC"_s, u"?"_s};
        QTest::newRow("new") << u"announce=new"_s << QStringList{u"N"_s, u"?"_s};
        QTest::newRow("not replaced") << u"announce=new,cross"_s << QStringList{u"N"_s, u"C"_s, u"?"_s};
        QTest::newRow("replaced") << u"announce=replace,replace-cross"_s << QStringList{u"R"_s, u"RC"_s};
        QTest::newRow("another fragment") << u"top"_s << QStringList{u"N"_s, u"C"_s, u"R"_s, u"RC"_s, u"?"_s};
    }
    void announceTypes()
    {
        QFETCH(QString, fragment);
        ParsedFeed feed{.kind = FeedKind::ArxivRss};
        feed.entries = {announced(u"N"_s, u"new"_s), announced(u"C"_s, u"cross"_s),
                        announced(u"R"_s, u"replace"_s), announced(u"RC"_s, u"replace-cross"_s),
                        announced(u"?"_s, {})};
        QTEST(kept(feed, u"https://rss.arxiv.org/rss/cs.LG#"_s + fragment), "titles");
    }

    void aSearchTellsByCategoryAndVersion_data()
    {
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QStringList>("titles");
        const QString updated = u"&sortBy=lastUpdatedDate"_s;
        const QString submitted = u"&sortBy=submittedDate"_s;
        QTest::newRow("new") << updated + u"#announce=new"_s << QStringList{u"N"_s};
        QTest::newRow("replaced") << updated + u"#announce=replace,replace-cross"_s
                                  << QStringList{u"R"_s, u"RC"_s};
        QTest::newRow("new, by submission") << submitted + u"#announce=new"_s << QStringList{u"N"_s, u"R"_s};
        QTest::newRow("cross, by submission")
            << submitted + u"#announce=cross"_s << QStringList{u"C"_s, u"RC"_s};
    }
    void aSearchTellsByCategoryAndVersion()
    {
        QFETCH(QString, rest);
        ParsedFeed feed{.kind = FeedKind::ArxivApi};
        feed.entries = {searched(u"N"_s, u"cs.LG"_s, 1), searched(u"C"_s, u"stat.ML"_s, 1),
                        searched(u"R"_s, u"cs.LG"_s, 2), searched(u"RC"_s, u"stat.ML"_s, 3)};
        QTEST(kept(feed, u"https://export.arxiv.org/api/query?search_query=cat:cs.LG+AND+ti:x"_s + rest),
              "titles");
    }

    void votes()
    {
        ParsedFeed feed{.kind = FeedKind::HfDaily};
        feed.entries = {announced(u"5"_s, {}), announced(u"4"_s, {}), announced(u"?"_s, {})};
        feed.entries[0].upvotes = 5;
        feed.entries[1].upvotes = 4;
        QCOMPARE(kept(feed, u"https://huggingface.co/api/daily_papers#min-upvotes=5"_s), QStringList{u"5"_s});
        QCOMPARE(kept(feed, u"https://huggingface.co/api/daily_papers#min-upvotes=0"_s).size(), 3);
    }

    void olderDaysOfHuggingFace()
    {
        auto pages = OlderPages::of(QUrl(u"https://huggingface.co/api/daily_papers?limit=50#period=week"_s),
                                    QDate(2025, 3, 1));
        QVERIFY(pages);
        const QString day = u"https://huggingface.co/api/daily_papers?limit=100&date=2025-03-01"_s;
        QCOMPARE(pages->address().toString(), day);
        QVERIFY(!pages->endsWithEmptyPage());
        QVERIFY(pages->advance(papersOf({}, 100))); // as many as a page holds: there may be more
        QCOMPARE(pages->address().toString(), day + u"&p=1"_s);
        QVERIFY(!pages->reached().isValid());
        QVERIFY(pages->advance({}));
        QCOMPARE(pages->reached(), QDate(2025, 3, 1));
        QVERIFY(pages->address().toString().endsWith("date=2025-02-28"_L1));
        int days = 0;
        while (pages->advance({}))
            QVERIFY(++days < 1000);
        QCOMPARE(pages->reached(), QDate(2023, 5, 1));
    }

    void somebodysPapersAreInPages()
    {
        auto pages = OlderPages::of(QUrl(u"https://huggingface.co/api/daily_papers?submitter=ann"_s), {});
        QVERIFY(pages && pages->endsWithEmptyPage());
        QVERIFY(pages->advance(papersOf(QDate(2025, 3, 1), 3)));
        QCOMPARE(pages->address().toString(),
                 u"https://huggingface.co/api/daily_papers?submitter=ann&limit=100&p=1"_s);
        QVERIFY(!pages->advance({}));
    }

    /// The API does not reach beyond 30 000 papers of one search: it is asked anew for what is older.
    void aLongSearchIsAskedAnew()
    {
        auto pages = OlderPages::of(QUrl(u"http://rss.arxiv.org/rss/cs.LG"_s), {});
        QVERIFY(pages);
        for (int page = 0; page < 99; ++page)
            QVERIFY(pages->advance(papersOf(QDate(2025, 3, 1).addDays(-page), 100)));
        QVERIFY(pages->address().toString().contains("start=9900"_L1));
        QVERIFY(pages->advance(papersOf(QDate(2024, 11, 1), 100)));
        QCOMPARE(
            pages->address().toEncoded(),
            QByteArray("http://export.arxiv.org/api/query?search_query=%28cat:cs.LG%29+AND+submittedDate:"
                       "%5B199101010000+TO+202411011000%5D&sortBy=submittedDate&sortOrder=descending&start=0&"
                       "max_results=100"));
        const QString cursor = pages->cursor();
        auto again = OlderPages::of(QUrl(u"http://rss.arxiv.org/rss/cs.LG"_s), {});
        again->restore(u"nonsense"_s, {});
        QVERIFY(again->address() != pages->address());
        again->restore(cursor, pages->reached());
        QCOMPARE(again->address(), pages->address());
        QCOMPARE(again->reached(), QDate(2024, 11, 1));
    }
};

QTEST_GUILESS_MAIN(TestWantedEntries)
#include "test_wantedentries.moc"
