#pragma once

#include "app/import/readimport.h"

namespace offprint {

/// A reference as an import wants it. Unknown months and days are the first ones; what is no arXiv id or no
/// address of the web is left out of the work, but stays in its publication.
[[nodiscard]] ImportEntry importEntryOf(const Citation& citation);

/// A whole file of them. A reference that has neither title nor id is a problem.
[[nodiscard]] ReadImport importOf(const QString& format, const ReadCitations& read);

} // namespace offprint
