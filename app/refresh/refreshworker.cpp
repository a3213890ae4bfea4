#include "app/refresh/refreshworker.h"

#include "app/library/background.h"
#include "app/refresh/networkfault.h"
#include "app/refresh/proxies.h"
#include "models/reply.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>

#include <algorithm>

namespace offprint {

namespace {

constexpr int parsingThreads = 2;

} // namespace

RefreshWorker::RefreshWorker(FeedStore& store, RefreshOptions options)
    : m_store(store)
    , m_options(std::move(options))
    , m_line(store, HostGate(m_options.requestsPerHost, m_options.arxivPause, m_options.totalTimeout),
             m_options.requestsAtOnce)
{
    m_line.setParent(this); // moves to the thread with it
    for (QTimer* timer : {&m_tick, &m_statusPause, &m_flush})
        timer->setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &RefreshWorker::onTick);
    connect(&m_flush, &QTimer::timeout, this, &RefreshWorker::flush);
    connect(&m_statusPause, &QTimer::timeout, this, [this] {
        if (m_isStatusUntold)
            tellStatusNow();
    });
}

RefreshWorker::~RefreshWorker()
{
    // What still asks must go before the network does
    qDeleteAll(findChildren<FeedTask*>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<PoliteFetch*>(Qt::FindDirectChildrenOnly));
    if (!m_unwritten.isEmpty())
        flush();
}

void RefreshWorker::begin()
{
    workInBackground();
    m_pool = std::make_unique<QThreadPool>();
    m_pool->setMaxThreadCount(parsingThreads);
    m_network = std::make_unique<QNetworkAccessManager>();
    m_tools = std::make_unique<RefreshTools>(NetworkTools{*m_network, m_line, m_options}, *m_pool, m_store,
                                             m_options);
    setProxy(m_options.proxy);
}

void RefreshWorker::setProxy(const QString& proxy)
{
    m_options.proxy = proxy;
    m_network->setProxyFactory(makeProxyFactory(proxy).release()); // owned by it
    m_network->clearConnectionCache();
}

void RefreshWorker::fetch(const PageRequest& request,
                          const std::shared_ptr<QPromise<Result<HttpAnswer>>>& promise)
{
    auto* fetch = new PoliteFetch(request, m_tools->network, this);
    const auto answer = [fetch, promise](const Result<HttpAnswer>& result) {
        promise->addResult(result);
        promise->finish();
        fetch->deleteLater();
    };
    connect(fetch, &PoliteFetch::finished, this, answer);
    auto* watcher = new QFutureWatcher<Result<HttpAnswer>>(fetch);
    connect(watcher, &QFutureWatcherBase::canceled, fetch, &QObject::deleteLater);
    watcher->setFuture(promise->future());
}

void RefreshWorker::refreshAll()
{
    askFor([](const FeedRequest&) { return true; });
}

void RefreshWorker::refresh(const QSet<FeedId>& feeds)
{
    askFor([feeds](const FeedRequest& feed) { return feeds.contains(feed.id); });
}

void RefreshWorker::askFor(const Choice& isWanted)
{
    beginRound();
    ++m_questions;
    const int generation = m_generation;
    whenReady(m_store.feedRequests(), this,
              [this, generation, isWanted](const Result<QList<FeedRequest>>& feeds) {
                  --m_questions;
                  if (!feeds)
                      m_status.failure = feeds.error();
                  else if (generation == m_generation)
                      std::ranges::for_each(*feeds, [&](const FeedRequest& feed) {
                          if (isWanted(feed) && !m_members.contains(feed.id))
                              add(feed);
                      });
                  endRoundIfDone();
              });
}

void RefreshWorker::beginRound()
{
    if (m_status.isRunning)
        return;
    m_status = RefreshStatus{.isRunning = true, .nextDue = m_status.nextDue, .isOffline = m_status.isOffline};
    m_members.clear();
    m_reachability = {};
    tellStatus();
}

/// Whoever asks, a server that asked for a pause gets it.
void RefreshWorker::add(const FeedRequest& feed)
{
    auto* task = new FeedTask(feed, *m_tools, this);
    connect(task, &FeedTask::begun, this, [this, task] {
        m_status.current = task->name();
        tellStatus();
    });
    connect(task, &FeedTask::finished, this,
            [this, task](const FeedOutcome& outcome) { take(task, outcome); });
    m_members.insert(feed.id);
    m_tasks.insert(task);
    ++m_status.total;
    tellStatus();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!m_isOnline && !isOnThisComputer(feed.url))
        task->leaveUnasked(LogRemark::Offline);
    else if (const auto pause = serversPause(feed, now))
        task->leaveUnasked(LogRemark::ServerAskedToWait, *pause);
}

void RefreshWorker::take(FeedTask* task, const FeedOutcome& outcome)
{
    m_tasks.remove(task);
    task->deleteLater();
    if (task->hasReached()) {
        m_reachability.reached();
        judgeNetwork(false);
    }
    if (isDoubtful(*task, outcome)) {
        m_reachability.missed(task->host());
        m_doubtful.append({outcome, *task->record()});
        judgeNetwork(false);
    } else {
        if (task->record())
            write(*task->record());
        if (task->isStored())
            m_putOff.remove(task->feed());
        else if (!task->record())
            m_putOff.insert(task->feed(), dueAfterSuccess(QDateTime::currentDateTimeUtc(), task->interval()));
        tell(outcome);
    }
    endRoundIfDone();
}

void RefreshWorker::tell(const FeedOutcome& outcome)
{
    const bool isDropped = outcome.failure && outcome.failure->code == ErrorCode::Cancelled;
    m_status.done += isDropped ? 0 : 1;
    m_status.failed += outcome.failure && !isDropped ? 1 : 0;
    m_status.notAsked += outcome.entry.came == RefreshLogEntry::Came::NotAsked ? 1 : 0;
    m_status.newPapers += outcome.newPapers;
    Q_EMIT feedFinished(outcome);
    tellStatus();
}

void RefreshWorker::cancel()
{
    ++m_generation;
    const QSet<FeedTask*> tasks = m_tasks;
    for (FeedTask* task : tasks)
        task->cancel();
}

/// Not before everything is written, so that whoever hears of it can read it.
void RefreshWorker::endRoundIfDone()
{
    if (!m_status.isRunning || !m_tasks.isEmpty() || m_questions > 0)
        return;
    judgeNetwork(true);
    flush();
    if (m_writing == 0)
        endRound();
}

void RefreshWorker::endRound()
{
    m_status.isRunning = false;
    m_status.current.clear();
    tellStatusNow();
    Q_EMIT roundFinished(m_status);
    lookForDue();
}

void RefreshWorker::tellStatus()
{
    if (m_statusPause.isActive())
        m_isStatusUntold = true;
    else
        tellStatusNow();
}

void RefreshWorker::tellStatusNow()
{
    m_isStatusUntold = false;
    m_statusPause.start(m_options.statusPause);
    Q_EMIT statusChanged(m_status);
}

} // namespace offprint
