#pragma once

#include "models/citation/citation.h"

#include <QtCore/QRandomGenerator>

namespace offprint {

/// A text made of what formats stumble over: signs of TeX, of tables and of markup, line ends, control
/// characters, halves of surrogate pairs, scripts from right to left.
[[nodiscard]] QString hostileText(QRandomGenerator& random, int mostPieces = 12);

/// A citation of such texts; its identifiers and its kind are as the library would have them.
[[nodiscard]] Citation hostileCitation(QRandomGenerator& random);

} // namespace offprint
