#pragma once

#include <QtCore/QtTypes>

#include <chrono>

namespace offprint {

/// When a feed's document says that asking is of no use. Sources: RSS 2.0 (ttl, skipHours, skipDays), the RSS
/// 1.0 syndication module (updatePeriod, updateFrequency).
struct FeedTiming
{
    std::chrono::minutes ttl{}; ///< what it says may not change for so long; 0: nothing said
    quint32 skipHours = 0;      ///< bit n: the hour n to n+1 of the day, in GMT
    quint32 skipDays = 0;       ///< bit n: the day n of the week, 1 to 7 being Monday to Sunday, in GMT

    bool operator==(const FeedTiming&) const = default;
};

} // namespace offprint
