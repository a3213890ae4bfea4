#pragma once

#include "app/export/readcitations.h"
#include "app/library/importstore.h"

namespace offprint {

/// What a file, or a pasted text, has in it.
struct ReadImport
{
    QString format; ///< as a person calls it: "BibTeX", "RIS", "Hugging Face Papers", "feed", …
    QList<ImportEntry> entries;
    QList<ReadingProblem> problems; ///< line 0: of no line in particular
    QString listName;               ///< of an Offprint list file; else empty

    bool operator==(const ReadImport&) const = default;
};

/// Whether a work can be known again: by its title, an id or a link.
[[nodiscard]] inline bool isKnownBySomething(const ImportEntry& entry)
{
    const ParsedEntry& work = entry.entry;
    return !work.title.isEmpty() || work.ids != PaperIds{} || !work.link.isEmpty();
}

} // namespace offprint
