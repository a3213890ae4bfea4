#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace offprint {

/// A thread that does jobs in the order they were given, urgent ones first, from `start()` on; idle ones when
/// there has been nothing else to do for a while. Jobs must not throw. The destructor does the urgent jobs
/// that wait, drops the others, and joins.
class WorkQueue final
{
public:
    enum class Lane { Urgent, Normal, Idle };
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
    [[nodiscard]] std::optional<Lane> next(Job& job);
    [[nodiscard]] bool takeFrom(Lane lane, Job& job);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::array<std::deque<Job>, 3> m_lanes;           ///< by Lane
    std::chrono::steady_clock::time_point m_lastBusy; ///< when a job ended that was not idle
    bool m_isStarted = false;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace offprint
