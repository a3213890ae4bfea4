#pragma once

#include "app/cli/commandline.h"

namespace offprint {

struct Arguments;

// Verbs of `feeds` about where feeds come from.

ExitCode importFeeds(const QString& folder, const Arguments& given); ///< FILE|-
ExitCode exportFeeds(const QString& folder, const Arguments& given); ///< [-o FILE]

} // namespace offprint
