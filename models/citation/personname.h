#pragma once

#include <QtCore/QString>

namespace offprint {

/// A person's name in parts, as bibliographies sort and shorten it.
struct PersonName
{
    QString given;
    QString particle; ///< "von", "van der", "de la": lower-case words before the family name
    QString family;   ///< a literal name stands here whole
    QString suffix;   ///< "Jr.", "III"
    bool isLiteral =
        false; ///< has no parts: a collaboration, a company, a single name, one in Chinese characters

    bool operator==(const PersonName&) const = default;
};

/// The parts of "Given von Family Jr." or "von Family, Jr., Given", Unicode or with TeX's accents. Literal:
/// what is in braces, single words, collaborations, teams and companies, names of more than one person, and
/// names in Chinese, Japanese or Korean characters, whose order stays as given. Of "Ludwig Van Beethoven",
/// the capital Van is of the family's name, as in Belgium.
[[nodiscard]] PersonName personName(const QString& name);

/// The name of these parts; lower-case words at the family's beginning are its particle, and a family alone
/// is a literal.
[[nodiscard]] PersonName nameOfParts(const QString& family, const QString& given, const QString& suffix);

/// The name in one line such that personName() takes it apart the same way: "Given von Family Jr." if that
/// will do, else with commas or braces.
[[nodiscard]] QString nameInLine(const PersonName& name);

} // namespace offprint
