#include "app/export/paperwriting.h"

#include "app/export/bibreader.h"
#include "app/export/csljsonreader.h"
#include "app/export/csvreader.h"
#include "app/export/jsonexport.h"
#include "app/export/listfile.h"
#include "app/export/markdownexport.h"
#include "app/export/markdownfolder.h"
#include "app/export/risreader.h"
#include "app/library/waited.h"
#include "app/refresh/poolreply.h"
#include "models/citation/citedtext.h"
#include "models/citation/plaincitation.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype atOnce = 500;

std::optional<ReadCitations> readBack(const QByteArray& bytes, PaperFormat format)
{
    switch (format) {
    case PaperFormat::BibTeX:
    case PaperFormat::BibLaTeX:
        return readBib(bytes);
    case PaperFormat::Ris:
        return readRis(bytes);
    case PaperFormat::CslJson:
        return readCslJson(bytes);
    case PaperFormat::Csv:
        return readCsv(bytes);
    default:
        return std::nullopt; // files of these are for people, or are the library's own values
    }
}

/// `text` is what was written of them, as it will stand in the file. What reads otherwise than it was meant
/// must at least be written the same.
bool isReadBack(const QString& text, const QList<Citation>& meant, PaperFormat format)
{
    const auto read = readBack(text.toUtf8(), format);
    if (!read)
        return true;
    if (!read->problems.isEmpty() || read->citations.size() != meant.size())
        return false;
    QList<Citation> otherwise;
    QList<Citation> before;
    for (qsizetype i = 0; i < meant.size(); ++i) {
        if (read->citations[i] != meant[i]) {
            otherwise.append(read->citations[i]);
            before.append(meant[i]);
        }
    }
    return textOf(otherwise, format, {}, {}) == textOf(before, format, {}, {});
}

/// As the format's reader will give it back, as far as that is known before.
Citation asItWillBeRead(Citation citation, PaperFormat format)
{
    if (format != PaperFormat::BibTeX && format != PaperFormat::BibLaTeX)
        return plainCitation(citation);
    for (QString* text : {&citation.title, &citation.venue, &citation.comments})
        *text = citedText(citedPieces(*text));
    citation.abstractText = citedParagraphs(citation.abstractText);
    return citation;
}

/// The file in pieces that follow each other: what only its beginning and its end have is left out of the
/// pieces between.
class Pieces
{
public:
    explicit Pieces(PaperFormat format)
        : m_format(format)
    {}

    [[nodiscard]] QByteArray piece(const QString& text)
    {
        const bool isFirst = std::exchange(m_isFirst, false);
        if (m_format == PaperFormat::Csv && !isFirst)
            return text.sliced(text.indexOf(u'\n') + 1).toUtf8();
        if (m_format == PaperFormat::CslJson || m_format == PaperFormat::Json) {
            const QString inside = text.sliced(text.indexOf(u'[') + 1).trimmed().chopped(1).trimmed();
            return ((isFirst ? u"[\n    "_s : u",\n    "_s) + inside).toUtf8();
        }
        const bool isApart = m_format == PaperFormat::BibTeX || m_format == PaperFormat::BibLaTeX ||
                             m_format == PaperFormat::Markdown;
        return (isFirst || !isApart ? text : u'\n' + text).toUtf8();
    }

    [[nodiscard]] QByteArray end() const
    {
        if (m_format != PaperFormat::CslJson && m_format != PaperFormat::Json)
            return {};
        return m_isFirst ? "[]\n" : "\n]\n";
    }

private:
    PaperFormat m_format;
    bool m_isFirst = true;
};

/// What of these is not read back as it was meant, though the whole file is not either.
QString wrongOne(const QList<Citation>& citations, PaperFormat format)
{
    const auto wrong = std::ranges::find_if(citations, [&](const Citation& one) {
        return !isReadBack(textOf({one}, format, {}, {}), {one}, format);
    });
    return wrong == citations.end() ? QString() : wrong->title;
}

Result<> checked(const QString& text, const QList<Citation>& citations, PaperFormat format)
{
    if (isReadBack(text, citations, format))
        return {};
    return failure(ErrorCode::Unexpected, wrongOne(citations, format),
                   u"what was written of it is not read back as it was meant"_s);
}

/// Makes the texts of papers, some at a time. While one text is made, the library reads the papers of the
/// next, and the one before is read back.
class Writing
{
public:
    Writing(Library& library, const PaperExport& what, bool isChecked)
        : m_library(library)
        , m_what(what)
        , m_isChecked(isChecked)
    {}

    /// The papers' part of the file, and how many of them there were. `following`: what comes after them.
    Result<std::pair<QString, qsizetype>> textOfPapers(const QList<PaperId>& ids,
                                                       const QList<PaperId>& following)
    {
        if (!isOfReferences(m_what.format))
            return wholePapers(ids);
        auto citations = waited(m_ahead ? *std::exchange(m_ahead, {}) : ask(ids));
        if (!citations)
            return std::unexpected(citations.error());
        if (!following.isEmpty())
            m_ahead = ask(following);
        for (Citation& citation : *citations)
            citation = asItWillBeRead(asWanted(std::move(citation), m_what), m_what.format);
        const QString text = textOf(*citations, m_what.format, m_what.heading, QDate::currentDate());
        if (m_isChecked) {
            if (const auto sound = endCheck(); !sound)
                return std::unexpected(sound.error());
            m_check = replyFromPool<void>(m_checks, [text, all = *citations, format = m_what.format] {
                return checked(text, all, format);
            });
        }
        return std::pair(text, citations->size());
    }

    /// Whether all that was written is read back as it was meant.
    [[nodiscard]] Result<> endCheck() { return m_check ? waited(*std::exchange(m_check, {})) : Result<>(); }

private:
    [[nodiscard]] Reply<QList<Citation>> ask(const QList<PaperId>& ids)
    {
        return m_library.citations(ids, m_what.keyPattern);
    }

    Result<std::pair<QString, qsizetype>> wholePapers(const QList<PaperId>& ids)
    {
        QList<Paper> papers;
        for (const PaperId id : ids) {
            auto paper = waited(m_library.paper(id));
            if (!paper && paper.error().code != ErrorCode::NotFound)
                return std::unexpected(paper.error());
            if (paper && !m_what.withNotes)
                paper->note.clear();
            if (paper)
                papers.append(*paper);
        }
        return std::pair(m_what.format == PaperFormat::Json ? jsonOf(papers) : toMarkdown(papers),
                         papers.size());
    }

    static QString jsonOf(const QList<Paper>& papers)
    {
        QJsonArray array;
        for (const Paper& paper : papers)
            array.append(toJson(paper));
        return QString::fromUtf8(QJsonDocument(array).toJson());
    }

    Library& m_library;
    const PaperExport& m_what;
    bool m_isChecked;
    std::optional<Reply<QList<Citation>>> m_ahead; ///< of the papers that follow
    std::optional<Reply<>> m_check;                ///< of the last text
    QThreadPool m_checks;
};

Result<qsizetype> writeTo(Library& library, QIODevice& device, const PaperExport& what,
                          const Progress& progress, bool isChecked, QCryptographicHash* hash = nullptr)
{
    Writing writing(library, what, isChecked);
    Pieces pieces(what.format);
    const qsizetype step =
        what.format == PaperFormat::Html ? std::max<qsizetype>(what.papers.size(), 1) : atOnce;
    qsizetype written = 0;
    const auto put = [&](const QByteArray& bytes) {
        if (hash)
            hash->addData(bytes);
        return device.write(bytes) == bytes.size();
    };
    for (qsizetype at = 0; at < what.papers.size(); at += step) {
        if (progress.isUnwanted && progress.isUnwanted())
            return failure(ErrorCode::Cancelled);
        const auto text = writing.textOfPapers(what.papers.mid(at, step), what.papers.mid(at + step, step));
        if (!text)
            return std::unexpected(text.error());
        if (text->second > 0 && !put(pieces.piece(text->first)))
            return failure(ErrorCode::FileUnwritable, {}, device.errorString());
        written += text->second;
        if (progress.tell)
            progress.tell(written, what.papers.size());
    }
    if (!put(pieces.end()))
        return failure(ErrorCode::FileUnwritable, {}, device.errorString());
    if (const auto sound = writing.endCheck(); !sound)
        return std::unexpected(sound.error());
    return written;
}

QByteArray hashOfFile(const QString& name)
{
    QFile file(name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

struct WrittenFile
{
    qsizetype papers = 0;
    bool isNew = true; ///< not the same as before
};

Result<WrittenFile> writeFile(Library& library, const QString& file, const PaperExport& what,
                              const Progress& progress, bool leavesSame)
{
    QSaveFile saved(file);
    if (!saved.open(QIODevice::WriteOnly))
        return failure(ErrorCode::FileUnwritable, file, saved.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto written = writeTo(library, saved, what, progress, true, leavesSame ? &hash : nullptr);
    if (!written) {
        Error error = written.error();
        if (error.code == ErrorCode::FileUnwritable)
            error.subject = file;
        return std::unexpected(error);
    }
    if (leavesSame && hash.result() == hashOfFile(file))
        return WrittenFile{*written, false};
    if (!saved.commit())
        return failure(ErrorCode::FileUnwritable, file, saved.errorString());
    return WrittenFile{*written, true};
}

} // namespace

Result<qsizetype> writePapers(Library& library, const QString& file, const PaperExport& what,
                              const Progress& progress)
{
    if (what.format == PaperFormat::MarkdownFolder)
        return writeMarkdownFolder(library, file, what, progress);
    return writeFile(library, file, what, progress, false).transform([](const WrittenFile& written) {
        return written.papers;
    });
}

Result<bool> rewritePapers(Library& library, const QString& file, const PaperExport& what,
                           const Progress& progress)
{
    return writeFile(library, file, what, progress, true).transform([](const WrittenFile& written) {
        return written.isNew;
    });
}

Result<ListFile> readingListFile(Library& library, ListId list, bool withNotes)
{
    const auto all = waited(library.subscriptions());
    if (!all)
        return std::unexpected(all.error());
    const auto known = std::ranges::find(all->lists, list, &ReadingList::id);
    if (known == all->lists.end())
        return failure(ErrorCode::NotFound, QString::number(list.value));
    const auto entries = waited(library.listEntries(list));
    if (!entries)
        return std::unexpected(entries.error());
    QList<Paper> papers;
    for (const ListEntry& entry : *entries) {
        const auto paper = waited(library.paper(entry.paper));
        if (!paper)
            return std::unexpected(paper.error());
        papers.append(*paper);
    }
    return ListFile{QJsonDocument(listFile(*known, *entries, papers, withNotes)).toJson(), papers.size()};
}

Result<qsizetype> writePapers(Library& library, QIODevice& device, const PaperExport& what,
                              const Progress& progress)
{
    if (what.format == PaperFormat::MarkdownFolder)
        return failure(ErrorCode::BadArgument, u"a folder of files"_s,
                       u"it needs a folder to be written to"_s);
    return writeTo(library, device, what, progress, false);
}

} // namespace offprint
