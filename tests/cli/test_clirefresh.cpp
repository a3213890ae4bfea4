#include "tests/support/httpserver.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtTest/QtTest>

#include <array>

#include <poll.h>
#include <pty.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

namespace {

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

QByteArray rss(const QString& title, int papers)
{
    QString text = u"<rss version=\"2.0\"><channel><title>%1</title>"_s.arg(title);
    for (int i = 0; i < papers; ++i)
        text += u"<item><title>%1, paper %2</title><link>https://example.org/%1/%2</link></item>"_s.arg(title)
                    .arg(i);
    return (text + u"</channel></rss>"_s).toUtf8();
}

/// What has been written to a terminal so far.
QByteArray readAll(int terminal)
{
    QByteArray all;
    pollfd waiting{.fd = terminal, .events = POLLIN, .revents = 0};
    std::array<char, 4096> piece{};
    while (poll(&waiting, 1, 200) > 0) {
        const ssize_t got = read(terminal, piece.data(), piece.size());
        if (got <= 0)
            break;
        all.append(piece.data(), got);
    }
    return all;
}

} // namespace

/// `offprint refresh` as a user runs it: real processes, a real server.
class TestCliRefresh : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;

    void start(QProcess& process, const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString& name : {u"http_proxy"_s, u"HTTP_PROXY"_s, u"all_proxy"_s})
            environment.remove(name);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(OFFPRINT_BINARY),
                      QStringList{u"--library"_s, m_folder->filePath(u"library"_s)} + arguments);
    }
    static Run finish(QProcess& process)
    {
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Run run(const QStringList& arguments) const
    {
        QProcess process;
        start(process, arguments);
        return finish(process);
    }
    QString add(const QByteArray& path, const ScriptedAnswer& answer)
    {
        m_server->script(path, answer);
        const Run added = run({u"feeds"_s, u"add"_s, m_server->url(QString::fromLatin1(path))});
        return QString::fromLatin1(added.out.trimmed());
    }
    int papersOf(const QString& feed) const
    {
        const Run listed = run({u"list"_s, u"--feed"_s, feed, u"--json"_s});
        return int(QJsonDocument::fromJson(listed.out).array().size());
    }

    /// Whatever the host, it is the server that is asked.
    void leadThroughServer() const
    {
        QFile settings(m_folder->filePath(u"library/settings.ini"_s));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("[network]\nproxy=http://127.0.0.1:" + QByteArray::number(m_server->port()) + "\n");
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HttpServer>();
    }

    void theProxyOfTheSettingsIsUsed()
    {
        m_server->script("/feed", {.body = rss(u"Far"_s, 2)});
        run({u"feeds"_s, u"add"_s, u"http://example.invalid/feed"_s});
        leadThroughServer();
        const Run refreshed = run({u"refresh"_s});
        QCOMPARE(refreshed.out, QByteArray("1 feed refreshed, 2 new papers.\n"));
        QCOMPARE(m_server->requests().first().host, QByteArray("example.invalid"));
    }

    void twoProcessesAskArxivInTurn()
    {
        for (const char* path : {"/rss/cs.LG", "/rss/cs.CL", "/rss/stat.ML"})
            m_server->script(path, {.body = rss(QString::fromLatin1(path), 1)});
        run({u"feeds"_s, u"add"_s, u"http://rss.arxiv.org/rss/cs.LG"_s, u"http://rss.arxiv.org/rss/cs.CL"_s,
             u"http://export.arxiv.org/rss/stat.ML"_s});
        leadThroughServer();
        QProcess one;
        QProcess other;
        start(one, {u"refresh"_s, u"http://rss.arxiv.org/rss/cs.LG"_s});
        start(other,
              {u"refresh"_s, u"http://rss.arxiv.org/rss/cs.CL"_s, u"http://export.arxiv.org/rss/stat.ML"_s});
        QCOMPARE(finish(one).code, 0);
        QCOMPARE(finish(other).code, 0);
        const QList<RecordedRequest> requests = m_server->requests();
        QCOMPARE(requests.size(), 3);
        for (qsizetype i = 1; i < requests.size(); ++i)
            QVERIFY(requests[i].received - requests[i - 1].answered > 2900ms);
    }

    void aFeedIsAddedRefreshedAndListed()
    {
        const QString feed = add("/feed", {.body = rss(u"Blog"_s, 3), .etag = "\"1\""});
        const Run first = run({u"refresh"_s});
        QCOMPARE(first.code, 0);
        QCOMPARE(first.out, QByteArray("1 feed refreshed, 3 new papers.\n"));
        QVERIFY(first.err.isEmpty());
        QCOMPARE(papersOf(feed), 3);

        const Run second = run({u"refresh"_s, u"-v"_s});
        QCOMPARE(second.code, 0);
        QVERIFY2(second.out.startsWith("Blog: HTTP 304, 0 bytes in "), second.out.constData());
        QVERIFY2(second.out.contains(", nothing new, next "), second.out.constData());
        QVERIFY(second.out.contains(m_server->url(u"/feed"_s).toLatin1() + '\n'));
        QVERIFY(second.out.endsWith("\n1 feed refreshed, 0 new papers.\n"));
        const auto requests = m_server->requests("/feed");
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests.last().header("If-None-Match"), QByteArray("\"1\""));
        QVERIFY(requests.last().header("User-Agent").startsWith("Offprint/"));
        QCOMPARE(papersOf(feed), 3);
    }

    void aFeedThatFailsIsNamed()
    {
        const QString good = add("/good", {.body = rss(u"Good"_s, 2)});
        add("/broken", {.status = 500});
        const Run ran = run({u"refresh"_s});
        QCOMPARE(ran.code, 3);
        QCOMPARE(ran.out, QByteArray("1 feed refreshed, 2 new papers, 1 failed.\n"));
        QVERIFY2(ran.err.contains("/broken") && ran.err.contains("HTTP 500"), ran.err.constData());
        QVERIFY(!ran.err.contains("/good"));
        QVERIFY(ran.err.trimmed().endsWith('.'));
        QCOMPARE(papersOf(good), 2);
        QVERIFY(run({u"feeds"_s, u"--json"_s}).out.contains("HTTP 500"));
        QVERIFY(run({u"feeds"_s}).out.contains("HTTP 500"));
    }

    void aFeedsLogTellsWhatCame()
    {
        m_server->script("/feed", QList<ScriptedAnswer>{{.body = rss(u"Blog"_s, 3)}, {.status = 500}});
        const QString feed =
            QString::fromLatin1(run({u"feeds"_s, u"add"_s, m_server->url(u"/feed"_s)}).out.trimmed());
        QCOMPARE(run({u"feeds"_s, u"log"_s, feed}).out, QByteArray()); // never asked
        QCOMPARE(run({u"refresh"_s}).code, 0);
        QCOMPARE(run({u"refresh"_s}).code, 3);
        const Run told = run({u"feeds"_s, u"log"_s, feed});
        QCOMPARE(told.code, 0);
        const qsizetype first = told.out.indexOf("3 new, 0 changed, 0 same, next ");
        const qsizetype second = told.out.indexOf("HTTP 500, 0 bytes in ");
        QVERIFY2(first > 0 && second > first, told.out.constData()); // the newest last
        QVERIFY2(told.out.contains("      ") && told.out.trimmed().endsWith('.'), told.out.constData());
        QCOMPARE(run({u"feeds"_s, u"log"_s}).code, 2);
        QCOMPARE(run({u"feeds"_s, u"log"_s, u"99"_s}).code, 1);
    }

    void whoAskedForAPauseIsNotAsked()
    {
        const QString feed = add("/feed", {.status = 503, .headers = {{"Retry-After", "7200"}}});
        QCOMPARE(run({u"refresh"_s}).code, 3);
        const Run again = run({u"refresh"_s});
        QCOMPARE(again.out, QByteArray("0 feeds refreshed, 0 new papers, 1 not asked.\n"));
        QVERIFY2(again.err.contains("asked not to be before"), again.err.constData());
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(run({u"feeds"_s, u"log"_s, feed}).out.contains("not asked"));
    }

    void aTerminalSeesHowFarItIs()
    {
        add("/slow", {.body = rss(u"Slow"_s, 400), .delivery = Delivery::ByteByByte});
        add("/gone", {.status = 410});
        int master = -1;
        int slave = -1;
        QCOMPARE(openpty(&master, &slave, nullptr, nullptr, nullptr), 0);
        QProcess process;
        process.setStandardErrorFile(QString::fromLocal8Bit(ttyname(slave)));
        start(process, {u"refresh"_s});
        QCOMPARE(finish(process).code, 3);
        const QByteArray seen = readAll(master);
        close(slave);
        close(master);
        QVERIFY2(seen.contains("1 of 2 feeds, 0 new papers"), seen.constData());
        QVERIFY2(seen.contains("/gone\xe2\x80\x9d is gone for good"), seen.constData());
        QVERIFY2(seen.endsWith("\r\033[K"), seen.constData()); // the changing line is taken away
    }

    void onlyTheFeedsNamedAreAsked()
    {
        const QString one = add("/one", {.body = rss(u"One"_s, 1)});
        const QString two = add("/two", {.body = rss(u"Two"_s, 1)});
        QCOMPARE(run({u"refresh"_s, one}).code, 0);
        QVERIFY(m_server->requests("/two").isEmpty());
        QCOMPARE(run({u"refresh"_s, m_server->url(u"/two"_s)}).code, 0);
        QCOMPARE(m_server->requests("/one").size(), 1);
        QCOMPARE(papersOf(two), 1);
    }

    void wrongUseIsSaid()
    {
        QCOMPARE(run({u"refresh"_s}).code, 1); // no library yet
        add("/feed", {.body = rss(u"Blog"_s, 1)});
        QCOMPARE(run({u"refresh"_s, u"--loud"_s}).code, 2);
        QCOMPARE(run({u"refresh"_s, u"99"_s}).code, 1);
        const Run sample = run({u"refresh"_s, u"1"_s});
        QCOMPARE(sample.code, 1);
        QVERIFY(sample.err.contains("no address"));
        QVERIFY(m_server->requests().isEmpty());
    }

    void aLibraryOfTheSampleAloneHasNothingToAsk()
    {
        const QString feed = add("/feed", {.body = rss(u"Blog"_s, 1)});
        QCOMPARE(run({u"feeds"_s, u"remove"_s, feed}).code, 0);
        const Run ran = run({u"refresh"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains("no feed to refresh"));
    }

    void twoProcessesRefreshOneLibrary()
    {
        QStringList feeds;
        for (int i = 0; i < 6; ++i) {
            const QByteArray path = "/feed" + QByteArray::number(i);
            feeds.append(add(path, {.body = rss(u"Feed %1"_s.arg(i), 50)}));
        }
        std::array<QProcess, 2> processes;
        for (QProcess& process : processes)
            start(process, {u"refresh"_s});
        const Run starred = run({u"star"_s, u"5"_s}); // the user's change goes between
        QCOMPARE(starred.code, 0);
        for (QProcess& process : processes) {
            const Run ran = finish(process);
            QVERIFY2(ran.code == 0, ran.err.constData());
        }
        for (const QString& feed : std::as_const(feeds))
            QCOMPARE(papersOf(feed), 50);
        QCOMPARE(run({u"check"_s}).code, 0);
        const Run listed = run({u"list"_s, u"--starred"_s, u"--json"_s});
        QCOMPARE(QJsonDocument::fromJson(listed.out).array().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCliRefresh)
#include "test_clirefresh.moc"
