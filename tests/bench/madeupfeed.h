#pragma once

#include "app/feeds/parsedfeed.h"

namespace offprint {

/// `count` papers as arXiv announces them, numbered from `first`, the same for every run: titles of about 60
/// characters, abstracts of about 1 500, five authors.
[[nodiscard]] ParsedFeed madeUpFeed(int first, int count);

/// The same as an RSS document.
[[nodiscard]] QByteArray madeUpRss(int first, int count);

} // namespace offprint
