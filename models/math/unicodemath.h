#pragma once

#include <QtCore/QString>

#include <optional>

namespace offprint {

/// A formula of TeX in the characters that Unicode has for it: "\ell_2" is ℓ₂, "O(n \log n)" is O(n log n),
/// for lines in which nothing can be typeset. None where that cannot be said in a line, or where a command is
/// not known. Takes time in proportion to the length, however deep the braces.
[[nodiscard]] std::optional<QString> unicodeMath(QStringView tex);

} // namespace offprint
