#include "app/refresh/hostgate.h"

#include "app/library/hostlane.h"

#include <algorithm>

namespace offprint {

HostGate::HostGate(int requestsPerHost, std::chrono::milliseconds arxivPause,
                   std::chrono::milliseconds longestRequest)
    : m_requestsPerHost(std::max(requestsPerHost, 1))
    , m_arxivPause(arxivPause)
    , m_longestRequest(longestRequest)
{}

bool HostGate::isShared(const QString& lane)
{
    return lane == arxivLane;
}

bool HostGate::tryEnter(const QString& host, Time now)
{
    const QString name = hostLane(host);
    Lane& lane = m_lanes[name];
    const int most = name == arxivLane ? 1 : m_requestsPerHost;
    if (lane.inside >= most || now < lane.opens)
        return false;
    ++lane.inside;
    return true;
}

void HostGate::leave(const QString& host, Time now)
{
    const QString name = hostLane(host);
    Lane& lane = m_lanes[name];
    --lane.inside;
    if (name == arxivLane)
        lane.opens = std::max(lane.opens, now + m_arxivPause);
    else if (lane.inside == 0 && lane.opens <= now)
        m_lanes.remove(name);
}

void HostGate::pause(const QString& host, Time until)
{
    Lane& lane = m_lanes[hostLane(host)];
    lane.opens = std::max(lane.opens, until);
}

std::optional<HostGate::Time> HostGate::pauseEnd(const QString& host, Time now) const
{
    const Lane lane = m_lanes.value(hostLane(host));
    return lane.inside == 0 && now < lane.opens ? std::optional(lane.opens) : std::nullopt;
}

} // namespace offprint
