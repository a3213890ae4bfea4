#pragma once

#include "app/feeds/parsedfeed.h"
#include "models/domain/error.h"

#include <QtCore/QByteArray>

#include <functional>

namespace offprint {

/// What is known of a document besides its bytes.
struct DocumentSource
{
    QString url;     ///< the base for relative links; may be empty
    QString charset; ///< of the HTTP Content-Type; empty: none given
    QString subject; ///< what errors call the feed; empty: the url
};

/// Reads a feed document of any kind; the kind is told from the bytes alone.
///
/// Never throws, never blocks on anything but the processor, touches no file and no network, and takes time
/// and memory in proportion to the bytes. Any thread. An error means that nothing in the bytes should be
/// stored: EmptyInput, HtmlInsteadOfFeed, NotAFeed, Malformed (cut off, or broken beyond reading on),
/// WrongEncoding, Hostile, FeedSaysError.
[[nodiscard]] Result<ParsedFeed> parseFeed(const QByteArray& bytes, const DocumentSource& source);

/// Takes the parts of a document, in its order, each with what is known of the feed so far; `entriesAfter` is
/// how many entries may follow at most. False: it wants no more.
using PartSink = std::function<bool(ParsedFeed part, qsizetype entriesAfter)>;

/// The same for documents too long to be held in memory as entries: they come in parts of `partSize`, the
/// last of which is returned (its `entries` may be empty). Errors as above; those that show only after a part
/// was given come as warnings instead, but for Hostile.
[[nodiscard]] Result<ParsedFeed> parseFeedInParts(const QByteArray& bytes, const DocumentSource& source,
                                                  qsizetype partSize, const PartSink& sink);

} // namespace offprint
