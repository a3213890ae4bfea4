#pragma once

#include "models/domain/feedtiming.h"
#include "models/domain/refreshlog.h"

namespace offprint {

/// What one good answer said of itself; kept with the feed.
struct AnswerFacts
{
    QByteArray etag;
    QByteArray lastModified;
    QByteArray bodyHash;
    QDateTime checked;    ///< UTC
    QDateTime nextDue;    ///< UTC
    QDateTime freshUntil; ///< UTC; until then it is the newest by its own word; invalid: it has none
    std::optional<FeedTiming> timing; ///< of the document; none: it is the one of last time
    QString movedTo;                  ///< where permanent redirects led; empty: there were none
    RefreshLogEntry log; ///< its line in the log; of a part that is stored, counts the parts before

    bool operator==(const AnswerFacts&) const = default;
};

} // namespace offprint
