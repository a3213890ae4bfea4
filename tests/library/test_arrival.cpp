#include "tests/library/works.h"
#include "tests/support/realpapers.h"

#include "app/feeds/feedparser.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Whatever order entries arrive in, the library says the same in the end. Counts apart: they are what was
/// counted last.
class TestArrival : public QObject
{
    Q_OBJECT

private:
    static constexpr int feedCount = 6;
    const QDateTime m_now{QDate(2025, 3, 20), QTime(12, 0), QTimeZone::UTC};

    static QString pick(QRandomGenerator& random, const QStringList& of)
    {
        return of[random.bounded(of.size())];
    }

    /// What a feed may say of the work: some of its names, one of its versions, more or less of the rest.
    static ParsedEntry synthetic(QRandomGenerator& random, int work)
    {
        ParsedEntry e;
        // Some titles are those of two works, or of three; some too short to tell anything
        e.title =
            work % 9 == 0 ? u"Intro"_s : u"The title that work %1 was given"_s.arg(work / (1 + work % 3));
        if (random.bounded(6) == 0)
            e.title = u"Work %1 under quite another title"_s.arg(work);
        e.abstractText = u"On work %1, in %2 words"_s.arg(work).arg(random.bounded(4));
        if (random.bounded(3) > 0)
            e.authors =
                QStringList{u"Ann Author%1"_s.arg(work % 4), u"Bo Other"_s}.first(1 + random.bounded(2));
        if (work % 2 == 0 && random.bounded(3) > 0) {
            e.ids.arxiv = u"2403.%1"_s.arg(10000 + work);
            e.ids.version = random.bounded(4);
            if (e.ids.version > 0)
                e.abstractText += u", version %1"_s.arg(e.ids.version);
            e.announceType = pick(random, {u""_s, u"new"_s, u"cross"_s, u"replace"_s, u"replace-cross"_s});
        }
        if (random.bounded(3) == 0)
            e.ids.doi = u"10.1000/%1"_s.arg(work / 2 * 2); // two works of one DOI
        if (work % 3 == 0 && random.bounded(2) == 0)
            e.ids.openReview = u"forum%1"_s.arg(work);
        if (random.bounded(2) == 0)
            e.link = u"https://lab%1.example.org/post/%2"_s.arg(random.bounded(2)).arg(work);
        if (random.bounded(3) == 0)
            e.journalRef = u"Journal of Works %1 (2025)"_s.arg(random.bounded(2));
        e.comments = pick(random, {u""_s, u"12 pages"_s, u"13 pages, 4 figures"_s});
        e.guid = u"%1-%2"_s.arg(work).arg(random.bounded(3));
        e.published = QDateTime(QDate(2025, 3, 1).addDays(random.bounded(15)), QTime(0, 0), QTimeZone::UTC);
        if (random.bounded(2) == 0)
            e.updated = e.published.addDays(random.bounded(3));
        e.categories = QStringList{u"cs.LG"_s, u"stat.ML"_s}.first(random.bounded(3));
        return e;
    }

    static QList<Arrival> syntheticArrivals(quint32 seed)
    {
        QRandomGenerator random(seed);
        QList<Arrival> arrivals;
        for (int i = 0; i < 400; ++i) {
            const FeedId feed{1 + random.bounded(feedCount)};
            arrivals.append({feed, synthetic(random, random.bounded(60))});
        }
        return arrivals;
    }

    /// As arXiv gives it, and as a blog that knows no numbers does.
    static void addPaper(QList<Arrival>& arrivals, ParsedEntry e)
    {
        e.ids.version = 1 + int(arrivals.size() % 3);
        e.link = u"https://arxiv.org/abs/%1v%2"_s.arg(e.ids.arxiv).arg(e.ids.version);
        e.guid = e.link;
        arrivals.append({FeedId{3}, e});
        if (arrivals.size() % 2 == 0)
            return;
        e.ids = {};
        e.title = e.title.toUpper();
        e.link = e.guid = u"https://blog.example.org/%1"_s.arg(arrivals.size());
        arrivals.append({FeedId{4}, e});
    }

    static QList<Arrival> realArrivals(const QString& data)
    {
        QList<Arrival> arrivals;
        for (const auto& [folder, feed] : {std::pair(u"hf/rss-by-day"_s, 1), {u"hf/jsonfeed-by-day"_s, 2}}) {
            const QFileInfoList days = QDir(data + folder).entryInfoList(QDir::Files, QDir::Name);
            for (const QFileInfo& day : days) {
                QFile file(day.filePath());
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                const auto parsed = parseFeed(file.readAll(), {.url = {}, .charset = {}, .subject = {}});
                for (ParsedEntry entry : parsed ? parsed->entries : QList<ParsedEntry>()) {
                    entry.upvotes.reset();
                    entry.commentCount.reset();
                    arrivals.append({FeedId{feed}, entry});
                }
            }
        }
        for (const ParsedEntry& paper : realPapers(97))
            addPaper(arrivals, paper);
        return arrivals;
    }

    QStringList libraryOf(const QList<Arrival>& arrivals, quint32 seed)
    {
        QRandomGenerator random(seed);
        WorksLibrary library(feedCount);
        for (qsizetype i = 0; i < arrivals.size();) {
            const qsizetype count = qMin<qsizetype>(1 + random.bounded(100), arrivals.size() - i);
            library.store(arrivals.sliced(i, count), m_now);
            i += count;
        }
        const QStringList findings = library.findings();
        return findings.isEmpty() ? library.content() : findings;
    }

    void compareOrders(QList<Arrival> arrivals, quint32 seed)
    {
        const QStringList first = libraryOf(arrivals, seed);
        std::ranges::shuffle(arrivals, std::mt19937(seed));
        const QStringList second = libraryOf(arrivals, seed + 1);
        for (qsizetype i = 0; i < qMin(first.size(), second.size()); ++i)
            QVERIFY2(second[i] == first[i], qPrintable(first[i] + u'\n' + second[i])); // all of it
        QCOMPARE(second.size(), first.size());
    }

private Q_SLOTS:
    void syntheticSightings_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void syntheticSightings()
    {
        QFETCH(int, seed);
        compareOrders(syntheticArrivals(quint32(seed)), quint32(seed));
    }

    void realSightings_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 3; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void realSightings()
    {
        QFETCH(int, seed);
        const QString data = qEnvironmentVariable("OFFPRINT_SHARED") + u"/data/"_s;
        if (!QDir(data + u"hf"_s).exists())
            QSKIP("SKIPPED: the shared data is not there");
        QList<Arrival> arrivals = realArrivals(data);
        std::ranges::shuffle(arrivals, std::mt19937(quint32(seed)));
        QVERIFY2(arrivals.size() > 2000, qPrintable(QString::number(arrivals.size())));
        compareOrders(arrivals.first(2000), quint32(seed));
    }
};

QTEST_GUILESS_MAIN(TestArrival)
#include "test_arrival.moc"
