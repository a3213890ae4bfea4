#pragma once

#include "models/citation/citation.h"
#include "models/domain/error.h"

#include <QtCore/QList>

#include <functional>

namespace offprint {

/// How keys are made: literal text with fields in brackets, as "[auth.lower][year][word1]".
///
/// Fields: auth (the first author's family name), authors3 (the first three, then "EtAl"), authEtAl (one
/// or two names, or the first and "EtAl"), year, shortyear ("17"), month ("06"), Word1 and word1 (the title's
/// first word that says something; as many as wanted: Word2, word3), Title and title (all such words), arxiv
/// ("2403.01234"), id (arXiv's id, else the DOI), venue. Behind a point a field may have `lower` or `upper`.
class CiteKeyPattern
{
public:
    /// BadArgument with the wrong piece as `subject` and a sentence that says where as `detail`.
    [[nodiscard]] static Result<CiteKeyPattern> fromText(const QString& text);

    /// "[auth.lower][year][word1]": vaswani2017attention.
    [[nodiscard]] static CiteKeyPattern standard();

    /// A key for the reference: of A-Z a-z 0-9 _ : . + / - only, never empty. What has no ASCII letters gives
    /// way: to "anon" for authors, and to the arXiv id for a whole key.
    [[nodiscard]] QString keyFor(const Citation& citation) const;

    [[nodiscard]] QString text() const;

private:
    struct Part
    {
        QString text; ///< literal, or the field's name
        bool isField = false;
        QString modifier; ///< "lower", "upper" or empty
    };

    QString m_text;
    QList<Part> m_parts;
};

/// The key, or where it is taken the first of key + a, b, … z, aa, ab, … that is not. `isTaken` is given keys
/// in lower case, for BibTeX takes "Smith" and "smith" for the same.
[[nodiscard]] QString distinguished(const QString& key, const std::function<bool(const QString&)>& isTaken);

/// As \\cite takes them: "a2020b,c2021d".
[[nodiscard]] QString keysOf(const QList<Citation>& citations);

/// The text in ASCII: "Müller" is "Muller", "ø" is "o", "ß" is "ss", "Nguyễn" is "Nguyen". Letters of other
/// scripts are left out.
[[nodiscard]] QString inAsciiLetters(const QString& text);

} // namespace offprint
