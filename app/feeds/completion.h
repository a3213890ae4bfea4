#pragma once

#include "app/feeds/parsedfeed.h"

namespace offprint {

/// What the entries of all formats need once they are read: the conventions of those who publish papers,
/// identifiers, a title, and no address that leads to anything but a page.
void completeEntries(ParsedFeed& feed);

} // namespace offprint
