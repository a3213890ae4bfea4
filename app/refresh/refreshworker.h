#pragma once

#include "app/refresh/feedtask.h"
#include "app/refresh/reachability.h"

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
    void setProxy(const QString& proxy);
    void lookAgain();

    /// What the system knows of the network. Back online, what is due is asked.
    void setOnline(bool isOnline);

    void refreshAll();
    void refresh(const QSet<FeedId>& feeds);
    void cancel();

    /// One document, with the manners of the refresh.
    void fetch(const PageRequest& request, const std::shared_ptr<QPromise<Result<HttpAnswer>>>& promise);

Q_SIGNALS:
    void statusChanged(const offprint::RefreshStatus& status);
    void feedFinished(const offprint::FeedOutcome& outcome);
    void roundFinished(const offprint::RefreshStatus& status);

private:
    using Choice = std::function<bool(const FeedRequest&)>;

    /// A feed that failed as it would if this computer were offline: what becomes of it is seen later.
    struct Doubtful
    {
        FeedOutcome outcome;
        FeedRecord record;
    };

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
    void take(FeedTask* task, const FeedOutcome& outcome);
    void tell(const FeedOutcome& outcome);
    void endRoundIfDone();
    void endRound();

    // What the round knows of the network
    [[nodiscard]] bool isOffline(const FeedRequest& feed, const QDateTime& now) const;
    [[nodiscard]] bool isDoubtful(const FeedTask& task, const FeedOutcome& outcome) const;
    void judgeNetwork(bool isRoundOver);
    void goOffline();
    void believeDoubtful();

    // What is written together
    void write(const FeedRecord& record);
    void flush();
    void takeWritten(const QList<FeedRecord>& records, const Result<>& written);

    void tellStatus();
    void tellStatusNow();

    FeedStore& m_store;
    RefreshOptions m_options;
    HostLine m_line;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<RefreshTools> m_tools;

    QTimer m_tick{this};
    QTimer m_statusPause{this};
    QTimer m_flush{this};
    bool m_keepsTime = false;
    bool m_isLooking = false;
    bool m_looksAgain = false;
    QElapsedTimer m_sinceLook;
    QHash<FeedId, QDateTime> m_putOff; ///< feeds whose next time the library does not know

    RefreshStatus m_status;
    bool m_isStatusUntold = false;
    QSet<FeedId> m_members;  ///< of the round
    QSet<FeedTask*> m_tasks; ///< unfinished
    int m_questions = 0;     ///< to the library, for feeds that the user asked for
    int m_generation = 0;    ///< a cancel makes older questions void

    QList<FeedRecord> m_unwritten;
    int m_writing = 0; ///< of such lists, given to the library

    bool m_isOnline = true;      ///< says the system
    QDateTime m_offlineUntil;    ///< the last round found nobody: another look then
    Reachability m_reachability; ///< in this round
    QList<Doubtful> m_doubtful;
};

} // namespace offprint
