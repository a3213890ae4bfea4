#pragma once

#include "models/domain/refreshlog.h"

namespace offprint {

/// "HTTP 200, 12 KB in 40 milliseconds, 3 new, 1 changed, 20 same": what came. Without a full stop.
[[nodiscard]] QString answerInWords(const RefreshLogEntry& entry);

} // namespace offprint
