#pragma once

#include "models/citation/citation.h"

namespace offprint {

/// Citations in RIS, as its specification of 2001/2011 has it: a tag a line, CR LF, one record after another.
///
/// - Type: a preprint is UNPB, an article JOUR, a paper of a conference CONF, which more programs know than
///   CPAPER.
/// - Names are "Family, Given, Suffix"; a literal one ends with a comma, so that nobody takes it apart, and
/// has
///   its first comma doubled where it has any (EndNote's convention).
/// - The arXiv id is the accession number, as arXiv would have it cited: "AN  - arXiv:2403.01234 [cs.LG]".
///   PB is arXiv for a preprint on it.
/// - N1 is the note; the authors' comments are an N1 that begins with "Comment: ", as Zotero's are. A note
/// that
///   begins so itself is preceded by "Note: ".
/// - No value has a line end: readers such as Pandoc stop at lines without tag. Between paragraphs of an
///   abstract stands U+2029, between lines of a note U+2028, which are white space to those who know no
///   better.
/// - TeX stays as it is.
[[nodiscard]] QString toRis(const QList<Citation>& citations);

} // namespace offprint
