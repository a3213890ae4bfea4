#pragma once

#include "app/refresh/httpfetch.h"

#include <QtCore/QDateTime>

#include <chrono>
#include <optional>

namespace offprint {

/// What servers ask of who gets their answers. Nothing here reads a clock; every time is UTC. Any thread.

/// The longest pause that a server is believed.
inline constexpr std::chrono::seconds longestRetry = std::chrono::days(7);

/// How long the answer need not be asked for again, by its own word: Cache-Control's max-age less Age, else
/// Expires less Date (RFC 9111, 4.2.1); 0 if it is not to be kept; nothing if it says nothing of it.
[[nodiscard]] std::optional<std::chrono::seconds> freshFor(const HttpAnswer& answer, const QDateTime& now);

/// What a Retry-After header says, in seconds or as a date; nothing if it says neither. A week at most.
[[nodiscard]] std::optional<QDateTime> retryTime(const QByteArray& header, const QDateTime& now);

/// When an answer of 429 or 503 wants to be asked again, if it says so.
[[nodiscard]] std::optional<QDateTime> retryAsked(const HttpAnswer& answer, const QDateTime& now);

/// When nothing is left of a limit that "RateLimit" tells of, and until when: `"api";r=0;t=57`
/// (draft-ietf-httpapi-ratelimit-headers-09). Of several limits the last to be free again.
[[nodiscard]] std::optional<QDateTime> limitEnd(const QByteArray& rateLimit, const QDateTime& now);

/// Until when the answer's whole host is to be left alone: a limit used up, or 429, which without further
/// word means a minute.
[[nodiscard]] std::optional<QDateTime> hostPause(const HttpAnswer& answer, const QDateTime& now);

} // namespace offprint
