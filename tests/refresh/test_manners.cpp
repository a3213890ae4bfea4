#include "app/refresh/arxivcalendar.h"
#include "app/refresh/manners.h"
#include "app/refresh/schedule.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

namespace {

const QDateTime now(QDate(2025, 3, 14), QTime(12, 0), QTimeZone::UTC); // a Friday

QDateTime utc(const QString& text)
{
    return QDateTime::fromString(text + u"Z"_s, Qt::ISODate);
}

} // namespace

/// What servers, documents and arXiv's calendar say of when to ask: no clock, no network.
class TestManners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerTellsHowLongItIsFresh_data()
    {
        QTest::addColumn<HttpAnswer>("answer");
        QTest::addColumn<int>("seconds"); // -1: it does not say
        const auto row = [](const char* name, const HttpAnswer& answer, int seconds) {
            QTest::newRow(name) << answer << seconds;
        };
        const QByteArray noon = "Fri, 14 Mar 2025 12:00:00 GMT";
        const QByteArray one = "Fri, 14 Mar 2025 13:00:00 GMT";
        row("nothing", {}, -1);
        row("max-age", {.cacheControl = "public, Max-Age=600"}, 600);
        row("quoted", {.cacheControl = "max-age=\"600\""}, 600);
        row("old already", {.cacheControl = "max-age=600", .age = "200"}, 400);
        row("too old", {.cacheControl = "max-age=600", .age = "700"}, 0);
        row("no-cache", {.cacheControl = "no-cache, max-age=600"}, 0);
        row("no-store", {.cacheControl = "no-store"}, 0);
        row("no number", {.cacheControl = "max-age=soon"}, -1);
        row("negative", {.cacheControl = "max-age=-1"}, -1);
        row("Expires", {.expires = one, .date = noon}, 3600);
        row("Expires by their clock", {.expires = one, .date = one}, 0);
        row("Expires without Date", {.expires = one}, 3600);
        row("max-age goes before Expires", {.cacheControl = "max-age=60", .expires = one, .date = noon}, 60);
        row("Expires in no date", {.expires = "0"}, 0);
        row("a word inside quotes", {.cacheControl = "private=\"no-cache, x\", max-age=60"}, 60);
    }
    void anAnswerTellsHowLongItIsFresh()
    {
        QFETCH(HttpAnswer, answer);
        const auto fresh = freshFor(answer, now);
        QTEST(fresh ? int(fresh->count()) : -1, "seconds");
    }

    void aLimitThatIsUsedUpIsHeeded_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("seconds"); // -1: no pause
        QTest::newRow("used up") << QByteArray("\"api\";r=0;t=57") << 57;
        QTest::newRow("not used up") << QByteArray("\"api\";r=3;t=57") << -1;
        QTest::newRow("of several") << QByteArray("\"a\";r=5;t=9, \"b\";r=0;t=20, \"c\";r=0;t=10") << 20;
        QTest::newRow("a name with separators") << QByteArray("\"a;r=0;t=9,x\";r=1;t=9") << -1;
        QTest::newRow("without time") << QByteArray("\"api\";r=0") << -1;
        QTest::newRow("for ever") << QByteArray("\"api\";r=0;t=99999999999999999999") << 7 * 86'400;
        QTest::newRow("garbage") << QByteArray(";;==,\"") << -1;
        QTest::newRow("none") << QByteArray() << -1;
    }
    void aLimitThatIsUsedUpIsHeeded()
    {
        QFETCH(QByteArray, header);
        const auto end = limitEnd(header, now);
        QTEST(end ? int(now.secsTo(*end)) : -1, "seconds");
    }

    void tooManyRequestsPauseTheHost()
    {
        const auto pause = [](const HttpAnswer& answer) {
            const auto until = hostPause(answer, now);
            return until ? int(now.secsTo(*until)) : -1;
        };
        QCOMPARE(pause({.status = 429, .retryAfter = "120"}), 120);
        QCOMPARE(pause({.status = 429, .rateLimit = "\"api\";r=0;t=57"}), 57);
        QCOMPARE(pause({.status = 429}), 60);
        QCOMPARE(pause({.status = 503, .retryAfter = "120"}), -1); // of the feed alone
        QCOMPARE(pause({.status = 200, .rateLimit = "\"api\";r=0;t=5"}), 5);
        QCOMPARE(pause({.status = 200}), -1);
    }

    void whatIsFreshIsNotAsked_data()
    {
        QTest::addColumn<int>("freshMinutes");
        QTest::addColumn<int>("dueMinutes");
        QTest::newRow("less than the interval") << 10 << 30;
        QTest::newRow("more than the interval") << 120 << 120;
        QTest::newRow("a day") << 1440 << 1440;
        QTest::newRow("more than is believed") << 3000 << 30;
    }
    void whatIsFreshIsNotAsked()
    {
        QFETCH(int, freshMinutes);
        const FeedRequest feed{
            .nextDue = now.addSecs(1800), .lastChecked = now, .freshUntil = now.addSecs(freshMinutes * 60)};
        const DueTime due = dueTime(feed, 30min, now);
        QTEST(int(now.secsTo(due.at) / 60), "dueMinutes");
        QCOMPARE(due.why == PutOff::Fresh, freshMinutes == 120 || freshMinutes == 1440);
    }

    void freshnessHasALimit()
    {
        QVERIFY(!freshUntil({}, {}, now).isValid());
        QCOMPARE(freshUntil(600s, {}, now), now.addSecs(600));
        QCOMPARE(freshUntil({}, {.ttl = 60min}, now), now.addSecs(3600));
        QCOMPARE(freshUntil(600s, {.ttl = 60min}, now), now.addSecs(3600));
        QCOMPARE(freshUntil({}, {.ttl = 100'000min}, now), now.addDays(1));
    }

    void hoursAndDaysThatAFeedSkips()
    {
        const FeedTiming weekend{.skipDays = (1U << 6U) | (1U << 7U)};
        const QDateTime saturday = utc(u"2025-03-15T08:30:00"_s);
        QCOMPARE(afterSkipped(now, weekend), now);
        QCOMPARE(afterSkipped(saturday, weekend), utc(u"2025-03-17T00:00:00"_s));
        const FeedTiming noon{.skipHours = (1U << 12U) | (1U << 13U)};
        QCOMPARE(afterSkipped(now, noon), utc(u"2025-03-14T14:00:00"_s));
        QCOMPARE(afterSkipped(now, {.skipDays = 0xFFU}), now); // never asked at all makes no sense
        const FeedRequest feed{
            .nextDue = saturday, .lastChecked = saturday.addSecs(-1800), .timing = weekend};
        QCOMPARE(dueTime(feed, 30min, saturday),
                 (DueTime{utc(u"2025-03-17T00:00:00"_s), PutOff::SkippedTime}));
    }

    void aServersPauseGoesBeforeAll()
    {
        FeedRequest feed{.nextDue = now, .lastChecked = now.addSecs(-1800), .waitUntil = now.addSecs(900)};
        QCOMPARE(dueTime(feed, 30min, now), (DueTime{now.addSecs(900), PutOff::ServerAsked}));
        feed.nextDue =
            now.addSecs(14'400); // it failed often, so the timer waits longer than the server asked
        feed.failureCount = 4;
        QCOMPARE(dueTime(feed, 30min, now).at, feed.nextDue);
        QCOMPARE(serversPause(feed, now).value_or(QDateTime()), now.addSecs(900));
        QVERIFY(!serversPause(feed, now.addSecs(900)));
        feed = {.nextDue = now, .lastChecked = now.addSecs(-1800)};
        feed.waitUntil = now.addDays(300); // the clock was set back since
        QVERIFY(!serversPause(feed, now));
        QCOMPARE(dueTime(feed, 30min, now).at, now);
    }

    void arxivServicesAreKnown()
    {
        QCOMPARE(arxivServiceOf(QUrl(u"https://rss.arxiv.org/rss/cs.LG"_s)), ArxivService::Feed);
        QCOMPARE(arxivServiceOf(QUrl(u"https://rss.arxiv.org/atom/cs.LG"_s)), ArxivService::Feed);
        QCOMPARE(arxivServiceOf(QUrl(u"https://export.arxiv.org/api/query?id_list=1"_s)), ArxivService::Api);
        QCOMPARE(arxivServiceOf(QUrl(u"https://arxiv.org/abs/1706.03762"_s)), ArxivService::None);
        QCOMPARE(arxivServiceOf(QUrl(u"https://notarxiv.org/rss/cs.LG"_s)), ArxivService::None);
    }

    void arxivAnnouncesOnItsDays()
    {
        QVERIFY(hasAnnouncement(QDate(2026, 3, 13)));  // a Friday
        QVERIFY(!hasAnnouncement(QDate(2026, 3, 14))); // a Saturday
        QVERIFY(!hasAnnouncement(QDate(2026, 3, 15)));
        QVERIFY(!hasAnnouncement(QDate(2026, 11, 26))); // Thanksgiving
        QVERIFY(!hasAnnouncement(QDate(2031, 12, 25)));
        QVERIFY(hasAnnouncement(QDate(2031, 12, 24)));
    }

    void arxivIsNotAskedInVain_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("lastGood");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("next"); // empty: something may come
        const QString rss = u"https://rss.arxiv.org/rss/cs.LG"_s;
        const QString api = u"https://export.arxiv.org/api/query?search_query=cat:cs.LG"_s;
        // New York is four hours behind in summer: midnight there is 04:00
        QTest::newRow("in the week, all of today is here")
            << rss << u"2026-06-10T10:30:00"_s << u"2026-06-10T15:00:00"_s << u"2026-06-11T04:00:00"_s;
        QTest::newRow("just after midnight it may be late")
            << rss << u"2026-06-10T04:10:00"_s << u"2026-06-10T05:00:00"_s << QString();
        QTest::newRow("today's was fetched while it may have been late")
            << rss << u"2026-06-10T09:00:00"_s << u"2026-06-10T15:00:00"_s << QString();
        QTest::newRow("on Saturday until Monday")
            << rss << u"2026-06-12T12:00:00"_s << u"2026-06-13T12:00:00"_s << u"2026-06-15T04:00:00"_s;
        QTest::newRow("in winter, five hours")
            << rss << u"2026-02-13T12:00:00"_s << u"2026-02-14T12:00:00"_s << u"2026-02-16T05:00:00"_s;
        QTest::newRow("a holiday") << rss << u"2026-11-25T18:00:00"_s << u"2026-11-26T12:00:00"_s
                                   << u"2026-11-27T05:00:00"_s;
        QTest::newRow("the API still lists Friday's")
            << api << u"2026-06-11T12:00:00"_s << u"2026-06-13T12:00:00"_s << QString();
        QTest::newRow("the API's Friday is here")
            << api << u"2026-06-12T12:00:00"_s << u"2026-06-13T12:00:00"_s << u"2026-06-15T04:00:00"_s;
        QTest::newRow("never fetched") << rss << QString() << u"2026-06-13T12:00:00"_s << QString();
    }
    void arxivIsNotAskedInVain()
    {
        QFETCH(QString, url);
        QFETCH(QString, lastGood);
        QFETCH(QString, time);
        QFETCH(QString, next);
        const QDateTime last = lastGood.isEmpty() ? QDateTime() : utc(lastGood);
        QCOMPARE(nextAnnouncement(arxivServiceOf(QUrl(url)), utc(time), last),
                 next.isEmpty() ? QDateTime() : utc(next));
    }
};

QTEST_GUILESS_MAIN(TestManners)
#include "test_manners.moc"
