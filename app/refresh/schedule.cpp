#include "app/refresh/schedule.h"

#include "app/refresh/arxivcalendar.h"
#include "app/refresh/manners.h"

#include <QtCore/QTimeZone>
#include <QtCore/QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace offprint {

namespace {

constexpr std::chrono::seconds leastRetry = 1min;
constexpr std::chrono::seconds longestBackOff = std::chrono::days(1);
constexpr std::chrono::seconds offlineRetry = 5min;
constexpr std::chrono::seconds longAfter = std::chrono::years(100);
constexpr std::chrono::seconds clockSlack = 5min;
constexpr std::chrono::seconds longestFresh = std::chrono::days(1);
constexpr std::chrono::seconds leastSpread = 2min;
constexpr int mostDoublings = 16;
constexpr int hoursOfWeek = 7 * 24;

std::chrono::seconds backOff(std::chrono::seconds interval, const FailedTry& failed)
{
    const int doublings = std::clamp(failed.failuresInARow - 1, 0, mostDoublings);
    const auto most = std::max(interval, longestBackOff);
    const auto wait = std::min<std::chrono::seconds>(interval * (1LL << doublings), most);
    const double spread = 0.75 + 0.5 * std::clamp(failed.chance, 0.0, 1.0);
    return std::chrono::seconds(qint64(double(wait.count()) * spread));
}

/// Feeds that wait for the same time do not come all at once.
std::chrono::seconds spreadOf(FeedId feed)
{
    return leastSpread + std::chrono::seconds(quint64(feed.value) * 7919U % 900U);
}

/// Later than `at`, where asking then would be in vain.
DueTime putOff(const FeedRequest& feed, const QDateTime& at)
{
    DueTime due{at};
    if (feed.freshUntil.isValid() && feed.freshUntil > due.at &&
        feed.freshUntil <= feed.lastChecked.addDuration(longestFresh))
        due = {feed.freshUntil, PutOff::Fresh};
    if (const QDateTime next = afterSkipped(due.at, feed.timing); next > due.at)
        due = {next, PutOff::SkippedTime};
    const ArxivService service = feed.url.contains("arxiv.org"_L1, Qt::CaseInsensitive)
                                     ? arxivServiceOf(QUrl(feed.url))
                                     : ArxivService::None;
    if (const QDateTime next = nextAnnouncement(service, due.at, feed.lastChecked); next.isValid())
        due = {next.addDuration(spreadOf(feed.id)), PutOff::NoAnnouncement};
    return due;
}

} // namespace

std::chrono::minutes intervalOf(const FeedRequest& feed, std::chrono::minutes defaultInterval)
{
    return std::max<std::chrono::minutes>(feed.interval.value_or(defaultInterval), 1min);
}

DueTime dueTime(const FeedRequest& feed, std::chrono::minutes defaultInterval, const QDateTime& now)
{
    DueTime due{now};
    const bool isKnown = feed.nextDue.isValid() && feed.lastChecked.isValid() &&
                         feed.lastChecked <= now.addDuration(clockSlack);
    if (isKnown && feed.failureCount > 0)
        due.at = feed.nextDue;
    else if (isKnown)
        due = putOff(feed,
                     std::min(feed.nextDue, feed.lastChecked.addDuration(intervalOf(feed, defaultInterval))));
    else if (feed.nextDue.isValid() && !feed.lastChecked.isValid())
        due.at = feed.nextDue;
    if (const auto pause = serversPause(feed, now); pause && *pause >= due.at)
        due = {*pause, PutOff::ServerAsked};
    return due;
}

std::optional<QDateTime> serversPause(const FeedRequest& feed, const QDateTime& now)
{
    // More than was ever believed: the clock was set back since
    const bool isSane = feed.waitUntil.isValid() && feed.waitUntil <= now.addDuration(longestRetry);
    return isSane && feed.waitUntil > now ? std::optional(feed.waitUntil) : std::nullopt;
}

QDateTime dueAfterSuccess(const QDateTime& now, std::chrono::minutes interval)
{
    return now.addDuration(interval);
}

QDateTime freshUntil(std::optional<std::chrono::seconds> httpFresh, const FeedTiming& timing,
                     const QDateTime& now)
{
    const auto fresh = std::max<std::chrono::seconds>(httpFresh.value_or(0s), timing.ttl);
    return fresh > 0s ? now.addDuration(std::min(fresh, longestFresh)) : QDateTime();
}

QDateTime afterSkipped(const QDateTime& time, const FeedTiming& timing)
{
    QDateTime next = time.toUTC();
    for (int hours = 0; hours < hoursOfWeek; ++hours) {
        const bool isSkipped = ((timing.skipHours >> unsigned(next.time().hour())) & 1U) != 0 ||
                               ((timing.skipDays >> unsigned(next.date().dayOfWeek())) & 1U) != 0;
        if (!isSkipped)
            return next;
        next = QDateTime(next.date(), QTime(next.time().hour(), 0), QTimeZone::UTC).addSecs(3600);
    }
    return time;
}

QDateTime dueAfterFailure(const QDateTime& now, std::chrono::minutes interval, const FailedTry& failed)
{
    if (failed.code == ErrorCode::Gone)
        return farOff(now);
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

QDateTime farOff(const QDateTime& now)
{
    return now.addDuration(longAfter);
}

bool isNever(const QDateTime& due, const QDateTime& now)
{
    return due > now.addYears(1);
}

} // namespace offprint
