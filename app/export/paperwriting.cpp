#include "app/export/paperwriting.h"

#include "app/export/bibreader.h"
#include "app/export/csljsonreader.h"
#include "app/export/csvreader.h"
#include "app/export/jsonexport.h"
#include "app/export/markdownexport.h"
#include "app/export/risreader.h"

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

template<class T> Result<T> waited(Reply<T> reply)
{
    reply.waitForFinished();
    return reply.resultCount() > 0 ? reply.result() : Result<T>(failure(ErrorCode::Cancelled));
}

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

/// `text` is what was written of them, as it will stand in the file.
bool isReadBack(const QString& text, const QList<Citation>& meant, PaperFormat format)
{
    const auto read = readBack(text.toUtf8(), format);
    return !read || (read->problems.isEmpty() && read->citations.size() == meant.size() &&
                     textOf(read->citations, format, {}, {}) == text);
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

class Writing
{
public:
    Writing(Library& library, const PaperExport& what, bool isChecked)
        : m_library(library)
        , m_what(what)
        , m_isChecked(isChecked)
    {}

    /// The papers' part of the file, and how many of them there were.
    Result<std::pair<QString, qsizetype>> textOfPapers(const QList<PaperId>& ids)
    {
        if (m_what.format == PaperFormat::Markdown || m_what.format == PaperFormat::Json)
            return wholePapers(ids);
        auto citations = waited(m_library.citations(ids, m_what.keyPattern));
        if (!citations)
            return std::unexpected(citations.error());
        for (Citation& citation : *citations)
            citation = asWanted(std::move(citation), m_what);
        const QString text = textOf(*citations, m_what.format, m_what.heading, QDate::currentDate());
        if (m_isChecked && !isReadBack(text, *citations, m_what.format))
            return failure(ErrorCode::Unexpected, wrongOne(*citations),
                           u"what was written of it is not read back as it was meant"_s);
        return std::pair(text, citations->size());
    }

private:
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

    [[nodiscard]] QString wrongOne(const QList<Citation>& citations) const
    {
        const auto wrong = std::ranges::find_if(citations, [&](const Citation& one) {
            return !isReadBack(textOf({one}, m_what.format, {}, {}), {one}, m_what.format);
        });
        return wrong == citations.end() ? QString() : wrong->title;
    }

    Library& m_library;
    const PaperExport& m_what;
    bool m_isChecked;
};

Result<qsizetype> writeTo(Library& library, QIODevice& device, const PaperExport& what,
                          const WritingProgress& progress, bool isChecked)
{
    Writing writing(library, what, isChecked);
    Pieces pieces(what.format);
    const qsizetype step =
        what.format == PaperFormat::Html ? std::max<qsizetype>(what.papers.size(), 1) : atOnce;
    qsizetype written = 0;
    const auto put = [&](const QByteArray& bytes) { return device.write(bytes) == bytes.size(); };
    for (qsizetype at = 0; at < what.papers.size(); at += step) {
        if (progress.isUnwanted && progress.isUnwanted())
            return failure(ErrorCode::Cancelled);
        const auto text = writing.textOfPapers(what.papers.mid(at, step));
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
    return written;
}

} // namespace

Result<qsizetype> writePapers(Library& library, const QString& file, const PaperExport& what,
                              const WritingProgress& progress)
{
    QSaveFile saved(file);
    if (!saved.open(QIODevice::WriteOnly))
        return failure(ErrorCode::FileUnwritable, file, saved.errorString());
    auto written = writeTo(library, saved, what, progress, true);
    if (!written && written.error().code == ErrorCode::FileUnwritable)
        written.error().subject = file;
    if (!written)
        return written;
    if (!saved.commit())
        return failure(ErrorCode::FileUnwritable, file, saved.errorString());
    return written;
}

Result<qsizetype> writePapers(Library& library, QIODevice& device, const PaperExport& what,
                              const WritingProgress& progress)
{
    return writeTo(library, device, what, progress, false);
}

} // namespace offprint
