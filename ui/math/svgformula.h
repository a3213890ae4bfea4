#pragma once

#include "ui/math/formula.h"

#include <optional>

namespace offprint {

/// A formula as MathJax's SVG output (version 3) draws it, with its fonts as paths. None if the text is no
/// such drawing, or one that is too large to be part of a text. Any thread.
[[nodiscard]] std::optional<Formula> formulaFromSvg(const QString& svg);

} // namespace offprint
