#pragma once

#include "models/citation/citation.h"
#include "models/library.h"

#include <QtCore/QObject>

#include <span>

namespace offprint {

/// What papers are written as.
enum class PaperFormat {
    BibTeX,
    BibLaTeX,
    Ris,
    CslJson,
    Csv,
    Html,     ///< a page to read and print
    Markdown, ///< one document, a section a paper
    Json      ///< all that the library knows of them
};

struct PaperFormatInfo
{
    PaperFormat format;
    QLatin1StringView name;   ///< as commands and settings call it: "bibtex"
    QLatin1StringView shown;  ///< as a person reads it: "BibTeX"
    QLatin1StringView suffix; ///< of its files: "bib"
    bool isRead = true;       ///< files of it can be imported
};

[[nodiscard]] std::span<const PaperFormatInfo> paperFormats();
[[nodiscard]] const PaperFormatInfo& infoOf(PaperFormat format);
/// None: no format is called so.
[[nodiscard]] std::optional<PaperFormat> paperFormatNamed(QStringView name);
/// By the file's suffix.
[[nodiscard]] std::optional<PaperFormat> paperFormatOf(const QString& file);

/// What to write, and how.
struct PaperExport
{
    QList<PaperId> papers; ///< in this order
    PaperFormat format = PaperFormat::BibTeX;
    QString keyPattern;
    bool withAbstracts = true;
    bool withNotes = true;
    QString heading; ///< of a page or document: what the papers are
};

/// The references as the format's text: what a file of it would hold. Empty for Markdown and Json, which are
/// not made of references. Pure.
[[nodiscard]] QString textOf(const QList<Citation>& citations, PaperFormat format, const QString& heading,
                             QDate date);

/// The reference with what the export leaves out left out.
[[nodiscard]] Citation asWanted(Citation citation, const PaperExport& what);

/// Files of papers for other programs. Lives on the window's thread; calls return at once, and the work is
/// done on another thread.
class PaperFiles : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Written beside, read back and compared, then renamed: until then an older file of the name stays as it
    /// was. The reply is how many papers were written. FileUnwritable; Cancelled.
    virtual Reply<qsizetype> write(const QString& file, const PaperExport& what) = 0;
    /// What a file of it would hold.
    virtual Reply<QString> text(const PaperExport& what) = 0;
    /// Ends what is being written.
    virtual void stop() = 0;

Q_SIGNALS:
    void progress(qsizetype written, qsizetype papers);
};

} // namespace offprint
