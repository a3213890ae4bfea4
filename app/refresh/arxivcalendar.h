#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QUrl>

namespace offprint {

/// When arXiv has something new. Its feeds and its API change at midnight in New York, after evenings with an
/// announcement: not on weekends, nor on its holidays (https://info.arxiv.org/help/availability.html; of a
/// year whose list is not known, New Year's Day and Christmas). Any thread; times are UTC.

enum class ArxivService {
    None,
    Feed, ///< lists the last announcement alone: empty on days without one
    Api
};

[[nodiscard]] ArxivService arxivServiceOf(const QUrl& url);

/// Whether there is an announcement on New York's calendar day.
[[nodiscard]] bool hasAnnouncement(const QDate& day);

/// When, of a time at which nothing new is to be expected, the next announcement is out; invalid if something
/// may come. `lastGood` is when all there was had been fetched, invalid: never. The hours after an
/// announcement are no such time, as it may be late.
[[nodiscard]] QDateTime nextAnnouncement(ArxivService service, const QDateTime& time,
                                         const QDateTime& lastGood);

} // namespace offprint
