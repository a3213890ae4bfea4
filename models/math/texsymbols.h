#pragma once

#include <QtCore/QString>

#include <optional>

namespace offprint {

/// What a command of TeX's mathematics that takes no argument stands for.
struct TexSymbol
{
    /// How it stands to its neighbours, as TeX's own classes (The TeXbook, chapter 17).
    enum class Kind { Ordinary, Operator, Relation, Binary, Function, Space };

    QStringView text; ///< in Unicode: "α", "log"
    Kind kind = Kind::Ordinary;
};

/// Of which commands' names consist.
[[nodiscard]] inline bool isTexLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Of the name without its backslash ("alpha"); none: unknown.
[[nodiscard]] std::optional<TexSymbol> texSymbol(QStringView name);

/// The name that LaTeX with amsmath and amssymb has for the symbol; none: it has none.
[[nodiscard]] std::optional<QStringView> texNameOf(QChar symbol);

/// Whether LaTeX with amsmath and amssymb knows the name. Some that texSymbol() reads are of other packages.
[[nodiscard]] bool isInAmsSymbols(QStringView name);

/// The character raised or lowered; none where Unicode has no such form.
[[nodiscard]] std::optional<QChar> superscript(QChar c);
[[nodiscard]] std::optional<QChar> subscript(QChar c);

/// Whether it is such a form.
[[nodiscard]] bool isRaisedOrLowered(QChar c);

/// What an accent command (\hat, \tilde…) puts over the character before it: a combining character.
[[nodiscard]] std::optional<QChar> combiningAccent(QStringView name);

/// The letter in the alphabet that \mathbb, \mathcal and \mathfrak name, where the Basic Multilingual Plane
/// has it: what fonts have. Else the letter itself.
[[nodiscard]] QChar alphabetLetter(QStringView alphabet, QChar letter);

} // namespace offprint
