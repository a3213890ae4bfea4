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
    Html,           ///< a page to read and print
    Markdown,       ///< one document, a section a paper
    MarkdownFolder, ///< a document a paper, with a head, in a folder of its own
    Json            ///< all that the library knows of them
};

struct PaperFormatInfo
{
    PaperFormat format;
    QLatin1StringView name;   ///< as commands and settings call it: "bibtex"
    QLatin1StringView shown;  ///< as a person reads it: "BibTeX"
    QLatin1StringView suffix; ///< of its files: "bib"; empty for a folder
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

    bool operator==(const PaperExport&) const = default;
};

/// Whether it is made of references; else of all that the library knows of the papers.
[[nodiscard]] bool isOfReferences(PaperFormat format);

/// The references as the format's text: what a file of it would hold. Empty where it is not made of
/// references. Pure.
[[nodiscard]] QString textOf(const QList<Citation>& citations, PaperFormat format, const QString& heading,
                             QDate date);

/// The reference with what the export leaves out left out.
[[nodiscard]] Citation asWanted(Citation citation, const PaperExport& what);

/// A file that is written again whenever its papers change.
struct KeptFile
{
    QString file;
    PaperQuery papers; ///< by place and words
    PaperExport what;  ///< without papers
    QDateTime written; ///< UTC; when it was written last

    bool operator==(const KeptFile&) const = default;
};

/// Whether place and words alone say which papers it has, at any later time too.
[[nodiscard]] bool canBeKept(const PaperQuery& papers);

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

    /// A reading list for somebody else to import: its papers in its order, with what the list says of them,
    /// and with the user's notes if wished. How many papers. NotFound; FileUnwritable.
    virtual Reply<qsizetype> writeList(const QString& file, ListId list, bool withNotes) = 0;

    /// By name.
    virtual Reply<QList<KeptFile>> keptFiles() = 0;
    /// From now on; it is written at once. In place of what was said of the file before.
    virtual Reply<> keepUpToDate(const KeptFile& kept) = 0;
    /// The file stays as it is.
    virtual Reply<> stopKeeping(const QString& file) = 0;

Q_SIGNALS:
    void progress(qsizetype written, qsizetype papers);
    /// A kept file could not be written; it is as it was, and is tried again with the next change.
    void keptFileFailed(const offprint::Error& error);
};

} // namespace offprint
