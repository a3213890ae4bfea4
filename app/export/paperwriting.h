#pragma once

#include "models/paperfiles.h"

#include <functional>

class QIODevice;

namespace offprint {

struct WritingProgress
{
    std::function<bool()> isUnwanted;
    std::function<void(qsizetype written, qsizetype papers)> tell;
};

/// Writes the papers piece by piece, so that what is in memory does not grow with their number (but for a
/// page of HTML), and reads each piece back before the file takes the older one's place. How many papers were
/// written. FileUnwritable; Cancelled; Unexpected, with the paper's title, if what was written is not read
/// back as it was meant. Waits for the library: not on the window's thread.
Result<qsizetype> writePapers(Library& library, const QString& file, const PaperExport& what,
                              const WritingProgress& progress);

/// The same to a device that is open, without looking at what was written.
Result<qsizetype> writePapers(Library& library, QIODevice& device, const PaperExport& what,
                              const WritingProgress& progress);

} // namespace offprint
