#include "app/refresh/refreshworker.h"

#include "models/reply.h"

using namespace std::chrono_literals;

namespace offprint {

namespace {

// The clock is looked at every minute, as timers stand still while a computer sleeps; the library every few,
// as other programs may have changed what is due.
constexpr std::chrono::milliseconds longestTick = 1min;
constexpr std::chrono::milliseconds shortestTick = 100ms;
constexpr std::chrono::milliseconds longestWithoutLook = 5min;

} // namespace

void RefreshWorker::keepTime()
{
    m_keepsTime = true;
    lookForDue();
}

void RefreshWorker::setInterval(std::chrono::minutes interval)
{
    m_options.interval = interval;
    lookForDue();
}

void RefreshWorker::lookAgain()
{
    lookForDue();
}

void RefreshWorker::lookForDue()
{
    if (!m_keepsTime)
        return;
    m_looksAgain = m_isLooking;
    if (std::exchange(m_isLooking, true))
        return;
    whenReady(m_store.feedRequests(), this, [this](const Result<QList<FeedRequest>>& feeds) {
        m_isLooking = false;
        m_sinceLook.start();
        if (feeds)
            takeDue(*feeds);
        armTimer();
        if (m_looksAgain)
            lookForDue();
    });
}

void RefreshWorker::takeDue(const QList<FeedRequest>& feeds)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QDateTime next;
    for (const FeedRequest& feed : feeds) {
        if (m_status.isRunning && m_members.contains(feed.id))
            continue; // its next time is known when the round is over
        const QDateTime due = dueTimeOf(feed, now);
        if (due <= now) {
            beginRound();
            add(feed);
        } else if (!isNever(due, now) && (!next.isValid() || due < next)) {
            next = due;
        }
    }
    if (std::exchange(m_status.nextDue, next) != next)
        tellStatus();
}

/// The library's word counts, except where the last refresh could not be written into it.
QDateTime RefreshWorker::dueTimeOf(const FeedRequest& feed, const QDateTime& now) const
{
    QDateTime due = dueTime(feed, m_options.interval, now).at;
    if (isOffline(feed, now))
        due = std::max(due, m_isOnline ? m_offlineUntil : farOff(now));
    const QDateTime putOff = m_putOff.value(feed.id);
    return putOff.isValid() && putOff > due ? putOff : due;
}

void RefreshWorker::armTimer()
{
    std::chrono::milliseconds wait = longestTick;
    if (m_status.nextDue.isValid())
        wait = std::clamp(m_status.nextDue - QDateTime::currentDateTimeUtc(), shortestTick, longestTick);
    m_tick.start(wait);
}

void RefreshWorker::onTick()
{
    const bool isDue = m_status.nextDue.isValid() && m_status.nextDue <= QDateTime::currentDateTimeUtc();
    if (isDue || m_sinceLook.durationElapsed() > longestWithoutLook)
        lookForDue();
    else
        armTimer();
}

} // namespace offprint
