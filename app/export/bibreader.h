#pragma once

#include "app/export/readcitations.h"

#include <QtCore/QByteArray>

namespace offprint {

/// Reads BibTeX and BibLaTeX, as toBib() writes them and as Zotero, JabRef, Google Scholar, DBLP, the ACL
/// Anthology and OpenReview do: an arXiv id may stand in eprint, journal, volume, number, howpublished, note,
/// url or doi. UTF-8, else Windows-1252. Whatever the bytes, it ends, in time in proportion to their number.
/// `crossref` is not followed. An entry that cannot be read is a problem, and is not among the citations.
[[nodiscard]] ReadCitations readBib(const QByteArray& bytes);

/// The names of an author field, each as nameInLine() has it; "others" is none.
[[nodiscard]] QStringList authorsOfTex(const QString& tex);

} // namespace offprint
