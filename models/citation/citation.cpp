#include "models/citation/citation.h"

#include "models/citation/journalreference.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isName(const QString& author)
{
    return std::ranges::any_of(author, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

void setPublication(Citation& citation, const Paper& paper)
{
    if (paper.journalRef.simplified().isEmpty())
        return;
    const JournalReference reference = journalReference(paper.journalRef);
    citation.kind = reference.kind;
    citation.venue = reference.venue;
    citation.volume = reference.volume;
    citation.number = reference.number;
    citation.pages = reference.pages;
}

void setDate(Citation& citation, const QDateTime& published)
{
    if (!published.isValid())
        return;
    const QDate day = published.toUTC().date();
    citation.year = day.year();
    citation.month = day.month();
    citation.day = day.day();
}

void setPublication(Citation& citation, const Publication& publication)
{
    citation.kind = publication.kind;
    citation.year = publication.year;
    citation.month = publication.month;
    citation.day = publication.day;
    citation.venue = publication.venue;
    citation.volume = publication.volume;
    citation.number = publication.number;
    citation.pages = publication.pages;
    citation.publisher = publication.publisher;
    citation.doi = publication.doi;
    citation.url = publication.url;
}

} // namespace

Citation citationOf(const Paper& paper)
{
    Citation citation;
    citation.title = paper.title;
    for (const QString& author : paper.authors) {
        if (isName(author)) // arXiv has ":" between a collaboration and its members
            citation.authors.append(author);
    }
    setDate(citation, paper.published);
    setPublication(citation, paper);
    citation.arxiv = paper.ids.arxiv;
    if (!paper.ids.arxiv.isEmpty() && !paper.categories.isEmpty())
        citation.primaryClass = paper.categories.first();
    citation.doi = paper.ids.doi;
    citation.url = paper.ids.arxiv.isEmpty() ? paper.link : u"https://arxiv.org/abs/"_s + paper.ids.arxiv;
    citation.abstractText = paper.abstractText;
    citation.keywords = paper.keywords;
    citation.comments = paper.comments;
    citation.note = paper.note;
    if (paper.publication)
        setPublication(citation, *paper.publication);
    return citation;
}

Publication publicationOf(const Citation& citation)
{
    return {.kind = citation.kind,
            .year = citation.year,
            .month = citation.month,
            .day = citation.day,
            .venue = citation.venue,
            .volume = citation.volume,
            .number = citation.number,
            .pages = citation.pages,
            .publisher = citation.publisher,
            .doi = citation.doi,
            .url = citation.url};
}

} // namespace offprint
