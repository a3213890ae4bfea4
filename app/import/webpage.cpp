#include "app/import/webpage.h"

#include "app/export/csljsonreader.h"
#include "app/feeds/feedparser.h"
#include "app/feeds/text.h"
#include "app/import/citationentry.h"
#include "app/import/feedimport.h"
#include "app/import/huggingfacepage.h"
#include "app/import/papernames.h"

#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// What a page has of each sort.
struct PageContent
{
    ReadCitations references;
    QJsonArray papers; ///< of Hugging Face
    PaperNames names;
};

void takeReferences(ReadCitations& all, QStringView json)
{
    const ReadCitations read = readCslJson(json.toUtf8());
    all.citations += read.citations;
    all.problems += read.problems;
}

void take(PageContent& content, const HtmlPiece& piece)
{
    if (piece.tag == "script"_L1) {
        if (piece.attribute("type"_L1) == "application/vnd.citationstyles.csl+json"_L1)
            takeReferences(content.references, piece.text);
        return;
    }
    if (piece.tag.isEmpty())
        return content.names.takeText(decodeEntities(piece.text.toString()));
    if (const QString link = piece.attribute("href"_L1); !link.isEmpty())
        content.names.takeLink(link);
    const QJsonArray papers = huggingFacePapers(piece, content.references.problems);
    for (const QJsonValue& paper : papers)
        content.papers.append(paper);
}

PageContent contentOf(QStringView html)
{
    PageContent content;
    HtmlPieces pieces(html);
    HtmlPiece piece;
    while (pieces.next(piece))
        take(content, piece);
    return content;
}

} // namespace

ReadImport readWebPage(QStringView html)
{
    const PageContent content = contentOf(html);
    ReadImport references = importOf(u"CSL-JSON"_s, content.references);
    if (!references.entries.isEmpty())
        return references;
    if (!content.papers.isEmpty()) {
        const auto feed = parseFeed(QJsonDocument(content.papers).toJson(QJsonDocument::Compact), {});
        if (feed && !feed->entries.isEmpty())
            return importOf(*feed);
    }
    return {.format = u"arXiv ids and links"_s,
            .entries = content.names.entries(),
            .problems = references.problems};
}

} // namespace offprint
