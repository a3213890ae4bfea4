#pragma once

#include "app/export/paperwriting.h"

namespace offprint {

/// A Markdown file for each paper with a head in YAML (title, authors, ids, tags, lists, key, abstract) and
/// the user's note below it, in a folder that is made for them. Written beside, and there only when it is
/// whole. How many papers. FileUnwritable, also where something is in the folder already; Cancelled. Waits
/// for the library.
Result<qsizetype> writeMarkdownFolder(Library& library, const QString& folder, const PaperExport& what,
                                      const Progress& progress);

} // namespace offprint
