#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>

namespace offprint {

/// Named (HTML 4) and numeric character references as characters; anything else that begins with "&" stays.
[[nodiscard]] QString decodeEntities(const QString& text);

/// Without the control and format characters that feeds carry by accident; tabs and line feeds stay, CR LF is
/// LF.
[[nodiscard]] QString withoutControls(const QString& text);

/// On one line, with single spaces.
[[nodiscard]] QString oneLine(const QString& text);

/// Hard line breaks folded into spaces, blank lines kept as paragraph breaks. With `indentBreaks` a line that
/// begins with two spaces opens a paragraph too, as in arXiv's abstracts.
[[nodiscard]] QString foldLines(const QString& text, bool indentBreaks = false);

/// Whether HTML tags stand in the text (not merely a "<" of mathematics).
[[nodiscard]] bool hasMarkup(QStringView text);

/// A title, however it was escaped, as one line of plain text. TeX stays, its accents outside math are
/// decoded.
[[nodiscard]] QString plainTitle(const QString& text);

} // namespace offprint
