#pragma once

#include <QtGui/QColor>
#include <QtGui/QIcon>

namespace offprint {

struct Theme;

/// How many colours tags and reading lists can have, from 1.
inline constexpr int labelColours = 7;

/// The colour of this number, which can be told from the theme's background; invalid for 0 and others.
[[nodiscard]] QColor labelColour(int number, const Theme& theme);

/// A dot of that colour; without one transparent, so that names beside dots begin at one place.
[[nodiscard]] QIcon labelDot(int number, const Theme& theme);

/// What a person calls it: "Red"; of 0 "None".
[[nodiscard]] QString labelColourName(int number);

} // namespace offprint
