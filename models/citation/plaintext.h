#pragma once

#include <QtCore/QString>

namespace offprint {

/// The text on one line: white space simplified; control characters and halves of surrogate pairs, which no
/// format can say, left out.
[[nodiscard]] QString singleLine(const QString& text);

/// Paragraphs, each on one line, with a blank line between them; else as singleLine().
[[nodiscard]] QString plainParagraphs(const QString& text);

/// Lines as they are, ended by "\n", without white space before the first and behind the last; else as
/// singleLine().
[[nodiscard]] QString plainLines(const QString& text);

/// A title without the tags by which CSL makes words italic, bold, raised or lowered, as pairs. Doing it
/// twice changes nothing more.
[[nodiscard]] QString withoutRichText(const QString& title);

} // namespace offprint
