#pragma once

#include "app/library/feedstore.h"
#include "app/library/olderstore.h"
#include "app/refresh/politefetch.h"
#include "models/olderpapers.h"

#include <QtCore/QHash>
#include <QtCore/QThreadPool>

namespace offprint {

class OlderTask;

/// How older papers are asked for.
struct OlderOptions
{
    std::chrono::milliseconds pagePause{1'000}; ///< between two pages, besides what the host's line keeps
    /// The same for arXiv: longer than the pause that its line keeps, so that feeds get their turns between.
    std::chrono::milliseconds arxivPause{4'000};
    std::chrono::milliseconds retryPause{30'000};  ///< if the server asks for fewer requests, but not how few
    std::chrono::milliseconds patience{3'600'000}; ///< with a host that asks for a pause
    int tries = 5;                                 ///< of one page
};

/// Loads older papers page by page (see OlderPages), one page a feed at a time, and keeps in the library how
/// far it has come. The papers stand under the days their dates say; they are unread, like all that was never
/// read, but not among today's. The feed's validators, title and kind stay as they are.
///
/// What it is given must outlive it. The destructor drops what is being asked for; what is stored stays.
class PagedOlderPapers final : public OlderPapers
{
    Q_OBJECT

public:
    struct Stores
    {
        Library& library;
        FeedStore& feeds;
        OlderStore& states;
    };

    PagedOlderPapers(PageFetcher& fetcher, const Stores& stores, const OlderOptions& options = {},
                     QObject* parent = nullptr);
    ~PagedOlderPapers() override;

    [[nodiscard]] bool canLoad(const QString& url) const override;
    void start(FeedId feed, QDate until) override;
    void stop(FeedId feed) override;
    [[nodiscard]] std::optional<OlderProgress> progress(FeedId feed) const override;

private:
    void takeKept(const QList<OlderState>& states);
    void lookUp(FeedId feed, const OlderState& kept);
    void fail(FeedId feed, const Error& error);
    void begin(const Feed& feed, QDate until, const OlderState& kept);
    void tell(const OlderProgress& progress);

    PageFetcher& m_fetcher;
    Stores m_stores;
    OlderOptions m_options;
    QThreadPool m_pool;
    QHash<FeedId, OlderProgress> m_progress;
    QHash<FeedId, OlderTask*> m_tasks; ///< running; children
};

} // namespace offprint
