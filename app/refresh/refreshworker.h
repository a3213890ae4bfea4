#pragma once

#include "app/refresh/feedtask.h"
#include "app/refresh/hostgate.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <functional>
#include <memory>

namespace offprint {

/// The refresh on its own thread: rounds over feeds, by timer and when asked.
///
/// Made on any thread, then moved to its own, where `begin()` comes first and everything else is called. It
/// also dies there. Signals are emitted there.
class RefreshWorker final : public QObject
{
    Q_OBJECT

public:
    RefreshWorker(FeedStore& store, RefreshOptions options);
    ~RefreshWorker() override;

    void begin();

    /// From now on feeds are asked when they are due.
    void keepTime();
    void setInterval(std::chrono::minutes interval);
    void lookAgain();

    void refreshAll();
    void refresh(const QSet<FeedId>& feeds);
    void cancel();

Q_SIGNALS:
    void statusChanged(const offprint::RefreshStatus& status);
    void feedFinished(const offprint::FeedOutcome& outcome);
    void roundFinished(const offprint::RefreshStatus& status);

private:
    using Choice = std::function<bool(const FeedRequest&)>;

    // The timer
    void lookForDue();
    void takeDue(const QList<FeedRequest>& feeds);
    void armTimer();
    void onTick();
    [[nodiscard]] QDateTime dueTimeOf(const FeedRequest& feed, const QDateTime& now) const;

    // The round
    void askFor(const Choice& isWanted);
    void beginRound();
    void add(const FeedRequest& feed);
    void askWaiting();
    void askWhenPaused();
    void startAsking(FeedTask* task);
    void leaveGate(const FeedTask* task);
    void take(FeedTask* task, const FeedOutcome& outcome);
    void endRoundIfDone();

    void tellStatus();
    void tellStatusNow();

    FeedStore& m_store;
    RefreshOptions m_options;
    HostGate m_gate;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<RefreshTools> m_tools;

    QTimer m_tick{this};
    QTimer m_pause{this}; ///< until a host that pauses may be asked
    QTimer m_statusPause{this};
    bool m_keepsTime = false;
    bool m_isLooking = false;
    bool m_looksAgain = false;
    QElapsedTimer m_sinceLook;
    QHash<FeedId, QDateTime> m_putOff; ///< feeds whose next time the library does not know

    RefreshStatus m_status;
    bool m_isStatusUntold = false;
    QSet<FeedId> m_members;                   ///< of the round
    QList<FeedTask*> m_tasks;                 ///< unfinished
    QList<FeedTask*> m_waiting;               ///< of them, to be let through the gate, in order
    QSet<FeedTask*> m_running;                ///< of them, asked at least once
    QHash<const FeedTask*, QString> m_inside; ///< the host each is asking
    int m_questions = 0;                      ///< to the library, for feeds that the user asked for
    int m_generation = 0;                     ///< a cancel makes older questions void
};

} // namespace offprint
