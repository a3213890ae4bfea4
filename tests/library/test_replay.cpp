#include "tests/library/works.h"

#include "app/feeds/feedparser.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Days that follow each other: votes over time, what is trending, and that nothing goes or is told twice.
class TestReplay : public QObject
{
    Q_OBJECT

private:
    const QDateTime m_noon{QDate(2025, 3, 20), QTime(12, 0), QTimeZone::UTC};

    static Arrival voted(int number, int upvotes, const QDateTime& listed)
    {
        ParsedEntry e;
        e.title = u"The paper number %1 of the day"_s.arg(number);
        e.ids.arxiv = u"2503.%1"_s.arg(10000 + number);
        e.guid = e.ids.arxiv;
        e.published = listed;
        e.upvotes = upvotes;
        return {FeedId{1}, e};
    }

    static QList<PaperId> trending(WorksLibrary& library, const QDateTime& now)
    {
        QList<PaperId> ids;
        const auto found =
            library.reader()
                .find({.place = PaperQuery::Place::Trending}, {.today = now.toLocalTime().date()})
                .value();
        for (const PaperStub& stub : found)
            ids.append(stub.id);
        return ids;
    }

    /// Stores the days' documents in order; a paper is told as new once, and none goes.
    static void replay(const QString& folder)
    {
        WorksLibrary library(1);
        QSet<PaperId> told;
        qint64 known = 0;
        const QFileInfoList days = QDir(folder).entryInfoList(QDir::Files, QDir::Name);
        QVERIFY(days.size() > 20);
        for (const QFileInfo& day : days) {
            QFile file(day.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto parsed = parseFeed(file.readAll(), {.url = {}, .charset = {}, .subject = {}});
            QList<Arrival> arrivals;
            for (const ParsedEntry& entry : parsed ? parsed->entries : QList<ParsedEntry>())
                arrivals.append({FeedId{1}, entry});
            const QDate date = QDate::fromString(day.fileName().left(10), Qt::ISODate);
            const auto stored = library.store(arrivals, QDateTime(date, QTime(12, 0), QTimeZone::UTC));
            for (const StoredPaper& paper : stored) {
                QVERIFY2(paper.as != StoredAs::New || !told.contains(paper.id), qPrintable(day.fileName()));
                if (paper.as == StoredAs::New)
                    told.insert(paper.id);
            }
            const qint64 papers = library.connection().number("SELECT count(*) FROM paper");
            QVERIFY(papers >= known);
            known = papers;
        }
        QCOMPARE(known, told.size());
        QVERIFY(known > 200);
        QCOMPARE(library.findings(), QStringList());
    }

private Q_SLOTS:
    void aDayKeepsTheLastOfItsCounts()
    {
        WorksLibrary library(1);
        const PaperId id = library.store({voted(1, 3, m_noon)}, m_noon).first().id;
        library.store({voted(1, 5, m_noon)}, m_noon.addSecs(3600));
        library.store({voted(1, 5, m_noon)}, m_noon.addDays(1)); // no news
        library.store({voted(1, 9, m_noon)}, m_noon.addDays(2));
        library.store({voted(1, 8, m_noon)}, m_noon.addDays(2).addSecs(60));
        const QDate day = m_noon.toLocalTime().date();
        const QList<PaperMetrics> metrics = library.reader().history(id)->metrics;
        QCOMPARE(metrics, (QList<PaperMetrics>{{day, 5, {}, {}}, {day.addDays(2), 8, {}, {}}}));
    }

    void trendingIsWhatGained()
    {
        WorksLibrary library(1);
        const QDateTime before = m_noon.addDays(-10);
        const auto old =
            library.store({voted(1, 100, before), voted(2, 10, before), voted(3, 7, before)}, before);
        const auto now = library.store({voted(1, 104, before), voted(2, 40, before), voted(3, 7, before),
                                        voted(4, 12, m_noon), voted(5, 0, m_noon), voted(6, 12, m_noon)},
                                       m_noon);
        QCOMPARE(trending(library, m_noon), (QList{old[1].id, now[5].id, now[3].id, old[0].id}));
        const auto found =
            library.reader().find({.place = PaperQuery::Place::Trending}, {.today = m_noon.date()}).value();
        QCOMPARE(found.first().day, 0);
        // A while later nothing has gained any more
        QCOMPARE(trending(library, m_noon.addDays(8)), QList<PaperId>());
        library.store({voted(2, 90, before)}, m_noon.addDays(40)); // it gains, but is an old one by now
        QCOMPARE(trending(library, m_noon.addDays(40)), QList<PaperId>());
    }

    void whatLeavesAFeedStaysAndComesBackAsItWas()
    {
        WorksLibrary library(1);
        const auto first = library.store({voted(1, 3, m_noon), voted(2, 4, m_noon)}, m_noon);
        library.store({voted(2, 4, m_noon)}, m_noon.addDays(1));
        library.store({}, m_noon.addDays(2)); // a weekend
        QCOMPARE(library.reader().find({}, {.today = m_noon.date()}).value().size(), 2);
        const auto again = library.store({voted(1, 3, m_noon)}, m_noon.addDays(3));
        QCOMPARE(again.first().id, first.first().id);
        QVERIFY(again.first().as != StoredAs::New && !again.first().isThereAnew);
    }

    void realDays_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("RSS") << u"rss-by-day"_s;
        QTest::newRow("JSON Feed") << u"jsonfeed-by-day"_s;
    }
    void realDays()
    {
        QFETCH(QString, folder);
        const QString days = qEnvironmentVariable("OFFPRINT_SHARED") + u"/data/hf/"_s + folder;
        if (!QDir(days).exists())
            QSKIP("SKIPPED: the shared data is not there");
        replay(days);
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "test_replay.moc"
