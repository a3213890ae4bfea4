#include "tests/library/digest.h"

#include "app/feeds/feedparser.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>

using namespace offprint;

/// Whatever order entries arrive in, the library is the same.
class TestArrival : public QObject
{
    Q_OBJECT

private:
    struct Arrival
    {
        int feed = 0;
        ParsedEntry entry;
    };

    /// Stores them one after the other, in runs as feeds would bring them, and looks at what is there.
    static QStringList digestAfter(const QList<Arrival>& arrivals, int feedCount)
    {
        const QTemporaryDir folder;
        {
            SqliteLibrary library(folder.path(), {});
            if (!wait(library.open()))
                return {};
            QList<FeedId> feeds;
            for (int i = 0; i < feedCount; ++i)
                feeds.append(wait(library.addFeed(u"https://example.org/%1"_s.arg(i))).value());
            for (qsizetype i = 0; i < arrivals.size();) {
                QList<ParsedEntry> run;
                const int feed = arrivals[i].feed;
                for (; i < arrivals.size() && arrivals[i].feed == feed; ++i)
                    run.append(arrivals[i].entry);
                if (!wait(library.storeFeed(feeds[feed], feedOf(run), {})))
                    return {};
            }
            const auto report = wait(library.check());
            if (!report || !report->isSound)
                return {report ? report->findings.join(u'\n') : u"no report"_s};
        }
        return digestOf(folder.filePath(u"library.sqlite"_s));
    }

    static void compareOrders(QList<Arrival> arrivals, int feedCount, int orders, qsizetype leastPapers)
    {
        const QStringList first = digestAfter(arrivals, feedCount);
        QVERIFY2(first.size() >= leastPapers, qPrintable(first.value(0).left(500)));
        for (int seed = 1; seed <= orders; ++seed) {
            QRandomGenerator random(static_cast<quint32>(seed));
            std::shuffle(arrivals.begin(), arrivals.end(), random);
            const QStringList other = digestAfter(arrivals, feedCount);
            for (qsizetype i = 0; i < qMin(first.size(), other.size()); ++i)
                QVERIFY2(first[i] == other[i],
                         qPrintable(u"seed %1\n%2\n%3"_s.arg(seed).arg(first[i], other[i])));
            QCOMPARE(other.size(), first.size());
        }
    }

    /// One work as many places tell of it: each with some of its names, some version, some of its texts.
    static QList<Arrival> tellingsOf(int work, QRandomGenerator& random, int feedCount)
    {
        QList<Arrival> all;
        const auto chance = [&](int percent) { return random.bounded(100) < percent; };
        // Neighbours share titles, DOIs and pages, so that they contradict
        const int other = work - work % 3;
        const int count = 1 + random.bounded(6);
        for (int i = 0; i < count; ++i) {
            const int version = random.bounded(4);
            ParsedEntry e = entry(u"The long title of the work number %1"_s.arg(chance(20) ? other : work));
            e.guid = u"guid %1 %2"_s.arg(work).arg(random.bounded(2));
            if (chance(10))
                e.authors.clear();
            if (chance(15))
                e.authors.append(u"Bo Other"_s);
            if (chance(60)) {
                e.ids.arxiv = u"2403.%1"_s.arg(work, 5, 10, QLatin1Char('0'));
                e.ids.version = version;
            }
            if (chance(30))
                e.ids.doi = u"10.1000/%1"_s.arg(chance(25) ? other : work);
            if (chance(20))
                e.ids.openReview = u"forum%1"_s.arg(chance(25) ? other : work);
            if (chance(40))
                e.link = u"https://site%1.example/%2"_s.arg(random.bounded(3)).arg(chance(25) ? other : work);
            e.abstractText = u"Version %1 says %2"_s.arg(version).arg(random.bounded(3));
            e.abstractHtml = chance(30) ? u"<p>%1</p>"_s.arg(e.abstractText) : QString();
            e.comments = chance(30) ? u"%1 pages"_s.arg(random.bounded(9)) : QString();
            if (chance(5))
                e.abstractText = u"This paper has been withdrawn by the author."_s;
            e.published = e.published.addDays(random.bounded(5));
            e.updated = chance(40) ? e.published.addDays(version) : QDateTime();
            e.categories = chance(50) ? QStringList{u"cs.LG"_s, u"cs.AI"_s}.first(1 + random.bounded(2)) : QStringList();
            e.announceType = QStringList{u""_s, u"new"_s, u"cross"_s, u"replace"_s}[random.bounded(4)];
            e.journalRef = chance(10) ? u"Journal %1"_s.arg(random.bounded(2)) : QString();
            all.append({random.bounded(feedCount), e});
        }
        return all;
    }

private Q_SLOTS:
    void generatedEntries()
    {
        constexpr int feedCount = 4;
        QRandomGenerator random(7);
        QList<Arrival> arrivals;
        for (int work = 0; work < 120; ++work)
            arrivals += tellingsOf(work, random, feedCount);
        compareOrders(arrivals, feedCount, 5, 60);
    }

    void realEntries();
};

/// The same papers from a daily page, by day as a feed of its own, and from arXiv's own list.
void TestArrival::realEntries()
{
    const QString folder = qEnvironmentVariable("OFFPRINT_SHARED") + u"/data/hf/"_s;
    if (!QDir(folder).exists())
        QSKIP("SKIPPED: the shared data is not there");
    QList<Arrival> arrivals;
    const QList<std::pair<QString, int>> kinds{{u"rss-by-day"_s, 0}, {u"jsonfeed-by-day"_s, 1}};
    for (const auto& [kind, number] : kinds) {
        QDirIterator files(folder + kind, QDir::Files);
        int file = 0;
        while (files.hasNext()) {
            QFile bytes(files.next());
            QVERIFY(bytes.open(QIODevice::ReadOnly));
            const auto parsed = parseFeed(bytes.readAll(), {});
            QVERIFY(parsed);
            ++file;
            for (ParsedEntry e : parsed->entries) {
                if (arrivals.size() >= (number + 1) * 1000)
                    break;
                e.upvotes.reset(); // the latest stand: those do depend on when they came
                // Every other document as another site would have it: without the number, or as a later version
                if (file % 4 == 1) {
                    e.ids = {};
                    e.link = u"https://mirror.example/"_s + QString::number(qHash(e.title, 1));
                }
                if (file % 4 == 2 && !e.ids.arxiv.isEmpty())
                    e.ids.version = file % 3 + 1;
                arrivals.append({number * 2 + file % 2, e});
            }
        }
    }
    QVERIFY2(arrivals.size() == 2000, qPrintable(QString::number(arrivals.size())));
    compareOrders(arrivals, 4, 3, 300);
}

QTEST_GUILESS_MAIN(TestArrival)
#include "test_arrival.moc"
