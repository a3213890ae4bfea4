#include "models/arxivcategories.h"
#include "models/arxivquery.h"
#include "models/feedwishes.h"
#include "models/hfquery.h"

#include <QtCore/QSet>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int newAndCross = PaperQuery::New | PaperQuery::Cross;

ArxivQuery arxiv(const QStringList& categories, const QString& words = {}, const QStringList& authors = {},
                 int announced = newAndCross)
{
    return {.categories = categories, .words = words, .authors = authors, .announced = announced};
}

QString fixed(const QUrl& url)
{
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

/// The addresses that are built for people who know none, and what Offprint adds to them.
class TestFeedQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arxivHasAnAddress_data()
    {
        QTest::addColumn<ArxivQuery>("query");
        QTest::addColumn<QString>("url");
        const QString api = u"https://export.arxiv.org/api/query?search_query="_s;
        const QString bySubmission = u"&sortBy=submittedDate&sortOrder=descending&max_results=100"_s;
        const QString byUpdate = u"&sortBy=lastUpdatedDate&sortOrder=descending&max_results=100"_s;
        QTest::newRow("a category") << arxiv({u"cs.LG"_s}, {}, {}, PaperQuery::AnyAnnounced)
                                    << u"https://rss.arxiv.org/rss/cs.LG"_s;
        QTest::newRow("two, without replacements")
            << arxiv({u"cs.LG"_s, u"stat.ML"_s})
            << u"https://rss.arxiv.org/rss/cs.LG+stat.ML#announce=new,cross"_s;
        QTest::newRow("an archive") << arxiv({u"cs"_s}, {}, {}, PaperQuery::New)
                                    << u"https://rss.arxiv.org/rss/cs#announce=new"_s;
        QTest::newRow("words") << arxiv({u"cs.LG"_s, u"cs.CL"_s}, u"diffusion \"reward model\""_s)
                               << api +
                                      u"%28cat:cs.LG+OR+cat:cs.CL%29+AND+%28ti:diffusion+OR+abs:diffusion%29+"
                                      "AND+%28ti:%22reward+model%22+OR+abs:%22reward+model%22%29"_s +
                                      bySubmission;
        QTest::newRow("a word with a sign") << arxiv({}, u"fine-tuning OR"_s)
                                            << api +
                                                   u"%28ti:%22fine-tuning%22+OR+abs:%22fine-tuning%22%29+AND+"
                                                   "%28ti:%22OR%22+OR+abs:%22OR%22%29"_s +
                                                   bySubmission;
        QTest::newRow("authors") << arxiv({}, {}, {u"Ada Lovelace"_s, u"Jürgen Schmidhuber"_s})
                                 << api +
                                        u"%28au:%22Ada+Lovelace%22+OR+au:%22J%C3%BCrgen+Schmidhuber%22%29"_s +
                                        bySubmission;
        QTest::newRow("an archive, replacements too")
            << arxiv({u"cs"_s}, {}, {u"Ada Lovelace"_s}, PaperQuery::AnyAnnounced)
            << api + u"cat:cs.%2A+AND+au:%22Ada+Lovelace%22"_s + byUpdate;
        QTest::newRow("new alone") << arxiv({u"quant-ph"_s}, {}, {u"A"_s}, PaperQuery::New)
                                   << api + u"cat:quant-ph+AND+au:%22A%22"_s + bySubmission +
                                          u"#announce=new"_s;
    }
    void arxivHasAnAddress()
    {
        QFETCH(ArxivQuery, query);
        QFETCH(QString, url);
        QVERIFY(query.check());
        QCOMPARE(fixed(query.toUrl()), url);
        QCOMPARE(ArxivQuery::fromUrl(QUrl(url)), query);
    }

    void arxivPlacesAreKept()
    {
        for (const auto place :
             {ArxivQuery::Place::Title, ArxivQuery::Place::Abstract, ArxivQuery::Place::TitleOrAbstract}) {
            ArxivQuery query = arxiv({u"cs.LG"_s}, u"graph \"neural network\""_s);
            query.place = place;
            QCOMPARE(ArxivQuery::fromUrl(query.toUrl()), query);
        }
    }

    void otherAddressesAreNoForm_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("elsewhere") << u"https://example.org/rss/cs.LG"_s;
        QTest::newRow("a paper") << u"https://arxiv.org/abs/2403.01234"_s;
        QTest::newRow("no such category") << u"https://rss.arxiv.org/rss/cs.XX"_s;
        QTest::newRow("papers by id") << u"https://export.arxiv.org/api/query?id_list=2403.01234"_s;
        QTest::newRow("a later page")
            << u"https://export.arxiv.org/api/query?search_query=cat:cs.LG&start=100"_s;
        QTest::newRow("not") << u"https://export.arxiv.org/api/query?search_query=cat:cs.LG+ANDNOT+ti:x"_s;
        QTest::newRow("everywhere") << u"https://export.arxiv.org/api/query?search_query=all:electron"_s;
        QTest::newRow("mixed places")
            << u"https://export.arxiv.org/api/query?search_query=ti:one+AND+abs:two"_s;
        QTest::newRow("categories twice")
            << u"https://export.arxiv.org/api/query?search_query=cat:cs.LG+AND+cat:cs.CL"_s;
        QTest::newRow("broken") << u"https://export.arxiv.org/api/query?search_query=((("_s;
    }
    void otherAddressesAreNoForm()
    {
        QFETCH(QString, url);
        QVERIFY(!ArxivQuery::fromUrl(QUrl(url)));
        QVERIFY(!HfQuery::fromUrl(QUrl(url)));
    }

    void queriesThatCannotBeAreRefused_data()
    {
        QTest::addColumn<ArxivQuery>("query");
        QTest::addColumn<QString>("subject");
        QTest::newRow("nothing") << arxiv({}) << QString();
        QTest::newRow("only quotes") << arxiv({}, u" \"\" "_s) << QString();
        QTest::newRow("no category") << arxiv({u"cs.LG"_s, u"cs.XX"_s}) << u"cs.XX"_s;
        QTest::newRow("no name") << arxiv({u"cs.LG"_s}, {}, {u" "_s}) << QString();
        QTest::newRow("nothing announced") << arxiv({u"cs.LG"_s}, {}, {}, 0) << QString();
    }
    void queriesThatCannotBeAreRefused()
    {
        QFETCH(ArxivQuery, query);
        const Result<> checked = query.check();
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::BadArgument);
        QTEST(checked.error().subject, "subject");
        QVERIFY(!checked.error().detail.isEmpty());
    }

    void huggingFaceHasAnAddress_data()
    {
        QTest::addColumn<HfQuery>("query");
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QString>("name");
        using List = HfQuery::List;
        QTest::newRow("daily") << HfQuery() << QString() << u"Hugging Face, daily papers"_s;
        QTest::newRow("trending") << HfQuery{.list = List::Trending} << u"&sort=trending"_s
                                  << u"Hugging Face, trending"_s;
        QTest::newRow("week") << HfQuery{.list = List::Week} << u"#period=week"_s
                              << u"Hugging Face, this week"_s;
        QTest::newRow("month, with votes")
            << HfQuery{.list = List::Month, .minimumUpvotes = 5} << u"#period=month&min-upvotes=5"_s
            << u"Hugging Face, this month, 5 votes or more"_s;
        QTest::newRow("somebody's") << HfQuery{.submitter = u"akhaliq"_s} << u"&submitter=akhaliq"_s
                                    << u"Hugging Face, daily papers, by akhaliq"_s;
    }
    void huggingFaceHasAnAddress()
    {
        QFETCH(HfQuery, query);
        QFETCH(QString, rest);
        QVERIFY(query.check());
        QCOMPARE(fixed(query.toUrl()), u"https://huggingface.co/api/daily_papers?limit=100"_s + rest);
        QCOMPARE(HfQuery::fromUrl(query.toUrl()), query);
        QTEST(query.name(), "name");
    }

    void huggingFaceRefusesWhatCannotBe()
    {
        QCOMPARE(HfQuery{.submitter = u"a b"_s}.check().error().subject, u"a b"_s);
        QCOMPARE(HfQuery{.minimumUpvotes = -1}.check().error().code, ErrorCode::BadArgument);
        QVERIFY(!HfQuery::fromUrl(QUrl(u"https://huggingface.co/api/daily_papers?date=2025-03-14"_s)));
        QVERIFY(!HfQuery::fromUrl(QUrl(u"https://huggingface.co/papers"_s)));
    }

    void aPeriodIsTheOneOfTheDay_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QDate>("today");
        QTest::addColumn<QString>("asked");
        const QString api = u"https://huggingface.co/api/daily_papers?limit=100"_s;
        QTest::newRow("none") << api + u"#min-upvotes=5"_s << QDate(2025, 3, 14) << api;
        QTest::newRow("week") << api + u"#period=week"_s << QDate(2025, 3, 5) << api + u"&week=2025-W10"_s;
        QTest::newRow("a week of the year before")
            << api + u"#period=week"_s << QDate(2027, 1, 1) << api + u"&week=2026-W53"_s;
        QTest::newRow("month") << api + u"#min-upvotes=2&period=month"_s << QDate(2025, 3, 5)
                               << api + u"&month=2025-03"_s;
        QTest::newRow("not ours") << u"https://example.org/feed#content"_s << QDate(2025, 3, 5)
                                  << u"https://example.org/feed"_s;
    }
    void aPeriodIsTheOneOfTheDay()
    {
        QFETCH(QString, address);
        QFETCH(QDate, today);
        QTEST(fixed(addressToAsk(QUrl(address), today)), "asked");
    }

    void wishesMoveWithTheFeed()
    {
        const QUrl old(u"https://a.example/x#min-upvotes=5&period=week"_s);
        QCOMPARE(withWishesOf(old, QUrl(u"https://b.example/y"_s)),
                 QUrl(u"https://b.example/y#min-upvotes=5&period=week"_s));
        QCOMPARE(withWishesOf(QUrl(u"https://a.example/x#top"_s), QUrl(u"https://b.example/y"_s)),
                 QUrl(u"https://b.example/y"_s));
        QVERIFY(!withWishesOf(old, {}).isValid());
    }

    void strangeWishesArePassedOver_data()
    {
        QTest::addColumn<QString>("fragment");
        for (const char* fragment : {"content", "announce=", "announce=never", "min-upvotes=-3",
                                     "min-upvotes=many", "period=year", "&&=&", "%", ""})
            QTest::newRow(fragment) << QString::fromLatin1(fragment);
    }
    void strangeWishesArePassedOver()
    {
        QFETCH(QString, fragment);
        QUrl url(u"https://example.org/feed"_s);
        url.setFragment(fragment);
        QVERIFY(FeedWishes::of(url).isEmpty());
    }

    void theCategoriesAreArxivs()
    {
        QSet<QString> codes;
        for (const ArxivCategory& category : arxivCategories()) {
            QVERIFY(!category.name.isEmpty());
            codes.insert(category.code);
        }
        QCOMPARE(codes.size(), qsizetype(arxivCategories().size()));
        QCOMPARE(arxivCategories().front().code, "cs.LG"_L1);
        QVERIFY(findArxivCategory(u"CS.lg"_s) && findArxivCategory(u"hep-th"_s) &&
                findArxivCategory(u"math"_s));
        QVERIFY(!findArxivCategory(u"cs.XX"_s));
    }
};

QTEST_GUILESS_MAIN(TestFeedQueries)
#include "test_feedqueries.moc"
