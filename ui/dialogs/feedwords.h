#pragma once

#include "models/domain/feed.h"

namespace offprint {

/// "Hugging Face papers", "arXiv listing", "RSS feed", …; "Feed" where the kind is not known.
[[nodiscard]] QString kindInWords(FeedKind kind);

/// A time of the recent past or near future in the reader's time zone: "14:02" today, "yesterday 14:02",
/// "tomorrow 14:02", else with the date. Empty for an invalid one.
[[nodiscard]] QString momentInWords(const QDateTime& time, const QDateTime& now);

/// "example.org" of a page's address, "…/name.xml" of a file's.
[[nodiscard]] QString siteInWords(const QString& address);

} // namespace offprint
