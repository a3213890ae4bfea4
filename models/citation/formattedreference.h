#pragma once

#include "models/citation/citation.h"

namespace offprint {

/// How a list of references has them. Close to the published rules for preprints, articles and papers in
/// proceedings, as far as a citation knows what they ask for; titles keep their capitals.
enum class ReferenceStyle {
    Apa,     ///< Publication Manual of the American Psychological Association, 7th edition
    Ieee,    ///< IEEE Reference Guide
    Chicago, ///< Chicago Manual of Style, 17th edition, author-date
    Acm,     ///< ACM Reference Format
    Nature,  ///< Nature's guide for authors
    Harvard  ///< Cite Them Right
};

inline constexpr ReferenceStyle referenceStyles[] = {ReferenceStyle::Apa,     ReferenceStyle::Ieee,
                                                     ReferenceStyle::Chicago, ReferenceStyle::Acm,
                                                     ReferenceStyle::Nature,  ReferenceStyle::Harvard};

/// What a menu calls it: "APA".
[[nodiscard]] QString referenceStyleName(ReferenceStyle style);

/// A reference on one line: as plain text, and the same as HTML with <i> and <b>.
struct FormattedReference
{
    QString plain;
    QString html;

    bool operator==(const FormattedReference&) const = default;
};

/// The reference in that style. Formulas are in plain characters (readableText()); what is not known is left
/// out. Empty if neither title nor authors are.
[[nodiscard]] FormattedReference formattedReference(const Citation& citation, ReferenceStyle style);

} // namespace offprint
