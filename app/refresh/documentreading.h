#pragma once

#include "app/feeds/feedparser.h"
#include "app/library/feedstore.h"

#include <QtCore/QByteArray>
#include <QtCore/QUrl>

#include <atomic>
#include <memory>

namespace offprint {

/// A body and what is needed to read it.
struct FeedDocument
{
    FeedId feed;
    QUrl address; ///< with its wishes; a folder's files are read instead of the body
    QByteArray body;
    DocumentSource source;
    QByteArray knownHash; ///< of the last good body
    qint64 limit = 0;     ///< bytes; of a folder's files together
};

/// What came of a body. All of its parts but the last are stored.
struct DocumentReading
{
    QByteArray hash;
    std::optional<ParsedFeed> last;  ///< none: the same bytes as last time
    StoreOutcome stored;             ///< of the parts before
    std::optional<Error> storeFault; ///< the library could not take a part: then the rest was not read
};

/// Hashes the body, and unless it is that of last time reads it and has it stored in parts, of which no more
/// than a few are on their way at once: it waits for the library. For a pool's thread. Ends early, as
/// Cancelled, once `isUnwanted` is set.
[[nodiscard]] Result<DocumentReading> readDocument(const FeedDocument& document, FeedStore& store,
                                                   const std::shared_ptr<std::atomic<bool>>& isUnwanted);

} // namespace offprint
