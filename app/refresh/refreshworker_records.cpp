#include "app/refresh/networkfault.h"
#include "app/refresh/refreshworker.h"
#include "models/reply.h"

namespace offprint {

namespace {

using Came = RefreshLogEntry::Came;

constexpr qsizetype mostUnwritten = 2'000;

} // namespace

bool RefreshWorker::isDoubtful(const FeedTask& task, const FeedOutcome& outcome) const
{
    if (!outcome.failure || !task.record() || !task.needsNetwork() || m_reachability.hasReached())
        return false;
    const ErrorCode code = outcome.failure->code;
    return code == ErrorCode::Offline || code == ErrorCode::HostNotFound || code == ErrorCode::TimedOut;
}

bool RefreshWorker::isOffline(const FeedRequest& feed, const QDateTime& now) const
{
    const bool waits = m_offlineUntil.isValid() && m_offlineUntil > now;
    return (!m_isOnline || waits) && !isOnThisComputer(feed.url);
}

void RefreshWorker::judgeNetwork(bool isRoundOver)
{
    if (m_reachability.hasReached()) {
        m_status.isOffline = false;
        m_offlineUntil = {};
    }
    if (m_doubtful.isEmpty())
        return;
    if (m_reachability.isOffline(hasNetwork(), isRoundOver))
        goOffline();
    else if (isRoundOver || m_reachability.hasReached())
        believeDoubtful();
}

/// The feeds are as they were, but for a line in their logs.
void RefreshWorker::goOffline()
{
    m_status.isOffline = true;
    m_offlineUntil = QDateTime::currentDateTimeUtc().addDuration(m_options.offlinePause);
    const QList<Doubtful> doubtful = std::exchange(m_doubtful, {});
    for (Doubtful one : doubtful) {
        one.outcome.failure.reset();
        one.outcome.entry = {.at = one.record.log.at, .came = Came::NotAsked};
        one.outcome.entry.reason = sentenceFor(LogRemark::Offline);
        write({.feed = one.record.feed, .log = one.outcome.entry});
        tell(one.outcome);
    }
    const QSet<FeedTask*> tasks = m_tasks;
    for (FeedTask* task : tasks) {
        if (task->needsNetwork())
            task->leaveUnasked(LogRemark::Offline);
    }
}

void RefreshWorker::believeDoubtful()
{
    const QList<Doubtful> doubtful = std::exchange(m_doubtful, {});
    for (const Doubtful& one : doubtful) {
        write(one.record);
        tell(one.outcome);
    }
}

void RefreshWorker::setOnline(bool isOnline)
{
    if (std::exchange(m_isOnline, isOnline) == isOnline)
        return;
    m_status.isOffline = !isOnline;
    m_offlineUntil = {};
    tellStatus();
    if (isOnline)
        return lookForDue();
    const QSet<FeedTask*> tasks = m_tasks;
    for (FeedTask* task : tasks) {
        if (task->needsNetwork())
            task->leaveUnasked(LogRemark::Offline);
    }
}

void RefreshWorker::write(const FeedRecord& record)
{
    m_unwritten.append(record);
    // Until it is written the library does not know when the feed is due
    const QDateTime due = record.log.came == Came::Failed ? record.due : record.log.nextDue;
    if (due.isValid())
        m_putOff.insert(record.feed, due);
    if (m_unwritten.size() >= mostUnwritten)
        flush();
    else if (!m_flush.isActive())
        m_flush.start(m_options.recordPause);
}

void RefreshWorker::flush()
{
    m_flush.stop();
    if (m_unwritten.isEmpty())
        return;
    const QList<FeedRecord> records = std::exchange(m_unwritten, {});
    ++m_writing;
    whenReady(m_store.record(records), this,
              [this, records](const Result<>& written) { takeWritten(records, written); });
}

void RefreshWorker::takeWritten(const QList<FeedRecord>& records, const Result<>& written)
{
    --m_writing;
    if (!written)
        m_status.failure = written.error();
    for (const FeedRecord& record : records) {
        if (written && record.log.came != Came::NotAsked)
            m_putOff.remove(record.feed);
    }
    endRoundIfDone();
}

} // namespace offprint
