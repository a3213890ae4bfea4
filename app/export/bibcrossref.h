#pragma once

#include "app/export/bibfile.h"

namespace offprint {

/// Gives each entry what it has of others: by `crossref`, the volume that it is in, its publisher and its
/// date (not what names the volume itself: its DOI, its authors); by `xdata`, all fields of entries that are
/// nothing but such fields, which are gone afterwards. What an entry says itself stands. Keys are compared
/// without regard to letter case, as BibTeX has it; a key that is not there means nothing. (BibTeX's manual,
/// "btxdoc", section 3; biblatex's manual, section 2.4.1.)
/// What grows beyond a few times the file's length is not taken, and is told.
void takeCrossReferences(QList<BibEntry>& entries, QList<ReadingProblem>& problems);

} // namespace offprint
