#pragma once

#include "app/feeds/addressrules.h"
#include "app/refresh/feedpreview.h"
#include "app/refresh/politefetch.h"

#include <QtCore/QHash>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

namespace offprint {

/// What the finding of feeds works with.
struct FindTools
{
    PageFetcher& fetcher;
    Library& library;
    QThreadPool& pool;
};

/// One search for the feeds that an address leads to. Begins when constructed; its reply is Cancelled if it
/// is destroyed before it has one, and what it asked for is dropped. Lives on the thread that made it.
class FindTask final : public QObject
{
    Q_OBJECT

public:
    FindTask(const QString& typed, const FindTools& tools);
    ~FindTask() override;

    [[nodiscard]] Reply<FoundFeeds> reply() const { return m_promise.future(); }

private:
    enum class Stage {
        Page,  ///< what was typed is being asked itself
        Named, ///< feeds that a page named, or that the site's rules give
        Usual  ///< addresses that feeds usually have
    };

    void begin(const AddressReading& reading);
    void lookUp(const QString& paper);
    void takePaper(const ExaminedDocument& document, const QString& paper);
    void askNext();
    template<class Done> void examine(const QUrl& address, Done done);
    void take(const FeedLink& link, const ExaminedDocument& document);
    void takeFeed(const FeedLink& link, const ExaminedDocument& document);
    void takePage(const ExaminedDocument& document);
    void goOn(const Error& error);
    void fail(const Error& error);
    void finish(const Result<FoundFeeds>& found);
    void mark(FoundFeed& feed, const QString& url) const;

    QString m_typed;
    FindTools m_tools;
    QPromise<Result<FoundFeeds>> m_promise;
    QFuture<Result<HttpAnswer>> m_asked;
    QHash<QString, FeedId> m_subscribed; ///< by subscriptionKey()
    Stage m_stage = Stage::Page;
    QList<FeedLink> m_waiting; ///< to be asked, in order
    std::optional<Error> m_firstError;
    QStringList m_warnings;
    bool m_isOver = false;
};

} // namespace offprint
