#include "app/feeds/feedtiming.h"

#include "app/feeds/xmlfields.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace offprint {

namespace {

constexpr int mostMinutes = 366 * 24 * 60;
constexpr int hoursOfDay = 24;
constexpr std::array<QLatin1StringView, 7> dayNames{"monday"_L1, "tuesday"_L1,  "wednesday"_L1, "thursday"_L1,
                                                    "friday"_L1, "saturday"_L1, "sunday"_L1};
constexpr std::array<std::pair<QLatin1StringView, std::chrono::minutes>, 5> periods{
    {{"hourly"_L1, 1h},
     {"daily"_L1, std::chrono::days(1)},
     {"weekly"_L1, std::chrono::weeks(1)},
     {"monthly"_L1, std::chrono::days(30)},
     {"yearly"_L1, std::chrono::days(365)}}};

std::chrono::minutes ttlOf(const XmlNode& channel)
{
    const XmlNode* ttl = rssChild(channel, "ttl"_L1);
    return std::chrono::minutes(ttl ? std::clamp(ttl->allText().trimmed().toInt(), 0, mostMinutes) : 0);
}

/// So often in a period, once if it is not said. A period that is not said means nothing.
std::chrono::minutes updatePauseOf(const XmlNode& channel)
{
    const QString period = channel.childText(Vocabulary::Other, "updatePeriod"_L1).trimmed().toLower();
    const int times = channel.childText(Vocabulary::Other, "updateFrequency"_L1).trimmed().toInt();
    const auto found =
        std::ranges::find(periods, period, [](const auto& pair) { return QString(pair.first); });
    return found == periods.end() ? 0min : found->second / std::max(times, 1);
}

quint32 skippedHours(const XmlNode& channel)
{
    quint32 hours = 0;
    const XmlNode* list = rssChild(channel, "skipHours"_L1);
    for (const XmlNode* child : list ? list->children : std::vector<const XmlNode*>()) {
        bool isNumber = false;
        const int hour = child->allText().trimmed().toInt(&isNumber);
        if (child->name == "hour"_L1 && isNumber && hour >= 0 && hour <= hoursOfDay)
            hours |= 1U << unsigned(hour % hoursOfDay); // older feeds count from 1 to 24
    }
    return hours;
}

quint32 skippedDays(const XmlNode& channel)
{
    quint32 days = 0;
    const XmlNode* list = rssChild(channel, "skipDays"_L1);
    for (const XmlNode* child : list ? list->children : std::vector<const XmlNode*>()) {
        const QString name = child->allText().trimmed().toLower();
        const auto day =
            std::ranges::find(dayNames, name, [](QLatin1StringView one) { return QString(one); });
        if (child->name == "day"_L1 && day != dayNames.end())
            days |= 1U << unsigned(day - dayNames.begin() + 1);
    }
    return days;
}

} // namespace

FeedTiming readTiming(const XmlNode& channel)
{
    return {.ttl = std::max(ttlOf(channel), updatePauseOf(channel)),
            .skipHours = skippedHours(channel),
            .skipDays = skippedDays(channel)};
}

} // namespace offprint
