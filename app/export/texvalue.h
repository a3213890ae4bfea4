#pragma once

#include "models/math/mathpieces.h"

#include <QtCore/QStringList>

namespace offprint {

/// The value of a .bib field as what it says, accents and escapes in Unicode, commands of looks and braces
/// gone. A command that is not known stays. These take time in proportion to the length.

/// Words, and formulas (all Inline).
[[nodiscard]] QList<MathPiece> piecesOfTex(QStringView tex);

/// A line such as a title, formulas kept between signs: of the form that citedText() has.
[[nodiscard]] QString lineOfTex(QStringView tex);

/// Such lines, where blank lines separate paragraphs.
[[nodiscard]] QString paragraphsOfTex(const QString& tex);

/// A text whose every character counts, white space too.
[[nodiscard]] QString literalOfTex(QStringView tex);

/// An address: no commands in it but what programs escape ("\_", "\url{…}").
[[nodiscard]] QString addressOfTex(const QString& tex);

/// The value cut at this word or sign where it stands outside braces: " and " of names, "," of keywords.
[[nodiscard]] QStringList splitOutsideBraces(QStringView tex, QStringView separator);

} // namespace offprint
