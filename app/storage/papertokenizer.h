#pragma once

#include "app/storage/connection.h"

struct fts5_api;

namespace offprint {

/// What FTS5 lets its extensions do (https://www.sqlite.org/fts5.html#extending_fts5). The connection's own.
[[nodiscard]] fts5_api* fts5Of(Connection& connection);

/// Gives the connection's FTS5 the tokenizer "offprint", which splits as splitWords() does.
///
/// Of what is joined ("fine-tuning", "x_2", "state-of-the-art") the parts are indexed, each two joined, and
/// the whole, at the places of the parts, so that phrases run through them. Of a query only the parts are
/// taken: matchExpression() asks for the other forms itself.
void addTokenizer(Connection& connection);

} // namespace offprint
