#pragma once

#include "models/citation/personname.h"
#include "models/citation/referencetext.h"

namespace offprint {

/// A citation with what references print of it ready: texts readable, pages with a dash.
struct CitedWork
{
    Citation citation;
    QList<PersonName> names;
    QString pages;   ///< "12–34"
    QString doiLink; ///< https://doi.org/…; empty if it has none
    QString link;    ///< where it is read: its DOI's, arXiv's or its own address

    [[nodiscard]] static CitedWork of(const Citation& citation);

    /// Whether it is a part of something that `venue` names.
    [[nodiscard]] bool isPart() const;

    /// Whether it stands by itself, so that styles print its title as a book's.
    [[nodiscard]] bool isBook() const;

    /// "pp. 12–34", "p. 12"; empty if they are not known.
    [[nodiscard]] QString pagesWithSign() const;
};

// One for each style, in authordatestyles.cpp and numberedstyles.cpp.
[[nodiscard]] FormattedReference apaReference(const CitedWork& work);
[[nodiscard]] FormattedReference chicagoReference(const CitedWork& work);
[[nodiscard]] FormattedReference harvardReference(const CitedWork& work);
[[nodiscard]] FormattedReference ieeeReference(const CitedWork& work);
[[nodiscard]] FormattedReference acmReference(const CitedWork& work);
[[nodiscard]] FormattedReference natureReference(const CitedWork& work);

} // namespace offprint
