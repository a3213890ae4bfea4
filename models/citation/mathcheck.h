#pragma once

#include <QtCore/QString>

namespace offprint {

/// Whether LaTeX with amsmath and amssymb typesets the formula (given without its signs) in a line without
/// an error: commands it knows with all they take, braces and \left…\right in pairs, no script twice, nothing
/// of alignments, ASCII. It may say no to what would do, never yes to what would not. Braces also balance as
/// BibTeX counts them, which takes "\{" for one. Takes time in proportion to the length.
[[nodiscard]] bool isSoundFormula(QStringView tex);

} // namespace offprint
