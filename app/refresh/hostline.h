#pragma once

#include "app/library/feedstore.h"
#include "app/refresh/hostgate.h"

#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <deque>
#include <functional>

namespace offprint {

/// The line before each host: who wants to ask it waits here for a turn. Hosts of arxiv.org are one, for
/// which the turns are taken in the library, so that several programs keep to them together. Besides, no more
/// than a number of feeds are at work at once: each holds a slot from its first turn until it is stored.
///
/// Takes the same little time however many wait. Lives on the network's thread.
class HostLine final : public QObject
{
    Q_OBJECT

public:
    enum class Rank {
        Feed, ///< in its turn, and takes a slot
        First ///< a person waits for it, or it has its slot already: before the others, and takes none
    };

    /// Who is called when the turn has come, with an invalid time; with a valid one if the host asked for a
    /// pause until then that is longer than the patience.
    using Turn = std::function<void(const QDateTime& pausedUntil)>;

    struct Place
    {
        QString host;
        Rank rank = Rank::First;
        std::chrono::milliseconds patience{};
    };

    /// `requestsAtOnce` slots.
    HostLine(FeedStore& store, HostGate gate, int requestsAtOnce);

    /// Waits; `turn` is called later, from the event loop, unless `who` is gone by then. `leave()` must
    /// follow the turn, but not a refusal.
    void enter(const Place& place, QObject* who, Turn turn);
    void leave(const QString& host);
    void freeSlot();

    /// The host asked to be left alone; UTC.
    void pause(const QString& host, const QDateTime& until);

private:
    struct Waiting
    {
        Place place;
        QPointer<QObject> who;
        Turn turn;
    };
    struct Lane
    {
        std::deque<Waiting> first;
        std::deque<Waiting> feeds;
        QDateTime pausedUntil;     ///< as the host asked
        bool isReady = false;      ///< among m_ready
        bool isFirstReady = false; ///< among m_firstReady
    };

    void callReady(const QString& name);
    void callSoon();
    void letIn();
    void letInFirst(const QString& name);
    bool letInFeed(const QString& name);
    void refuseImpatient(const QString& name);
    void waitForPause(const QString& name);
    void endPauses();
    void begin(const QString& name, Waiting waiting);
    void claim(const QString& name, const Waiting& waiting);
    void takeTurn(const QString& name, const Waiting& waiting, bool isOurs);

    FeedStore& m_store;
    HostGate m_gate;
    int m_freeSlots;
    qint64 m_holder; ///< tells our turns from those of other programs
    QHash<QString, Lane> m_lanes;
    std::deque<QString> m_firstReady;
    std::deque<QString> m_ready;
    QSet<QString> m_pausing;
    QTimer m_pause{this};
    bool m_isCalled = false;
};

} // namespace offprint
