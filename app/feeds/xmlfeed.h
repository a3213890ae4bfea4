#pragma once

#include "app/feeds/parsedfeed.h"
#include "models/domain/error.h"

#include <QtCore/QUrl>

namespace offprint {

class EntryParts;

/// Reads RSS and Atom of every version, entry by entry: only one entry's tree is in memory at a time. Entries
/// go into `parts`; what is returned has none.
[[nodiscard]] Result<ParsedFeed> parseXmlFeed(const QByteArray& utf8, const QUrl& base, EntryParts& parts);

} // namespace offprint
