#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace offprint {

/// How many requests a host gets at once. All hosts of arxiv.org are one: a single request at a time, and a
/// pause after it, as the terms of arXiv's API ask. Reads no clock: the time is given.
class HostGate final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `longestRequest`: after so long a request is taken for lost, where several programs share a lane.
    HostGate(int requestsPerHost, std::chrono::milliseconds arxivPause,
             std::chrono::milliseconds longestRequest = std::chrono::minutes(3));

    /// Whether the lane's turns are shared with other programs.
    [[nodiscard]] static bool isShared(const QString& lane);
    [[nodiscard]] std::chrono::milliseconds sharedPause() const { return m_arxivPause; }
    [[nodiscard]] std::chrono::milliseconds longestRequest() const { return m_longestRequest; }

    /// Lets a request in if it may go now; then `leave()` must follow.
    [[nodiscard]] bool tryEnter(const QString& host, Time now);
    void leave(const QString& host, Time now);

    /// Nobody more is let in until then.
    void pause(const QString& host, Time until);

    /// When a host that only pauses may be asked; nothing if it may now, or waits for a request to leave.
    [[nodiscard]] std::optional<Time> pauseEnd(const QString& host, Time now) const;

private:
    struct Lane
    {
        int inside = 0;
        Time opens;
    };

    int m_requestsPerHost;
    std::chrono::milliseconds m_arxivPause;
    std::chrono::milliseconds m_longestRequest;
    QHash<QString, Lane> m_lanes;
};

} // namespace offprint
