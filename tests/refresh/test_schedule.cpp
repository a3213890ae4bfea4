#include "app/refresh/hostgate.h"
#include "app/refresh/manners.h"
#include "app/refresh/networkfault.h"
#include "app/refresh/schedule.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

namespace {

const QDateTime now(QDate(2025, 3, 14), QTime(12, 0), QTimeZone::UTC);

qint64 minutesTo(const QDateTime& time)
{
    return now.secsTo(time) / 60;
}

} // namespace

/// When feeds are asked, and how many at once: no clock, no network.
class TestSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFeedIsDue_data()
    {
        QTest::addColumn<QDateTime>("checked");
        QTest::addColumn<QDateTime>("nextDue");
        QTest::addColumn<int>("failures");
        QTest::addColumn<qint64>("minutes");
        QTest::newRow("never asked") << QDateTime() << QDateTime() << 0 << 0LL;
        QTest::newRow("told to be now") << now.addSecs(-60) << QDateTime() << 0 << 0LL;
        QTest::newRow("good") << now.addSecs(-600) << now.addSecs(1200) << 0 << 20LL;
        QTest::newRow("overdue") << now.addDays(-1).addSecs(-1800) << now.addDays(-1) << 0 << -1440LL;
        QTest::newRow("the interval was made shorter") << now.addSecs(-600) << now.addDays(1) << 0 << 20LL;
        QTest::newRow("failed, so put off") << now.addSecs(-600) << now.addDays(1) << 3 << 1440LL;
        QTest::newRow("the clock was set back") << now.addDays(300) << now.addDays(301) << 0 << 0LL;
    }
    void aFeedIsDue()
    {
        QFETCH(QDateTime, checked);
        QFETCH(QDateTime, nextDue);
        QFETCH(int, failures);
        const FeedRequest feed{.nextDue = nextDue, .failureCount = failures, .lastChecked = checked};
        QTEST(minutesTo(dueTime(feed, 30min, now).at), "minutes");
    }

    void aFeedsOwnIntervalGoesBefore()
    {
        QCOMPARE(intervalOf({}, 30min), 30min);
        QCOMPARE(intervalOf({.interval = 120min}, 30min), 120min);
        QCOMPARE(intervalOf({.interval = 0min}, 30min), 1min);
        QCOMPARE(dueAfterSuccess(now, 45min), now.addSecs(45 * 60));
    }

    void failuresBackOff_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<double>("chance");
        QTest::addColumn<qint64>("minutes");
        QTest::newRow("first") << 1 << 0.5 << 30LL;
        QTest::newRow("second") << 2 << 0.5 << 60LL;
        QTest::newRow("third") << 3 << 0.5 << 120LL;
        QTest::newRow("third, early") << 3 << 0.0 << 90LL;
        QTest::newRow("third, late") << 3 << 1.0 << 150LL;
        QTest::newRow("tenth") << 10 << 0.5 << 1440LL;
        QTest::newRow("a very long row") << 1'000'000 << 0.5 << 1440LL;
    }
    void failuresBackOff()
    {
        QFETCH(int, failures);
        QFETCH(double, chance);
        const QDateTime due = dueAfterFailure(
            now, 30min, {.code = ErrorCode::TimedOut, .failuresInARow = failures, .chance = chance});
        QTEST(minutesTo(due), "minutes");
    }

    void backOffIsNeverShorterThanALongInterval()
    {
        const QDateTime due =
            dueAfterFailure(now, 10'080min, {.code = ErrorCode::TimedOut, .failuresInARow = 5});
        QCOMPARE(minutesTo(due), 10'080);
    }

    void whatIsOurFaultIsTriedSoon()
    {
        QCOMPARE(minutesTo(dueAfterFailure(now, 60min, {.code = ErrorCode::Offline, .failuresInARow = 9})),
                 5);
        QCOMPARE(minutesTo(dueAfterFailure(now, 2min, {.code = ErrorCode::Offline})), 2);
    }

    void whatIsGoneIsLeftAlone()
    {
        QVERIFY(isNever(dueAfterFailure(now, 30min, {.code = ErrorCode::Gone}), now));
        QVERIFY(!isNever(now.addDays(30), now));
    }

    void theServersWordCounts_data()
    {
        QTest::addColumn<QDateTime>("asked");
        QTest::addColumn<int>("failures");
        QTest::addColumn<qint64>("minutes");
        QTest::newRow("as asked") << now.addSecs(600) << 1 << 10LL;
        QTest::newRow("at once is too soon") << now << 1 << 1LL;
        QTest::newRow("in the past") << now.addDays(-3) << 1 << 1LL;
        QTest::newRow("not for ever") << now.addDays(3000) << 1 << 7 * 1440LL;
        QTest::newRow("again and again") << now.addSecs(60) << 4 << 240LL;
        QTest::newRow("later than the back-off") << now.addDays(2) << 4 << 2880LL;
    }
    void theServersWordCounts()
    {
        QFETCH(QDateTime, asked);
        QFETCH(int, failures);
        const QDateTime due = dueAfterFailure(
            now, 30min,
            {.code = ErrorCode::RateLimited, .failuresInARow = failures, .retryAfter = asked, .chance = 0.5});
        QTEST(minutesTo(due), "minutes");
    }

    void retryAfterIsRead_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QDateTime>("time");
        QTest::newRow("seconds") << QByteArray("120") << now.addSecs(120);
        QTest::newRow("with blanks") << QByteArray(" 60 ") << now.addSecs(60);
        QTest::newRow("a date") << QByteArray("Fri, 14 Mar 2025 13:00:00 GMT") << now.addSecs(3600);
        QTest::newRow("more than fits") << QByteArray("99999999999999999999999") << now.addDays(7);
        QTest::newRow("negative") << QByteArray("-5") << QDateTime();
        QTest::newRow("words") << QByteArray("soon") << QDateTime();
        QTest::newRow("none") << QByteArray() << QDateTime();
    }
    void retryAfterIsRead()
    {
        QFETCH(QByteArray, header);
        QTEST(retryTime(header, now).value_or(QDateTime()), "time");
    }

    void aHostGetsFewRequestsAtOnce()
    {
        HostGate gate(2, 3s);
        const HostGate::Time start;
        QVERIFY(gate.tryEnter(u"example.org"_s, start));
        QVERIFY(gate.tryEnter(u"EXAMPLE.org"_s, start));
        QVERIFY(!gate.tryEnter(u"example.org"_s, start));
        QVERIFY(gate.tryEnter(u"example.net"_s, start));
        QVERIFY(!gate.pauseEnd(u"example.org"_s, start));
        gate.leave(u"example.org"_s, start);
        QVERIFY(gate.tryEnter(u"example.org"_s, start));
    }

    void arxivIsAskedOneAtATimeWithPauses()
    {
        HostGate gate(2, 3s);
        const HostGate::Time start;
        QVERIFY(gate.tryEnter(u"export.arxiv.org"_s, start));
        QVERIFY(!gate.tryEnter(u"rss.arxiv.org"_s, start));
        QVERIFY(gate.tryEnter(u"notarxiv.org"_s, start));
        gate.leave(u"export.arxiv.org"_s, start + 1s);
        QVERIFY(!gate.tryEnter(u"arxiv.org"_s, start + 3s));
        QCOMPARE(gate.pauseEnd(u"arxiv.org"_s, start + 3s).value_or(start), start + 4s);
        QVERIFY(gate.tryEnter(u"arxiv.org"_s, start + 4s));
        QVERIFY(!gate.pauseEnd(u"arxiv.org"_s, start + 4s));
    }

    void networkFaultsAreErrors_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<bool>("isOnline");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, QNetworkReply::NetworkError error, bool isOnline,
                            ErrorCode code) { QTest::newRow(name) << int(error) << isOnline << int(code); };
        row("no such host", QNetworkReply::HostNotFoundError, true, ErrorCode::HostNotFound);
        row("no such host, offline", QNetworkReply::HostNotFoundError, false, ErrorCode::Offline);
        row("unreachable", QNetworkReply::UnknownNetworkError, true, ErrorCode::Offline);
        row("refused", QNetworkReply::ConnectionRefusedError, true, ErrorCode::ConnectionRefused);
        row("closed", QNetworkReply::RemoteHostClosedError, true, ErrorCode::ConnectionLost);
        row("slow", QNetworkReply::TimeoutError, true, ErrorCode::TimedOut);
        row("certificate", QNetworkReply::SslHandshakeFailedError, true, ErrorCode::TlsFailed);
        row("cannot be unpacked", QNetworkReply::UnknownContentError, true, ErrorCode::Malformed);
        row("proxy", QNetworkReply::ProxyTimeoutError, false, ErrorCode::ProxyFailed);
        row("no HTTP", QNetworkReply::ProtocolFailure, true, ErrorCode::Malformed);
    }
    void networkFaultsAreErrors()
    {
        QFETCH(int, error);
        QFETCH(bool, isOnline);
        const NetworkFault fault{.error = QNetworkReply::NetworkError(error), .isOnline = isOnline};
        QTEST(int(errorFor(fault).code), "code");
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "test_schedule.moc"
