#pragma once

#include "models/domain/paper.h"

namespace offprint {

/// Papers as one Markdown document, a section each, the user's note below. What came from a feed is escaped,
/// so that it can be nothing but text; mathematics between `$` signs stays as written, and the note is
/// Markdown already.
[[nodiscard]] QString toMarkdown(const QList<Paper>& papers);

} // namespace offprint
