#pragma once

#include "app/refresh/documentreading.h"
#include "tests/bench/answers.h"

#include <QtCore/QCryptographicHash>

namespace offprint {

/// Bytes to committed, as a refresh does it: hashing, reading in parts, merging, the search index and the
/// feed's facts; in seconds. `knownHash` is that of the body last time.
inline double storeDocument(SqliteLibrary& library, FeedId feed, const QByteArray& bytes, int newPapers,
                            const QByteArray& knownHash = {})
{
    const FeedDocument document{.feed = feed,
                                .body = bytes,
                                .source = {.url = QStringLiteral("https://example.org/feed")},
                                .knownHash = knownHash,
                                .limit = bytes.size()};
    QElapsedTimer timer;
    timer.start();
    const auto reading = readDocument(document, library, std::make_shared<std::atomic<bool>>(false));
    if (!reading || reading->storeFault)
        qFatal("the generated feed cannot be stored");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    int stored = reading->stored.newPapers;
    if (reading->last)
        stored += wait(library.storeFeed(feed, *reading->last, {.bodyHash = reading->hash, .checked = now}))
                      .newPapers;
    else
        wait(library.recordUnchanged({{feed, {.bodyHash = reading->hash, .checked = now}}}));
    const double seconds = secondsOf(timer);
    if (stored != newPapers)
        qFatal("stored %d papers of %d", stored, newPapers);
    return seconds;
}

[[nodiscard]] inline QByteArray hashOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace offprint
