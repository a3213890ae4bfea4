#include "app/refresh/schedule.h"

#include "app/feeds/dates.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace offprint {

namespace {

constexpr std::chrono::seconds leastRetry = 1min;
constexpr std::chrono::seconds longestRetry = std::chrono::days(7);
constexpr std::chrono::seconds longestBackOff = std::chrono::days(1);
constexpr std::chrono::seconds offlineRetry = 5min;
constexpr std::chrono::seconds farOff = std::chrono::years(100);
constexpr std::chrono::seconds clockSlack = 5min;
constexpr int mostDoublings = 16;

std::chrono::seconds backOff(std::chrono::seconds interval, const FailedTry& failed)
{
    const int doublings = std::clamp(failed.failuresInARow - 1, 0, mostDoublings);
    const auto most = std::max(interval, longestBackOff);
    const auto wait = std::min<std::chrono::seconds>(interval * (1LL << doublings), most);
    const double spread = 0.75 + 0.5 * std::clamp(failed.chance, 0.0, 1.0);
    return std::chrono::seconds(qint64(double(wait.count()) * spread));
}

} // namespace

std::chrono::minutes intervalOf(const FeedRequest& feed, std::chrono::minutes defaultInterval)
{
    return std::max<std::chrono::minutes>(feed.interval.value_or(defaultInterval), 1min);
}

QDateTime dueTime(const FeedRequest& feed, std::chrono::minutes defaultInterval, const QDateTime& now)
{
    if (!feed.nextDue.isValid() || feed.lastChecked > now.addDuration(clockSlack))
        return now;
    if (feed.failureCount > 0 || !feed.lastChecked.isValid())
        return feed.nextDue;
    return std::min(feed.nextDue, feed.lastChecked.addDuration(intervalOf(feed, defaultInterval)));
}

QDateTime dueAfterSuccess(const QDateTime& now, std::chrono::minutes interval)
{
    return now.addDuration(interval);
}

QDateTime dueAfterFailure(const QDateTime& now, std::chrono::minutes interval, const FailedTry& failed)
{
    if (failed.code == ErrorCode::Gone)
        return now.addDuration(farOff);
    if (failed.code == ErrorCode::Offline)
        return now.addDuration(std::min<std::chrono::seconds>(offlineRetry, interval));
    QDateTime usual = now.addDuration(backOff(interval, failed));
    if (!failed.retryAfter)
        return usual;
    const QDateTime asked =
        std::clamp(*failed.retryAfter, now.addDuration(leastRetry), now.addDuration(longestRetry));
    // A server that keeps turning us away is not asked more often than one that is broken
    return failed.failuresInARow > 1 ? std::max(asked, usual) : asked;
}

std::optional<QDateTime> retryTime(const QByteArray& header, const QDateTime& now)
{
    const QByteArray text = header.trimmed();
    if (text.isEmpty())
        return {};
    const bool isNumber = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        const std::chrono::seconds wait = fits ? std::chrono::seconds(seconds) : longestRetry;
        return now.addDuration(std::min(wait, longestRetry));
    }
    const QDateTime date = parseDate(QString::fromLatin1(text));
    return date.isValid() ? std::optional(date) : std::nullopt;
}

bool isNever(const QDateTime& due, const QDateTime& now)
{
    return due > now.addYears(1);
}

} // namespace offprint
