#pragma once

#include "app/storage/connection.h"

namespace offprint {

/// Gives the connection's FTS5 the function closeness(paper_fts): how well a paper matches, higher is better.
///
/// Each word counts for where it stands: a title that has it more than any abstract, then authors, notes and
/// abstracts; again and again counts for less and less. Words that follow each other as they do in the query
/// count more than scattered ones, and a title of little else more than a long one. In steps of a half, so
/// that papers that match alike tie. It looks at this paper alone, not at how many others have the words
/// (bm25() does, which costs a walk through all of them).
void addCloseness(Connection& connection);

} // namespace offprint
