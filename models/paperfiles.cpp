#include "models/paperfiles.h"

#include "models/citation/bibtex.h"
#include "models/citation/csljson.h"
#include "models/citation/csv.h"
#include "models/citation/htmlpage.h"
#include "models/citation/ris.h"

#include <QtCore/QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array formats{
    PaperFormatInfo{PaperFormat::BibTeX, "bibtex"_L1, "BibTeX"_L1, "bib"_L1},
    PaperFormatInfo{PaperFormat::BibLaTeX, "biblatex"_L1, "BibLaTeX"_L1, "bib"_L1},
    PaperFormatInfo{PaperFormat::Ris, "ris"_L1, "RIS"_L1, "ris"_L1},
    PaperFormatInfo{PaperFormat::CslJson, "csl-json"_L1, "CSL-JSON"_L1, "json"_L1},
    PaperFormatInfo{PaperFormat::Csv, "csv"_L1, "CSV"_L1, "csv"_L1},
    PaperFormatInfo{PaperFormat::Html, "html"_L1, "HTML"_L1, "html"_L1},
    PaperFormatInfo{PaperFormat::Markdown, "markdown"_L1, "Markdown"_L1, "md"_L1},
    PaperFormatInfo{PaperFormat::MarkdownFolder, "markdown-folder"_L1, "Markdown, a file a paper"_L1, ""_L1},
    PaperFormatInfo{PaperFormat::Json, "json"_L1, "JSON, all that is known"_L1, "json"_L1}};

} // namespace

std::span<const PaperFormatInfo> paperFormats()
{
    return formats;
}

const PaperFormatInfo& infoOf(PaperFormat format)
{
    return *std::ranges::find(formats, format, &PaperFormatInfo::format);
}

std::optional<PaperFormat> paperFormatNamed(QStringView name)
{
    const auto found = std::ranges::find_if(formats, [&](const PaperFormatInfo& info) {
        return name.compare(info.name, Qt::CaseInsensitive) == 0;
    });
    return found == formats.end() ? std::nullopt : std::optional(found->format);
}

std::optional<PaperFormat> paperFormatOf(const QString& file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    const auto found =
        std::ranges::find_if(formats, [&](const PaperFormatInfo& info) { return suffix == info.suffix; });
    if (suffix.isEmpty())
        return std::nullopt;
    return found == formats.end() ? std::nullopt : std::optional(found->format);
}

bool isOfReferences(PaperFormat format)
{
    return format != PaperFormat::Markdown && format != PaperFormat::MarkdownFolder &&
           format != PaperFormat::Json;
}

QString textOf(const QList<Citation>& citations, PaperFormat format, const QString& heading, QDate date)
{
    switch (format) {
    case PaperFormat::BibTeX:
        return toBib(citations, BibDialect::BibTeX);
    case PaperFormat::BibLaTeX:
        return toBib(citations, BibDialect::BibLaTeX);
    case PaperFormat::Ris:
        return toRis(citations);
    case PaperFormat::CslJson:
        return toCslJson(citations);
    case PaperFormat::Csv:
        return toCsv(citations);
    case PaperFormat::Html:
        return toHtmlPage(citations, heading, date);
    case PaperFormat::Markdown:
    case PaperFormat::MarkdownFolder:
    case PaperFormat::Json:
        break;
    }
    return {};
}

bool canBeKept(const PaperQuery& papers)
{
    const bool isOfADay =
        papers.place == PaperQuery::Place::Today || papers.place == PaperQuery::Place::Trending;
    return !isOfADay && !papers.isTyping && !papers.unreadOnly && !papers.starredOnly &&
           papers.announced == PaperQuery::AnyAnnounced && papers.limit == 0;
}

Citation asWanted(Citation citation, const PaperExport& what)
{
    if (!what.withAbstracts)
        citation.abstractText.clear();
    if (!what.withNotes)
        citation.note.clear();
    return citation;
}

} // namespace offprint
