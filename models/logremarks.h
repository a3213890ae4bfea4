#pragma once

#include "models/domain/refreshlog.h"

namespace offprint {

/// What is to be said of a line of the log besides what came, a sentence each: why it failed or was not
/// asked, what was wrong with the document.
[[nodiscard]] QStringList remarksOf(const RefreshLogEntry& entry);

} // namespace offprint
