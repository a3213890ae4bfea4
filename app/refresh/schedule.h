#pragma once

#include "app/library/feedstore.h"

#include <QtCore/QDateTime>

#include <chrono>
#include <optional>

namespace offprint {

/// When feeds are asked. Nothing here reads a clock or a die: the time and the chance are given, and every
/// time is UTC. Any thread.

/// The feed's own interval, else the default; a minute at least.
[[nodiscard]] std::chrono::minutes intervalOf(const FeedRequest& feed, std::chrono::minutes defaultInterval);

/// Why a feed is asked later than its interval says.
enum class PutOff { No, Fresh, SkippedTime, NoAnnouncement, ServerAsked };

struct DueTime
{
    QDateTime at; ///< UTC; now or earlier: it is due
    PutOff why = PutOff::No;

    bool operator==(const DueTime&) const = default;
};

/// When the timer has to ask the feed. A good feed is asked after its interval, so that a shorter one counts
/// at once, and a clock that was set back does not silence it; but later where asking is of no use by its own
/// word: a day at most, a week for days and hours that it skips; and where arXiv announces nothing. Nobody is
/// asked before a time that the server asked for.
[[nodiscard]] DueTime dueTime(const FeedRequest& feed, std::chrono::minutes defaultInterval,
                              const QDateTime& now);

/// Until when the server asked not to be asked by anybody, a person included; a week at most. Nothing: it did
/// not, or that is over.
[[nodiscard]] std::optional<QDateTime> serversPause(const FeedRequest& feed, const QDateTime& now);

[[nodiscard]] QDateTime dueAfterSuccess(const QDateTime& now, std::chrono::minutes interval);

/// Until when a good answer is the newest by its own word: what HTTP said, or the document's ttl; a day at
/// most. Invalid: it did not say.
[[nodiscard]] QDateTime freshUntil(std::optional<std::chrono::seconds> httpFresh, const FeedTiming& timing,
                                   const QDateTime& now);

/// The first time from then on that is in no hour and on no day that the feed skips; the time itself if it
/// skips all of them.
[[nodiscard]] QDateTime afterSkipped(const QDateTime& time, const FeedTiming& timing);

/// How a refresh failed, as far as it matters for when to try again.
struct FailedTry
{
    ErrorCode code = ErrorCode::Unexpected;
    int failuresInARow = 1;              ///< this one included
    std::optional<QDateTime> retryAfter; ///< what the server asked for
    double chance = 0.5;                 ///< from 0 to 1: spreads feeds that failed together
};

/// The interval, doubled with each failure in a row up to a day, give or take a quarter. While this computer
/// is offline, soon. What the server asked for counts, from a minute to a week. A feed that is gone is left
/// alone by the timer.
[[nodiscard]] QDateTime dueAfterFailure(const QDateTime& now, std::chrono::minutes interval,
                                        const FailedTry& failed);

/// A time that nobody waits for.
[[nodiscard]] QDateTime farOff(const QDateTime& now);

/// Whether the time is so far off that nobody waits for it.
[[nodiscard]] bool isNever(const QDateTime& due, const QDateTime& now);

} // namespace offprint
