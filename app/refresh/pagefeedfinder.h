#pragma once

#include "app/refresh/politefetch.h"
#include "models/feedfinder.h"

#include <QtCore/QThreadPool>

#include <memory>

namespace offprint {

class FindTask;

/// Finds feeds by the rules of sites that are known, by what pages name, and as a last resort under the names
/// that feeds usually have. Asks servers through the refresh, with its manners; reads on a small pool. Both
/// the fetcher and the library must outlive it.
class PageFeedFinder final : public FeedFinder
{
    Q_OBJECT

public:
    PageFeedFinder(PageFetcher& fetcher, Library& library, QObject* parent = nullptr);
    ~PageFeedFinder() override;

    Reply<FoundFeeds> find(const QString& typed) override;
    void cancel() override;

private:
    PageFetcher& m_fetcher;
    Library& m_library;
    QThreadPool m_pool;
    std::unique_ptr<FindTask> m_task; ///< the newest
};

} // namespace offprint
