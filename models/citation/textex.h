#pragma once

#include "models/math/mathpieces.h"

#include <QtCore/QString>

namespace offprint {

/// What a .bib file may consist of: ASCII for BibTeX (whose programs count bytes), Unicode for BibLaTeX.
enum class TexLetters { Ascii, Unicode };

/// The functions below write texts as TeX for the value of a field in braces. What they return has its braces
/// balanced, whatever they were given, and compiles under pdflatex with article, amsmath and amssymb. They
/// escape `& % # _ { } ~ ^ \ $ < > |` in words and leave formulas that are sound (isSoundFormula()) as they
/// are, in braces, for BibTeX would change their case.
///
/// In ASCII, a character that pdflatex has no font for (Chinese, Cyrillic, emoji) is written as
/// `{\ifdefined\Umathchar 中\fi}`: XeLaTeX, LuaLaTeX and pandoc show it; pdflatex leaves it out, and without
/// error. A letter with an accent it has not is shown without it there. Nothing is lost from the file.

/// A title: TeX in it is read first (citedPieces()), and words with capitals within or with digits ("BERT",
/// "GPT-4", "ImageNet") are braced one by one, so that styles leave their case.
[[nodiscard]] QString titleInTex(const QString& title, TexLetters letters);

/// A line of text whose case no style changes: a venue, a keyword.
[[nodiscard]] QString wordsInTex(const QString& text, TexLetters letters);

/// Such lines, as paragraphs that blank lines separate.
[[nodiscard]] QString paragraphsInTex(const QString& text, TexLetters letters);

/// A text that is no TeX and means every character as it stands, lines too: a name, a note in Markdown.
[[nodiscard]] QString literalInTex(const QString& text, TexLetters letters);

} // namespace offprint
