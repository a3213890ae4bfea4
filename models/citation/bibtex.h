#pragma once

#include "models/citation/citation.h"

namespace offprint {

/// The two languages of .bib files: what the program bibtex and its styles read, and what biber and
/// biblatex do.
enum class BibDialect { BibTeX, BibLaTeX };

/// The reference as one entry of a .bib file, with a line's end behind. Its braces are balanced whatever the
/// reference says. Documents should load amsmath and amssymb, for titles have formulas; see
/// models/citation/textex.h for characters that pdflatex has no font for.
///
/// Works on arXiv have eprint, archivePrefix and primaryClass (BibLaTeX: eprinttype, eprintclass). The
/// comments of the authors are in `comments` (`usera`) and the user's note in `annote` (`annotation`),
/// neither of which styles print. What BibLaTeX has no field for in that type of entry is in userb to userf.
/// An article without a journal is a @misc.
[[nodiscard]] QString toBib(const Citation& citation, BibDialect dialect);

/// All of them, separated by blank lines.
[[nodiscard]] QString toBib(const QList<Citation>& citations, BibDialect dialect);

/// The names as the value of an author field: "von Neumann, John and {ATLAS Collaboration}".
[[nodiscard]] QString authorsInTex(const QStringList& authors, BibDialect dialect);

} // namespace offprint
