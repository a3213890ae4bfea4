#pragma once

#include "app/library/feedstore.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

#include <chrono>
#include <optional>

namespace offprint {

/// When feeds are asked. Nothing here reads a clock or a die: the time and the chance are given, and every
/// time is UTC. Any thread.

/// The feed's own interval, else the default; a minute at least.
[[nodiscard]] std::chrono::minutes intervalOf(const FeedRequest& feed, std::chrono::minutes defaultInterval);

/// When the timer has to ask the feed; `now` or earlier: it is due. A good feed is never put off for longer
/// than its interval, so that a shorter one counts at once, and a clock that was set back does not silence
/// it.
[[nodiscard]] QDateTime dueTime(const FeedRequest& feed, std::chrono::minutes defaultInterval,
                                const QDateTime& now);

[[nodiscard]] QDateTime dueAfterSuccess(const QDateTime& now, std::chrono::minutes interval);

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

/// What a Retry-After header says, in seconds or as a date; nothing if it says neither.
[[nodiscard]] std::optional<QDateTime> retryTime(const QByteArray& header, const QDateTime& now);

/// Whether the time is so far off that nobody waits for it.
[[nodiscard]] bool isNever(const QDateTime& due, const QDateTime& now);

} // namespace offprint
