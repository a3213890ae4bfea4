#pragma once

#include "models/domain/feedtiming.h"

namespace offprint {

struct XmlNode;

/// What a channel of RSS says of it; what makes no sense is left out.
[[nodiscard]] FeedTiming readTiming(const XmlNode& channel);

} // namespace offprint
