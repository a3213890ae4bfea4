#include "app/import/citationentry.h"

#include "app/feeds/identifiers.h"
#include "models/webaddress.h"

#include <QtCore/QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Zotero has only the archive of a paper's class ("cs" for "cs.LG"), which says nothing as a category.
bool isCategory(const QString& primaryClass)
{
    static const QStringList archives{u"astro-ph"_s, u"cond-mat"_s, u"cs"_s,   u"econ"_s,
                                      u"eess"_s,     u"math"_s,     u"nlin"_s, u"physics"_s,
                                      u"q-bio"_s,    u"q-fin"_s,    u"stat"_s};
    return !primaryClass.isEmpty() && !archives.contains(primaryClass);
}

PaperIds idsOf(const Citation& citation)
{
    PaperIds ids;
    if (!citation.arxiv.isEmpty())
        ids.arxiv = findMarkedArxivId(u"arXiv:"_s + citation.arxiv);
    ids.doi = citation.doi;
    ids.openReview = findOpenReviewId(citation.url);
    return ids;
}

QString linkOf(const Citation& citation, const PaperIds& ids)
{
    if (isWebAddress(QUrl(citation.url, QUrl::StrictMode)))
        return citation.url;
    return ids.arxiv.isEmpty() ? QString() : u"https://arxiv.org/abs/"_s + ids.arxiv;
}

QList<ImportedPlace> listsOf(const ForeignPlaces& places)
{
    QList<ImportedPlace> lists;
    for (const ForeignGroup& group : places.groups)
        lists.append(
            {.path = group.path, .entry = places.entry, .colour = 0, .description = group.description});
    return lists;
}

QDateTime publishedOf(const Citation& citation)
{
    if (citation.year <= 0)
        return {};
    const QDate day(citation.year, std::max(citation.month, 1), std::max(citation.day, 1));
    return QDateTime(day.isValid() ? day : QDate(citation.year, 1, 1), QTime(0, 0), QTimeZone::UTC);
}

} // namespace

ImportEntry importEntryOf(const Citation& citation)
{
    ImportEntry import;
    ParsedEntry& work = import.entry;
    work.guid = citation.key;
    work.title = citation.title;
    work.authors = citation.authors;
    work.abstractText = citation.abstractText;
    work.ids = idsOf(citation);
    work.link = linkOf(citation, work.ids);
    work.published = publishedOf(citation);
    if (isCategory(citation.primaryClass))
        work.categories = {citation.primaryClass};
    work.comments = citation.comments;
    work.keywords = citation.keywords;
    import.publication = publicationOf(citation);
    import.key = citation.key;
    import.note = citation.note;
    return import;
}

ReadImport importOf(const QString& format, const ReadCitations& read)
{
    ReadImport import{.format = format, .problems = read.problems};
    qsizetype onNoList = 0;
    for (qsizetype i = 0; i < read.citations.size(); ++i) {
        ImportEntry entry = importEntryOf(read.citations[i]);
        if (!isKnownBySomething(entry)) {
            addProblem(import.problems, 0,
                       u"Reference %1 has neither a title nor an id, and is left out."_s.arg(i + 1));
            continue;
        }
        const ForeignPlaces places = read.places.value(i);
        entry.lists = listsOf(places);
        onNoList += entry.lists.isEmpty() && !places.isNothing() ? 1 : 0;
        import.entries.append(std::move(entry));
    }
    if (onNoList > 0)
        addProblem(import.problems, 0,
                   u"%1 references have a reading status or a priority, but are in no group: only on a "
                   "reading list has a paper these, so they are left out."_s.arg(onNoList));
    return import;
}

} // namespace offprint
