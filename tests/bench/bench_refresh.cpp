// How long a round takes of feeds that have nothing new, against asking for them and doing nothing else.

#include "app/library/sqlitelibrary.h"
#include "app/refresh/timerrefresher.h"
#include "tests/bench/answers.h"
#include "tests/bench/figure.h"
#include "tests/support/httpserver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int feedCount = 1'000;
constexpr int runCount = 7;
const QByteArray validator = "\"1\"";

QByteArray pathOf(int feed)
{
    return "/" + QByteArray::number(feed);
}

/// The same addresses, as many at once, by the network library alone; in seconds.
class BareFetching final : public QObject
{
public:
    BareFetching(const HttpServer& server, int atOnce)
        : m_server(server)
        , m_atOnce(atOnce)
    {}

    double run()
    {
        QElapsedTimer timer;
        timer.start();
        QEventLoop loop;
        m_loop = &loop;
        for (int i = 0; i < m_atOnce; ++i)
            askNext();
        loop.exec();
        return secondsOf(timer);
    }

private:
    void askNext()
    {
        if (m_next == feedCount)
            return;
        QNetworkRequest request(QUrl(m_server.url(QString::fromLatin1(pathOf(m_next++)))));
        request.setRawHeader("If-None-Match", validator);
        QNetworkReply* reply = m_network.get(request);
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 304)
                qFatal("the server did not answer 304");
            reply->deleteLater();
            if (++m_done == feedCount)
                m_loop->quit();
            else
                askNext();
        });
    }

    const HttpServer& m_server;
    int m_atOnce;
    QNetworkAccessManager m_network;
    QEventLoop* m_loop = nullptr;
    int m_next = 0;
    int m_done = 0;
};

/// From asking for a round until its end is told, everything written; in seconds.
double roundOf(SqliteLibrary& library)
{
    TimerRefresher refresher(library);
    QEventLoop loop;
    RefreshStatus end;
    QObject::connect(&refresher, &Refresher::roundFinished, &loop, [&](const RefreshStatus& status) {
        end = status;
        loop.quit();
    });
    QElapsedTimer timer;
    timer.start();
    refresher.refreshAll();
    loop.exec();
    if (end.done != feedCount || end.failed > 0 || end.notAsked > 0)
        qFatal("%d feeds done, %d failed", end.done, end.failed);
    return secondsOf(timer);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    HttpServer server; // on a thread of its own
    const QTemporaryDir folder;
    SqliteLibrary library(folder.path(), {.program = u"bench"_s});
    wait(library.open());
    for (int feed = 0; feed < feedCount; ++feed) {
        server.script(pathOf(feed), {.status = 304, .etag = validator});
        const FeedId id = wait(library.addFeed(server.url(QString::fromLatin1(pathOf(feed)))));
        wait(
            library.recordUnchanged({{id, {.etag = validator, .checked = QDateTime::currentDateTimeUtc()}}}));
    }
    Figure figure{u"a round of 1000 feeds that answer 304"_s, u"s"_s, {}, {}, 1.3};
    for (int run = 0; run < runCount; ++run) {
        figure.baselineRuns.push_back(BareFetching(server, RefreshOptions().requestsPerHost).run());
        figure.runs.push_back(roundOf(library));
    }
    figure.print();
    return 0;
}
