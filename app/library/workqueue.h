#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace offprint {

/// A thread that does jobs in the order they were given, urgent ones first, from `start()` on. Jobs must not
/// throw. The destructor does the urgent jobs that wait, drops the others, and joins.
class WorkQueue final
{
public:
    enum class Lane { Urgent, Normal };
    using Job = std::move_only_function<void()>;

    WorkQueue();
    ~WorkQueue();
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;

    /// Does this job first, then what was pushed before and after.
    void start(Job first = {});

    void push(Lane lane, Job job);

    /// For a long job on the queue's own thread: lets urgent jobs go first.
    void runUrgent();
    [[nodiscard]] bool hasUrgent() const;
    [[nodiscard]] bool isStopping() const;

private:
    void run();
    [[nodiscard]] bool next(Job& job);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_urgent;
    std::deque<Job> m_normal;
    bool m_isStarted = false;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace offprint
