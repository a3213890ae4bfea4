#include "app/refresh/pagefeedfinder.h"

#include "app/refresh/findtask.h"

namespace offprint {

PageFeedFinder::PageFeedFinder(PageFetcher& fetcher, Library& library, QObject* parent)
    : FeedFinder(parent)
    , m_fetcher(fetcher)
    , m_library(library)
{
    m_pool.setMaxThreadCount(1);
}

PageFeedFinder::~PageFeedFinder() = default;

Reply<FoundFeeds> PageFeedFinder::find(const QString& typed)
{
    m_task = std::make_unique<FindTask>(typed, FindTools{m_fetcher, m_library, m_pool});
    return m_task->reply();
}

void PageFeedFinder::cancel()
{
    m_task.reset();
}

} // namespace offprint
