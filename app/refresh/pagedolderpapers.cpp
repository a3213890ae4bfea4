#include "app/refresh/pagedolderpapers.h"

#include "app/refresh/oldertask.h"
#include "models/reply.h"

#include <algorithm>

namespace offprint {

namespace {

QDate todayUtc()
{
    return QDateTime::currentDateTimeUtc().date();
}

} // namespace

PagedOlderPapers::PagedOlderPapers(PageFetcher& fetcher, const Stores& stores, const OlderOptions& options,
                                   QObject* parent)
    : OlderPapers(parent)
    , m_fetcher(fetcher)
    , m_stores(stores)
    , m_options(options)
{
    m_pool.setMaxThreadCount(1);
    whenReady(m_stores.states.olderStates(), this, [this](const Result<QList<OlderState>>& states) {
        if (states)
            takeKept(*states);
    });
}

PagedOlderPapers::~PagedOlderPapers()
{
    qDeleteAll(std::as_const(m_tasks)); // before the pool they use
}

bool PagedOlderPapers::canLoad(const QString& url) const
{
    return OlderPages::of(QUrl(url), todayUtc()).has_value();
}

void PagedOlderPapers::takeKept(const QList<OlderState>& states)
{
    for (const OlderState& state : states) {
        if (!m_progress.contains(state.progress.feed))
            tell(state.progress);
    }
}

void PagedOlderPapers::start(FeedId feed, QDate until)
{
    if (m_progress.value(feed).isRunning)
        return;
    OlderProgress asked = m_progress.value(feed);
    asked.feed = feed;
    asked.until = until;
    asked.isRunning = true;
    asked.isFinished = false;
    asked.failure.reset();
    tell(asked);
    whenReady(m_stores.states.olderStates(), this, [this, feed](const Result<QList<OlderState>>& states) {
        if (!states)
            return fail(feed, states.error());
        const auto kept =
            std::ranges::find(*states, feed, [](const OlderState& s) { return s.progress.feed; });
        lookUp(feed, kept == states->end() ? OlderState() : *kept);
    });
}

void PagedOlderPapers::lookUp(FeedId feed, const OlderState& kept)
{
    whenReady(m_stores.library.subscriptions(), this, [this, feed, kept](const Result<Subscriptions>& all) {
        if (!all)
            return fail(feed, all.error());
        const auto found = std::ranges::find(all->feeds, feed, &Feed::id);
        if (found == all->feeds.end())
            return fail(feed, {ErrorCode::NotFound, QString::number(feed.value), {}});
        const OlderProgress asked = m_progress.value(feed);
        if (asked.isRunning && !m_tasks.contains(feed)) // not stopped, or begun twice, meanwhile
            begin(*found, asked.until, kept);
    });
}

void PagedOlderPapers::fail(FeedId feed, const Error& error)
{
    OlderProgress failed = m_progress.value(feed);
    failed.isRunning = false;
    failed.failure = error;
    tell(failed);
}

void PagedOlderPapers::begin(const Feed& feed, QDate until, const OlderState& kept)
{
    auto pages = OlderPages::of(QUrl(feed.url), todayUtc());
    OlderProgress progress = kept.progress;
    progress.feed = feed.id;
    progress.until = until;
    if (!pages) {
        progress.failure =
            Error{ErrorCode::BadArgument, feed.name(),
                  QStringLiteral("nobody keeps its older papers in a form that could be asked for")};
        return tell(progress);
    }
    pages->restore(kept.cursor, kept.progress.reached);
    const bool isThere = until.isValid() && progress.reached.isValid() && progress.reached <= until;
    if (isThere) {
        progress.isFinished = true;
        return tell(progress);
    }
    auto* task = new OlderTask(feed, *pages, progress, {m_fetcher, m_stores, m_pool, m_options}, this);
    m_tasks.insert(feed.id, task);
    connect(task, &OlderTask::progressed, this, [this, task](const OlderProgress& now) {
        if (!now.isRunning) {
            m_tasks.remove(now.feed);
            task->deleteLater();
        }
        tell(now);
    });
    tell(task->progress());
}

void PagedOlderPapers::stop(FeedId feed)
{
    if (!m_progress.value(feed).isRunning)
        return;
    OlderProgress stopped = m_progress.value(feed);
    if (OlderTask* task = m_tasks.take(feed)) {
        stopped = task->progress();
        delete task;
    }
    stopped.isRunning = false;
    tell(stopped);
}

std::optional<OlderProgress> PagedOlderPapers::progress(FeedId feed) const
{
    const auto known = m_progress.constFind(feed);
    return known == m_progress.cend() ? std::nullopt : std::optional(*known);
}

void PagedOlderPapers::tell(const OlderProgress& progress)
{
    m_progress.insert(progress.feed, progress);
    Q_EMIT progressChanged(progress);
}

} // namespace offprint
