#pragma once

#include "app/cli/commandline.h"

namespace offprint {

struct Arguments;

// Verbs of `feeds` about where feeds come from.

ExitCode importFeeds(const QString& folder, const Arguments& given); ///< FILE|-
ExitCode exportFeeds(const QString& folder, const Arguments& given); ///< [-o FILE]
ExitCode findFeeds(const QString& folder, const Arguments& given);   ///< ADDRESS
ExitCode loadOlder(const QString& folder, const Arguments& given);   ///< ID [--until DATE]

} // namespace offprint
