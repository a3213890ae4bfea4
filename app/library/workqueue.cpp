#include "app/library/workqueue.h"

namespace offprint {

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
            m_urgent.push_front(std::move(first));
        m_isStarted = true;
    }
    m_wake.notify_one();
}

void WorkQueue::push(Lane lane, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        (lane == Lane::Urgent ? m_urgent : m_normal).push_back(std::move(job));
    }
    m_wake.notify_one();
}

void WorkQueue::runUrgent()
{
    while (true) {
        Job job;
        {
            const std::lock_guard lock(m_mutex);
            if (m_urgent.empty())
                return;
            job = std::move(m_urgent.front());
            m_urgent.pop_front();
        }
        job();
    }
}

bool WorkQueue::hasUrgent() const
{
    const std::lock_guard lock(m_mutex);
    return !m_urgent.empty();
}

bool WorkQueue::isStopping() const
{
    const std::lock_guard lock(m_mutex);
    return m_isStopping;
}

bool WorkQueue::next(Job& job)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock,
                [this] { return m_isStopping || (m_isStarted && (!m_urgent.empty() || !m_normal.empty())); });
    std::deque<Job>& lane = m_urgent.empty() && !m_isStopping ? m_normal : m_urgent;
    if (lane.empty())
        return false;
    job = std::move(lane.front());
    lane.pop_front();
    return true;
}

void WorkQueue::run()
{
    Job job;
    while (next(job))
        job();
}

} // namespace offprint
