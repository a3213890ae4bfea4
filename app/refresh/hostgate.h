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

    HostGate(int requestsPerHost, std::chrono::milliseconds arxivPause);

    /// Lets a request in if it may go now; then `leave()` must follow.
    [[nodiscard]] bool tryEnter(const QString& host, Time now);
    void leave(const QString& host, Time now);

    /// When a host that only pauses may be asked; nothing if it may now, or waits for a request to leave.
    [[nodiscard]] std::optional<Time> pauseEnd(const QString& host, Time now) const;

private:
    struct Lane
    {
        int inside = 0;
        Time opens;
    };

    [[nodiscard]] static QString laneOf(const QString& host);

    int m_requestsPerHost;
    std::chrono::milliseconds m_arxivPause;
    QHash<QString, Lane> m_lanes;
};

} // namespace offprint
