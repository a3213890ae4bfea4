#pragma once

#include "app/library/sqlitelibrary.h"
#include "app/refresh/timerrefresher.h"
#include "models/sentence.h"
#include "tests/support/httpserver.h"

#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpServer>

#include <QtTest/QtTest>

#include <memory>

namespace offprint {

template<class T> Result<T> wait(Reply<T> reply)
{
    reply.waitForFinished();
    return reply.resultCount() > 0 ? reply.result() : Result<T>(failure(ErrorCode::Cancelled));
}

/// An RSS document with papers of these titles.
inline QByteArray rssOf(const QStringList& titles, const QString& title = QStringLiteral("A feed"))
{
    QString text = QStringLiteral("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>%1</title>"
                                  "<link>https://example.org/</link>")
                       .arg(title);
    for (const QString& paper : titles)
        text += QStringLiteral("<item><title>%1</title><link>https://example.org/%2</link><guid>%2</guid>"
                               "<description>About %1</description></item>")
                    .arg(paper)
                    .arg(qHash(paper));
    return (text + QStringLiteral("</channel></rss>")).toUtf8();
}

/// A real library in a folder of its own, a real server, and a refresher that is quick to give up.
class RefreshFixture
{
public:
    RefreshFixture()
    {
        options.connectTimeout = std::chrono::milliseconds(20'000);
        options.idleTimeout = std::chrono::milliseconds(20'000);
        options.totalTimeout = std::chrono::milliseconds(60'000);
        options.bodyLimit = 256LL * 1024;
        options.arxivPause = std::chrono::milliseconds(150);
        open();
    }
    ~RefreshFixture() { close(); }
    Q_DISABLE_COPY_MOVE(RefreshFixture)

    void open()
    {
        library = std::make_unique<SqliteLibrary>(folder.path(), SqliteLibrary::Options{});
        const auto opened = wait(library->open());
        QVERIFY2(opened, opened ? "" : qPrintable(sentenceFor(opened.error())));
    }
    void close()
    {
        refresher.reset();
        library.reset();
    }

    TimerRefresher& makeRefresher()
    {
        refresher = std::make_unique<TimerRefresher>(*library, options);
        return *refresher;
    }

    FeedId add(const QString& url) { return wait(library->addFeed(url)).value_or(FeedId{}); }

    /// One round over the feeds (none: over all), to its end.
    QList<FeedOutcome> round(const QList<FeedId>& feeds = {})
    {
        if (!refresher)
            makeRefresher();
        QSignalSpy told(refresher.get(), &Refresher::feedFinished);
        QSignalSpy ended(refresher.get(), &Refresher::roundFinished);
        if (feeds.isEmpty())
            refresher->refreshAll();
        else
            refresher->refresh(feeds);
        if (!ended.wait(60'000))
            return {};
        QList<FeedOutcome> outcomes;
        for (const QList<QVariant>& arguments : told)
            outcomes.append(arguments.first().value<FeedOutcome>());
        return outcomes;
    }

    /// One feed, asked once.
    FeedOutcome outcomeOf(const QString& url)
    {
        const QList<FeedOutcome> outcomes = round({add(url)});
        return outcomes.size() == 1 ? outcomes.first() : FeedOutcome{};
    }

    QStringList titles()
    {
        QList<PaperId> ids;
        const auto stubs = wait(library->find({})).value_or(QList<PaperStub>());
        for (const PaperStub& stub : stubs)
            ids.append(stub.id);
        QStringList found;
        const auto rows = wait(library->rows(ids)).value_or(QList<PaperRow>());
        for (const PaperRow& row : rows)
            found.append(row.title);
        return found;
    }

    Feed feed(FeedId id)
    {
        const auto all = wait(library->subscriptions());
        for (const Feed& one : all ? all->feeds : QList<Feed>())
            if (one.id == id)
                return one;
        return {};
    }
    FeedRequest request(FeedId id)
    {
        const auto all = wait(library->feedRequests()).value_or(QList<FeedRequest>());
        for (const FeedRequest& one : all)
            if (one.id == id)
                return one;
        return {};
    }

    QTemporaryDir folder;
    HttpServer server;
    RefreshOptions options;
    std::unique_ptr<SqliteLibrary> library;
    std::unique_ptr<TimerRefresher> refresher;
};

} // namespace offprint
