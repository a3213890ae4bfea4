#pragma once

#include "models/query/condition.h"

#include <QtCore/QStringList>

namespace offprint {

/// The texts that a paper is wanted to have, in the order they were written: what to point out in it. Not
/// those that it must not have. Pure.
[[nodiscard]] QStringList soughtWords(const Condition& condition);

} // namespace offprint
