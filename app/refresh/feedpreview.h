#pragma once

#include "app/feeds/feedlink.h"
#include "app/feeds/parsedfeed.h"
#include "app/refresh/httpfetch.h"
#include "models/domain/foundfeed.h"

namespace offprint {

/// What a document that was asked for turned out to be.
struct ExaminedDocument
{
    QUrl address; ///< to subscribe to, if it is a feed
    Result<ParsedFeed> feed = failure(ErrorCode::NotAFeed);
    bool isPage = false;   ///< HTML
    QList<FeedLink> named; ///< feeds that a page names
};

/// Reads an answer: a feed, or a page that names some. `asked` is the address with its wishes. A pool's
/// thread.
[[nodiscard]] ExaminedDocument examineAnswer(const HttpAnswer& answer, const QUrl& asked);

/// The same of a file or folder on this computer; reads the disk.
[[nodiscard]] ExaminedDocument examineFile(const QUrl& asked, qint64 limit);

/// A feed as it is shown before it is subscribed to. `title` is what a page or a rule calls it.
[[nodiscard]] FoundFeed previewOf(const ParsedFeed& feed, const QUrl& address, const QString& title);

} // namespace offprint
