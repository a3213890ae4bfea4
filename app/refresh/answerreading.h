#pragma once

#include "app/feeds/feedparser.h"
#include "app/refresh/httpfetch.h"

namespace offprint {

/// The document that an answer brought. Of a refusal the reason, if it is given as a feed, as arXiv does
/// (FeedSaysError), else HttpStatus without subject. Any thread.
[[nodiscard]] Result<ParsedFeed> readAnswer(const HttpAnswer& answer, const DocumentSource& source);

} // namespace offprint
