#pragma once

#include "models/domain/storedpdf.h"
#include "models/library.h"

namespace offprint {

/// What the library knows of the PDFs in its folder. `file` is a name in that folder here, without a path.
/// Threads are as for Library.
class PdfStore
{
public:
    virtual ~PdfStore() = default;

    /// NotFound.
    virtual Reply<StoredPdf> pdf(PaperId paper) = 0;
    /// All, the one looked at (or else added) last first.
    virtual Reply<QList<StoredPdf>> pdfs() = 0;
    /// In place of what is known of the paper's.
    virtual Reply<> keepPdf(const StoredPdf& pdf) = 0;
    virtual Reply<> forgetPdf(PaperId paper) = 0;
    virtual Reply<> keepPdfPlace(PaperId paper, const PdfPlace& place) = 0;
    /// Starred papers whose PDF is not there, the one starred last first.
    virtual Reply<QList<PaperId>> starredWithoutPdf() = 0;
};

} // namespace offprint
