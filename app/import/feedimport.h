#pragma once

#include "app/import/readimport.h"

namespace offprint {

/// The entries of a feed document as they are, what was wrong in it as problems.
[[nodiscard]] ReadImport importOf(const ParsedFeed& feed);

} // namespace offprint
