#pragma once

#include "models/query/condition.h"

#include <optional>

namespace offprint {

/// The condition without texts that have no word in them ("***"), which say nothing; none: all of it says
/// nothing.
[[nodiscard]] std::optional<Condition> withoutWordless(const Condition& condition);

/// The condition as the search index is asked it (https://www.sqlite.org/fts5.html#full_text_query_syntax);
/// none: some of it is nothing that the index knows. Every word is quoted, so nothing in it is an operator.
///
/// What is written in one ("fine-tuning", "k_nn", "深度学习") is a phrase; what a hyphen joins is also found
/// written in one word. Of a condition that withoutWordless() gave.
[[nodiscard]] std::optional<QString> matchExpression(const Condition& condition);

/// The words of the condition that must be there, in the order they were written, as one phrase: what is
/// called an exact match. Empty if there is only one, or if the condition is more than words in a row.
[[nodiscard]] QString phraseExpression(const Condition& condition);

} // namespace offprint
