#pragma once

#include "app/refresh/httpfetch.h"

#include <QtCore/QFile>

#include <functional>

namespace offprint {

/// The part of a PDF that has come, in a file of its own until it is whole: "NAME.part", and beside it
/// "NAME.part.tag", by which the server knows what it was a part of.
struct PdfPartFiles
{
    QString part;
    QString tag;

    [[nodiscard]] static PdfPartFiles of(const QString& pdf)
    {
        return {pdf + QStringLiteral(".part"), pdf + QStringLiteral(".part.tag")};
    }
};

/// Writes a PDF as it comes. Made on the window's thread, used on the network's alone. What does not begin as
/// a PDF does is refused at once: PDF 32000-1:2008, 7.5.2, and Annex H, implementation note 13 (the header
/// stands within the first 1 024 bytes).
class PdfPart final : public BodySink
{
public:
    /// Called as bytes come, on the network's thread; `total` is -1 where it is not known.
    using Progress = std::function<void(qint64 received, qint64 total)>;

    PdfPart(PdfPartFiles files, qint64 from, Progress progress);

    Result<> begin(const HttpAnswer& head, qint64 length) override;
    Result<> take(QByteArrayView bytes) override;

private:
    [[nodiscard]] bool goesOn(const HttpAnswer& head) const;
    void keepTag(const HttpAnswer& head) const;

    PdfPartFiles m_files;
    qint64 m_from;
    Progress m_progress;
    QFile m_file;
    QByteArray m_beginning; ///< until it is known to be a PDF's
    bool m_isPdf = false;
    qint64 m_received = 0;
    qint64 m_total = -1;
};

/// What is needed to go on with a part: how much of it is there, and its tag. Nothing of it, if there is no
/// tag. Reads the disk.
struct PdfPartState
{
    qint64 bytes = 0;
    QByteArray tag;
};
[[nodiscard]] PdfPartState stateOf(const PdfPartFiles& files);

/// Makes the part the PDF, once it is whole; its size. NotAPdf, FileUnwritable. Reads and writes the disk.
[[nodiscard]] Result<qint64> completePdf(const QString& pdf);

/// Whether the file begins as a PDF does. FileUnreadable, NotAPdf. Reads the disk.
[[nodiscard]] Result<> checkPdf(const QString& file);

} // namespace offprint
