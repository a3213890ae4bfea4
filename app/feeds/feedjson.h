#pragma once

#include "app/feeds/parsedfeed.h"

#include <QtCore/QJsonObject>

namespace offprint {

/// The document as `offprint parse --json` prints it: dates ISO 8601 in UTC, fields that the feed did not
/// give absent.
[[nodiscard]] QJsonObject toJson(const ParsedFeed& feed);

} // namespace offprint
