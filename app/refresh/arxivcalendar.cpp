#include "app/refresh/arxivcalendar.h"

#include <QtCore/QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int listedYear = 2026;
constexpr std::array<std::pair<int, int>, 9> listedHolidays{
    {{1, 1}, {1, 19}, {6, 19}, {7, 3}, {9, 7}, {11, 26}, {12, 25}, {12, 29}, {12, 31}}}; // month, day
constexpr std::array<std::pair<int, int>, 2> everyYear{{{1, 1}, {12, 25}}};
constexpr std::chrono::seconds mayBeLate = std::chrono::hours(6);

/// Without the system's time zones, nothing is known.
const QTimeZone& newYork()
{
    static const QTimeZone zone("America/New_York");
    return zone;
}

QDateTime midnight(const QDate& day)
{
    return day.startOfDay(newYork()).toUTC();
}

} // namespace

ArxivService arxivServiceOf(const QUrl& url)
{
    const QString host = url.host().toLower();
    if (host != "arxiv.org"_L1 && !host.endsWith(".arxiv.org"_L1))
        return ArxivService::None;
    const QString path = url.path();
    if (path.startsWith("/rss/"_L1) || path.startsWith("/atom/"_L1))
        return ArxivService::Feed;
    return path.startsWith("/api/query"_L1) ? ArxivService::Api : ArxivService::None;
}

bool hasAnnouncement(const QDate& day)
{
    const auto isThisDay = [&day](const auto& holiday) {
        return day.month() == holiday.first && day.day() == holiday.second;
    };
    const bool isHoliday = day.year() == listedYear ? std::ranges::any_of(listedHolidays, isThisDay)
                                                    : std::ranges::any_of(everyYear, isThisDay);
    return day.dayOfWeek() <= Qt::Friday && !isHoliday;
}

QDateTime nextAnnouncement(ArxivService service, const QDateTime& time, const QDateTime& lastGood)
{
    if (service == ArxivService::None || !newYork().isValid() || !time.isValid() || !lastGood.isValid())
        return {};
    const QDate today = time.toTimeZone(newYork()).date();
    QDate last = today;
    while (!hasAnnouncement(last))
        last = last.addDays(-1);
    const QDateTime settled = midnight(last).addDuration(mayBeLate);
    const bool isEmptyDay = service == ArxivService::Feed && last != today;
    if (!isEmptyDay && (time < settled || lastGood < settled))
        return {};
    QDate next = today.addDays(1);
    while (!hasAnnouncement(next))
        next = next.addDays(1);
    return midnight(next);
}

} // namespace offprint
