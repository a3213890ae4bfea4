#pragma once

#include "app/feeds/feedparser.h"
#include "app/library/sqlitelibrary.h"

#include <QtCore/QElapsedTimer>

namespace offprint {

/// What the library answers; ends the program if it fails.
template<class T> T wait(Reply<T> reply)
{
    reply.waitForFinished();
    const Result<T> result = reply.result();
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().subject), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *result;
}

[[nodiscard]] inline double secondsOf(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

/// Bytes to committed: parsing, merging, the search index and the feed's facts; in seconds.
inline double storeBytes(SqliteLibrary& library, FeedId feed, const QByteArray& bytes, int newPapers)
{
    QElapsedTimer timer;
    timer.start();
    const auto parsed = parseFeed(bytes, {.url = QStringLiteral("https://example.org/feed")});
    if (!parsed)
        qFatal("the generated feed cannot be read");
    const StoreOutcome outcome = wait(library.storeFeed(feed, *parsed, {}));
    const double seconds = secondsOf(timer);
    if (outcome.newPapers != newPapers)
        qFatal("stored %d papers of %d", outcome.newPapers, newPapers);
    return seconds;
}

} // namespace offprint
