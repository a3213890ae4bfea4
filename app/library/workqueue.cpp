#include "app/library/workqueue.h"

#include <utility>

namespace offprint {

namespace {

constexpr std::chrono::seconds calm{1}; ///< before the first idle job

} // namespace

WorkQueue::WorkQueue()
    : m_thread([this] { run(); })
{}

WorkQueue::~WorkQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void WorkQueue::start(Job first)
{
    {
        const std::lock_guard lock(m_mutex);
        if (first)
            m_lanes.front().push_front(std::move(first));
        m_isStarted = true;
    }
    m_wake.notify_one();
}

void WorkQueue::push(Lane lane, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_lanes.at(size_t(lane)).push_back(std::move(job));
    }
    m_wake.notify_one();
}

void WorkQueue::runUrgent()
{
    while (true) {
        Job job;
        {
            const std::lock_guard lock(m_mutex);
            if (!takeFrom(Lane::Urgent, job))
                return;
        }
        job();
    }
}

bool WorkQueue::hasUrgent() const
{
    const std::lock_guard lock(m_mutex);
    return !m_lanes.front().empty();
}

bool WorkQueue::isStopping() const
{
    const std::lock_guard lock(m_mutex);
    return m_isStopping;
}

bool WorkQueue::takeFrom(Lane lane, Job& job)
{
    std::deque<Job>& jobs = m_lanes.at(size_t(lane));
    if (jobs.empty())
        return false;
    job = std::move(jobs.front());
    jobs.pop_front();
    return true;
}

/// Nothing once the queue ends.
std::optional<WorkQueue::Lane> WorkQueue::next(Job& job)
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        for (const Lane lane : {Lane::Urgent, Lane::Normal}) {
            if (m_isStarted && takeFrom(lane, job))
                return lane;
        }
        const bool hasIdle = m_isStarted && !m_lanes.back().empty();
        if (!hasIdle)
            m_wake.wait(lock);
        else if (std::chrono::steady_clock::now() >= m_lastBusy + calm && takeFrom(Lane::Idle, job))
            return Lane::Idle;
        else
            m_wake.wait_until(lock, m_lastBusy + calm);
    }
    return takeFrom(Lane::Urgent, job) ? std::optional(Lane::Urgent) : std::nullopt;
}

void WorkQueue::run()
{
    Job job;
    while (const auto lane = next(job)) {
        job();
        if (*lane != Lane::Idle)
            m_lastBusy = std::chrono::steady_clock::now();
    }
}

} // namespace offprint
