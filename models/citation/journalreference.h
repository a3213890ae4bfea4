#pragma once

#include "models/citation/citation.h"

#include <QtCore/QString>

namespace offprint {

/// What arXiv's free text about where a paper appeared says for sure.
struct JournalReference
{
    Citation::Kind kind = Citation::Kind::Article; ///< or InProceedings
    QString venue;                                 ///< the whole text where its parts are not sure
    QString volume;
    QString number;
    QString pages; ///< with a plain hyphen

    bool operator==(const JournalReference&) const = default;
};

/// Takes "Phys. Rev. D 76, 013009 (2007)" or "Proceedings of the 38th ICML, PMLR 139:1-10, 2021" apart.
[[nodiscard]] JournalReference journalReference(const QString& text);

} // namespace offprint
