#pragma once

#include "app/feeds/parsedfeed.h"

namespace offprint {

/// About 46 000 papers of arXiv from the shared data, every `step`th of them, as arXiv gives them; empty if
/// the data is not there.
[[nodiscard]] QList<ParsedEntry> realPapers(qsizetype step);

} // namespace offprint
