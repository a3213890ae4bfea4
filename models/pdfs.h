#pragma once

#include "models/domain/storedpdf.h"
#include "models/library.h"

#include <QtCore/QObject>

#include <optional>

namespace offprint {

/// How far the fetching of a PDF is.
struct PdfProgress
{
    PaperId paper;
    qint64 received = 0; ///< bytes, those of an earlier attempt included
    qint64 total = -1;   ///< -1: the server does not say

    bool operator==(const PdfProgress&) const = default;
};

/// The PDFs of papers: kept in the library's folder, fetched when asked. Lives on the window's thread, and
/// waits for neither disk nor network.
class Pdfs : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// NotFound if the library has none of this paper.
    virtual Reply<StoredPdf> find(PaperId paper) = 0;
    /// All of them, the one looked at last first.
    virtual Reply<QList<StoredPdf>> all() = 0;

    /// Fetches it from where the paper's feeds say it is, with the manners of the refresh; goes on where an
    /// earlier attempt was cut off. `progressed`, then `stored` or `failed` follow. Does nothing while it is
    /// being fetched.
    virtual void fetch(const Paper& paper) = 0;
    /// What came so far is kept, to go on from.
    virtual void stop(PaperId paper) = 0;
    /// Nothing, unless it is being fetched.
    [[nodiscard]] virtual std::optional<PdfProgress> progress(PaperId paper) const = 0;

    /// Copies the file into the library's folder, in place of the one that is there. FileUnreadable, NotAPdf,
    /// DiskFull, FileUnwritable.
    virtual Reply<StoredPdf> attach(PaperId paper, const QString& file) = 0;
    /// The user's own goes to the desktop's bin, others from the disk.
    virtual Reply<> remove(PaperId paper) = 0;

    /// Somebody looks at it, there.
    virtual void keepPlace(PaperId paper, const PdfPlace& place) = 0;

Q_SIGNALS:
    void progressed(const offprint::PdfProgress& progress);
    void stored(const offprint::StoredPdf& pdf);
    void failed(offprint::PaperId paper, const offprint::Error& error);
    void stopped(offprint::PaperId paper);
    void changed(); ///< which there are
};

} // namespace offprint
