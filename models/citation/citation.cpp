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
    return citation;
}

} // namespace offprint
