#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace offprint {

/// A piece of a text as feeds bring it: words, or a formula.
struct MathPiece
{
    enum class Kind {
        Text,
        Inline, ///< a formula in a line
        Display ///< one that stands by itself
    };

    Kind kind = Kind::Text;
    QString
        content; ///< words as they are read ("\emph{a}~b" is "a b"); of a formula its TeX, without the signs
    QString source; ///< of a formula: as it was written; else empty

    bool operator==(const MathPiece&) const = default;
};

/// The text in pieces, in order. Formulas are $…$, \(…\), $$…$$, \[…\], the
/// environments of displayed equations, and TeX that stands bare: "\alpha", "x^{2}", "\mathbb{R}^n". A dollar
/// sign that opens nothing is a dollar sign, as in Pandoc's tex_math_dollars: no space within either sign, no
/// digit behind the closing one.
[[nodiscard]] QList<MathPiece> mathPieces(const QString& text);

/// A Markdown text with its formulas taken out, for their TeX is no Markdown. Only those within signs are;
/// none is in code.
struct MarkdownMath
{
    QString markdown; ///< with a character of private use in place of each formula
    QList<MathPiece> formulas;

    [[nodiscard]] static MarkdownMath of(const QString& markdown);

    /// Which formula the character at this place of a text stands for; -1: none. Such a character is two
    /// QChars.
    [[nodiscard]] qsizetype formulaAt(QStringView text, qsizetype at) const;
};

/// The text as a line of plain characters: words as they are read, formulas in Unicode where that can say
/// them (unicodeMath()), else as their TeX.
[[nodiscard]] QString readableText(const QString& text);

} // namespace offprint
