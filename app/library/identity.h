#pragma once

#include "app/feeds/parsedfeed.h"
#include "app/storage/paperwriter.h"

namespace offprint {

/// A feed's entry as storage wants it: its paper and the keys that say which work it is. `isLinkShared`: other entries
/// of the same document have the same link, which then says nothing.
[[nodiscard]] PaperRecord recordOf(const ParsedEntry& entry, FeedId feed, bool isLinkShared, const QDateTime& now);

/// The keys that a person's words may mean: an arXiv id, a DOI, a link; the best first.
[[nodiscard]] QStringList keysNamedBy(const QString& words);

} // namespace offprint
