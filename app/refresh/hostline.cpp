#include "app/refresh/hostline.h"

#include "app/library/hostlane.h"
#include "models/reply.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <utility>

namespace offprint {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds leastWait{10};

std::chrono::milliseconds timeUntil(const QDateTime& time)
{
    return std::max(time - QDateTime::currentDateTimeUtc(), std::chrono::milliseconds(0));
}

} // namespace

HostLine::HostLine(FeedStore& store, HostGate gate, int requestsAtOnce)
    : m_store(store)
    , m_gate(std::move(gate))
    , m_freeSlots(std::max(requestsAtOnce, 1))
    , m_holder(qint64(QRandomGenerator::global()->generate64() >> 1U))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &HostLine::endPauses);
}

void HostLine::enter(const Place& place, QObject* who, Turn turn)
{
    const QString name = hostLane(place.host);
    Lane& lane = m_lanes[name];
    (place.rank == Rank::First ? lane.first : lane.feeds).push_back({place, who, std::move(turn)});
    callReady(name);
}

void HostLine::leave(const QString& host)
{
    m_gate.leave(host, Clock::now());
    const QString name = hostLane(host);
    if (HostGate::isShared(name))
        m_store.endRequest(name, m_holder, QDateTime::currentDateTimeUtc());
    callReady(name);
}

void HostLine::freeSlot()
{
    ++m_freeSlots;
    callSoon();
}

void HostLine::pause(const QString& host, const QDateTime& until)
{
    const QString name = hostLane(host);
    Lane& lane = m_lanes[name];
    if (lane.pausedUntil.isValid() && lane.pausedUntil >= until)
        return;
    lane.pausedUntil = until;
    m_gate.pause(host, Clock::now() + timeUntil(until));
    callReady(name); // those who will not wait so long are told
}

void HostLine::callReady(const QString& name)
{
    Lane& lane = m_lanes[name];
    if (!lane.first.empty() && !std::exchange(lane.isFirstReady, true))
        m_firstReady.push_back(name);
    if (!lane.feeds.empty() && !std::exchange(lane.isReady, true))
        m_ready.push_back(name);
    callSoon();
}

/// Whoever is called may do as he likes, as he is not called from within what he asked for.
void HostLine::callSoon()
{
    if (!std::exchange(m_isCalled, true))
        QMetaObject::invokeMethod(this, &HostLine::letIn, Qt::QueuedConnection);
}

void HostLine::letIn()
{
    m_isCalled = false;
    const std::deque<QString> firstReady = std::exchange(m_firstReady, {});
    for (const QString& name : firstReady)
        letInFirst(name);
    while (m_freeSlots > 0 && !m_ready.empty()) {
        const QString name = m_ready.front();
        m_ready.pop_front();
        m_lanes[name].isReady = false;
        if (letInFeed(name))
            callReady(name); // behind the other hosts
    }
}

void HostLine::letInFirst(const QString& name)
{
    m_lanes[name].isFirstReady = false;
    refuseImpatient(name);
    while (true) {
        std::deque<Waiting>& first = m_lanes[name].first;
        while (!first.empty() && !first.front().who)
            first.pop_front();
        if (first.empty())
            return;
        if (!m_gate.tryEnter(name, Clock::now()))
            return waitForPause(name);
        Waiting next = std::move(first.front());
        first.pop_front();
        begin(name, std::move(next));
    }
}

/// Whether one was let in.
bool HostLine::letInFeed(const QString& name)
{
    refuseImpatient(name);
    std::deque<Waiting>& feeds = m_lanes[name].feeds;
    while (!feeds.empty() && !feeds.front().who)
        feeds.pop_front();
    if (feeds.empty())
        return false;
    if (!m_gate.tryEnter(name, Clock::now())) {
        waitForPause(name);
        return false;
    }
    Waiting next = std::move(feeds.front());
    feeds.pop_front();
    --m_freeSlots;
    begin(name, std::move(next));
    return true;
}

void HostLine::refuseImpatient(const QString& name)
{
    Lane& lane = m_lanes[name];
    const QDateTime until = lane.pausedUntil;
    if (!until.isValid())
        return;
    const std::chrono::milliseconds left = timeUntil(until);
    if (left == std::chrono::milliseconds(0)) {
        lane.pausedUntil = {};
        return;
    }
    std::deque<Waiting> refused;
    for (std::deque<Waiting>* waiting : {&lane.first, &lane.feeds}) {
        const auto impatient =
            std::stable_partition(waiting->begin(), waiting->end(),
                                  [left](const Waiting& one) { return one.place.patience >= left; });
        std::move(impatient, waiting->end(), std::back_inserter(refused));
        waiting->erase(impatient, waiting->end());
    }
    for (const Waiting& one : refused) {
        if (one.who)
            one.turn(until);
    }
}

/// A lane that is full is called again when somebody leaves it.
void HostLine::waitForPause(const QString& name)
{
    const auto now = Clock::now();
    const auto opens = m_gate.pauseEnd(name, now);
    if (!opens)
        return;
    m_pausing.insert(name);
    const auto wait = std::max(std::chrono::ceil<std::chrono::milliseconds>(*opens - now), leastWait);
    if (!m_pause.isActive() || m_pause.remainingTimeAsDuration() > wait)
        m_pause.start(wait);
}

void HostLine::endPauses()
{
    const QSet<QString> pausing = std::exchange(m_pausing, {});
    for (const QString& name : pausing)
        callReady(name);
}

void HostLine::begin(const QString& name, Waiting waiting)
{
    if (HostGate::isShared(name))
        claim(name, waiting);
    else
        waiting.turn({});
}

/// The turn is one among all programs that use the library.
void HostLine::claim(const QString& name, const Waiting& waiting)
{
    const RequestClaim asked{name, m_holder, m_gate.sharedPause(), m_gate.longestRequest()};
    whenReady(m_store.claimRequest(asked), this, [this, name, waiting](const Result<RequestTurn>& turn) {
        // A library that cannot be written does not keep us from asking, with our own pauses
        const bool isOurs = !turn || turn->isOurs;
        const auto wait = turn ? timeUntil(turn->at) : std::chrono::milliseconds(0);
        QTimer::singleShot(wait, this, [this, name, waiting, isOurs] { takeTurn(name, waiting, isOurs); });
    });
}

void HostLine::takeTurn(const QString& name, const Waiting& waiting, bool isOurs)
{
    if (!waiting.who) {
        if (waiting.place.rank == Rank::Feed)
            freeSlot();
        leave(name);
    } else if (isOurs) {
        waiting.turn({});
    } else {
        claim(name, waiting);
    }
}

} // namespace offprint
