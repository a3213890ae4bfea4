#pragma once

#include "models/math/mathpieces.h"

#include <functional>

namespace offprint {

/// A title or a line of text as what it means, apart from how it was written: words as they are read (no TeX
/// in them, accents composed, quotes curly, no control characters, white space simplified) and formulas
/// (all Inline, ASCII, sound as isSoundFormula() says; one that is not is words). It stays the same when
/// made of its own citedText().
[[nodiscard]] QList<MathPiece> citedPieces(const QString& text);

/// Those pieces as a text like arXiv's, formulas between signs: the reverse of citedPieces().
[[nodiscard]] QString citedText(const QList<MathPiece>& pieces);

/// What `written` makes of each paragraph (what stands between blank lines), a blank line between; those that
/// it leaves nothing of go.
[[nodiscard]] QString eachParagraph(const QString& text,
                                    const std::function<QString(const QString&)>& written);

/// Each paragraph as citedText() of its citedPieces(), a blank line between.
[[nodiscard]] QString citedParagraphs(const QString& text);

/// White space is one space, and none at either end; pieces of nothing go.
[[nodiscard]] QList<MathPiece> withoutSpareSpaces(QList<MathPiece> pieces);

/// Without what no text has: control and direction characters, lone surrogates. Composed (NFC).
[[nodiscard]] QString withoutHiddenCharacters(const QString& text);

/// Accents and letters of TeX ("Czerwi\'nski", "{\ss}") as characters; the rest as it is.
[[nodiscard]] QString withTexLetters(QStringView text);

} // namespace offprint
