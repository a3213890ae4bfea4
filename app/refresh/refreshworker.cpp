#include "app/refresh/refreshworker.h"

#include "models/reply.h"

#include <algorithm>

namespace offprint {

namespace {

constexpr int parsingThreads = 2;

} // namespace

RefreshWorker::RefreshWorker(FeedStore& store, RefreshOptions options)
    : m_store(store)
    , m_options(std::move(options))
    , m_gate(m_options.requestsPerHost, m_options.arxivPause)
{
    for (QTimer* timer : {&m_tick, &m_pause, &m_statusPause})
        timer->setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &RefreshWorker::onTick);
    connect(&m_pause, &QTimer::timeout, this, &RefreshWorker::askWaiting);
    connect(&m_statusPause, &QTimer::timeout, this, [this] {
        if (m_isStatusUntold)
            tellStatusNow();
    });
}

RefreshWorker::~RefreshWorker()
{
    // What still asks must go before the network does
    qDeleteAll(findChildren<FeedTask*>(Qt::FindDirectChildrenOnly));
}

void RefreshWorker::begin()
{
    m_pool = std::make_unique<QThreadPool>();
    m_pool->setMaxThreadCount(parsingThreads);
    m_network = std::make_unique<QNetworkAccessManager>();
    m_tools = std::make_unique<RefreshTools>(*m_network, *m_pool, m_store, m_options);
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
                  askWaiting();
                  endRoundIfDone();
              });
}

void RefreshWorker::beginRound()
{
    if (m_status.isRunning)
        return;
    m_status = RefreshStatus{.isRunning = true, .nextDue = m_status.nextDue};
    m_members.clear();
    tellStatus();
}

void RefreshWorker::add(const FeedRequest& feed)
{
    auto* task = new FeedTask(feed, *m_tools, this);
    connect(task, &FeedTask::requestEnded, this, [this, task] {
        leaveGate(task);
        askWaiting();
    });
    connect(task, &FeedTask::redirected, this, [this, task] {
        m_waiting.prepend(task);
        askWaiting();
    });
    connect(task, &FeedTask::finished, this,
            [this, task](const FeedOutcome& outcome) { take(task, outcome); });
    m_members.insert(feed.id);
    m_tasks.append(task);
    m_waiting.append(task);
    ++m_status.total;
    tellStatus();
}

/// A feed counts until it is stored, so that no more bodies than that are held at once.
void RefreshWorker::askWaiting()
{
    const auto now = std::chrono::steady_clock::now();
    const QList<FeedTask*> waiting = m_waiting;
    for (FeedTask* task : waiting) {
        const bool isFull = m_running.size() >= std::max(m_options.requestsAtOnce, 1);
        if (isFull && !m_running.contains(task))
            continue;
        if (m_gate.tryEnter(task->url().host(), now))
            startAsking(task);
    }
    askWhenPaused();
}

void RefreshWorker::askWhenPaused()
{
    const auto now = std::chrono::steady_clock::now();
    std::optional<HostGate::Time> next;
    for (const FeedTask* task : std::as_const(m_waiting)) {
        const auto opens = m_gate.pauseEnd(task->url().host(), now);
        if (opens && (!next || *opens < *next))
            next = opens;
    }
    if (next)
        m_pause.start(std::chrono::ceil<std::chrono::milliseconds>(*next - now));
}

void RefreshWorker::startAsking(FeedTask* task)
{
    m_waiting.removeOne(task);
    m_running.insert(task);
    m_inside.insert(task, task->url().host());
    m_status.current = task->name();
    task->ask();
    tellStatus();
}

void RefreshWorker::leaveGate(const FeedTask* task)
{
    m_gate.leave(m_inside.take(task), std::chrono::steady_clock::now());
}

void RefreshWorker::take(FeedTask* task, const FeedOutcome& outcome)
{
    m_tasks.removeOne(task);
    m_waiting.removeOne(task);
    m_running.remove(task);
    task->deleteLater();
    if (task->isRecorded())
        m_putOff.remove(task->feed());
    else
        m_putOff.insert(task->feed(), dueAfterSuccess(QDateTime::currentDateTimeUtc(), task->interval()));
    const bool isDropped = outcome.failure && outcome.failure->code == ErrorCode::Cancelled;
    m_status.done += isDropped ? 0 : 1;
    m_status.failed += outcome.failure && !isDropped ? 1 : 0;
    m_status.newPapers += outcome.newPapers;
    Q_EMIT feedFinished(outcome);
    tellStatus();
    askWaiting();
    endRoundIfDone();
}

void RefreshWorker::cancel()
{
    ++m_generation;
    m_waiting.clear();
    const QList<FeedTask*> tasks = m_tasks;
    for (FeedTask* task : tasks)
        task->cancel();
}

void RefreshWorker::endRoundIfDone()
{
    if (!m_status.isRunning || !m_tasks.isEmpty() || m_questions > 0)
        return;
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
