#pragma once

#include "models/paperfiles.h"
#include "models/progress.h"

class QIODevice;

namespace offprint {

/// Writes the papers piece by piece, so that what is in memory does not grow with their number (but for a
/// page of HTML), and reads each piece back before the file takes the older one's place. How many papers were
/// written. FileUnwritable; Cancelled; Unexpected, with the paper's title, if what was written is not read
/// back as it was meant. Waits for the library: not on the window's thread.
Result<qsizetype> writePapers(Library& library, const QString& file, const PaperExport& what,
                              const Progress& progress);

/// The same, but a file that would be the same is left alone. Whether it was written.
Result<bool> rewritePapers(Library& library, const QString& file, const PaperExport& what,
                           const Progress& progress);

struct ListFile
{
    QByteArray bytes;
    qsizetype papers = 0;
};

/// A reading list for somebody else: see PaperFiles::writeList(). NotFound. Waits for the library.
[[nodiscard]] Result<ListFile> readingListFile(Library& library, ListId list, bool withNotes);

/// The same as writePapers() to a device that is open, without looking at what was written.
Result<qsizetype> writePapers(Library& library, QIODevice& device, const PaperExport& what,
                              const Progress& progress);

} // namespace offprint
