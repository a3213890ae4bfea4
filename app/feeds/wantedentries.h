#pragma once

#include "app/feeds/parsedfeed.h"

#include <QtCore/QUrl>

namespace offprint {

/// Takes out the entries that the wishes in a feed's address leave out (see FeedWishes): each time a document
/// is read, before it is stored. Where votes are wished for, an entry whose votes nobody tells is left out
/// too; where announce types are, one without is told by what arXiv's search was asked: see ArxivQuery. Any
/// thread.
void keepWanted(ParsedFeed& feed, const QUrl& address);

} // namespace offprint
