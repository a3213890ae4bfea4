#pragma once

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/domain/refreshlog.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace offprint {

/// How the refresh stands. A value; may cross threads.
struct RefreshStatus
{
    bool isRunning = false;
    int done = 0;      ///< feeds of this round finished, failed ones included
    int total = 0;     ///< feeds of this round
    int failed = 0;    ///< feeds of this round that failed
    int notAsked = 0;  ///< feeds of this round that were not asked: offline, or a server asked for a pause
    int newPapers = 0; ///< of this round so far
    QString current;   ///< the feed asked most lately
    QDateTime nextDue; ///< UTC; when the timer next has something to do; invalid: nothing is scheduled
    bool isOffline = false;       ///< feeds on the network wait until this computer is online again
    std::optional<Error> failure; ///< the library's: it could not tell the feeds, or not record them

    bool operator==(const RefreshStatus&) const = default;
};

/// How one feed's refresh ended.
struct FeedOutcome
{
    FeedId feed;
    QString name;
    bool isUnchanged = false; ///< 304, or the same bytes as last time
    int newPapers = 0;
    int changedPapers = 0;
    QStringList warnings;         ///< sentences
    std::optional<Error> failure; ///< Cancelled: dropped before it was done; not counted as failed
    RefreshLogEntry entry; ///< the same with its circumstances; `came` tells whether it was asked at all

    bool operator==(const FeedOutcome&) const = default;
};

/// Refresh as the window and the command line see it. The work is done on a thread of its own; every call
/// returns at once. Lives on the window's thread, which also gets the signals.
class Refresher : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Asks every feed now, due or not. While a round runs, feeds not in it are added to it.
    virtual void refreshAll() = 0;
    virtual void refresh(const QList<FeedId>& feeds) = 0;

    /// A feed's own interval was changed: its next due time may be another.
    virtual void lookAgain() = 0;

    /// Ends the round: running requests are dropped, what is already being stored is stored.
    virtual void cancel() = 0;
    [[nodiscard]] virtual RefreshStatus status() const = 0;

Q_SIGNALS:
    void statusChanged(const offprint::RefreshStatus& status);
    void feedFinished(const offprint::FeedOutcome& outcome);
    /// Once for each round, also for one in which no feed was asked.
    void roundFinished(const offprint::RefreshStatus& status);
};

} // namespace offprint

Q_DECLARE_METATYPE(offprint::RefreshStatus)
Q_DECLARE_METATYPE(offprint::FeedOutcome)
