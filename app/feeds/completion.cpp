#include "app/feeds/completion.h"

#include "app/feeds/formats.h"
#include "app/feeds/identifiers.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Identifiers from wherever the entry has them: link, guid, title, DOI; never from running text, which cites
/// others.
void findIdentifiers(ParsedEntry& entry)
{
    int version = 0;
    for (const QString& text : {entry.link, entry.guid, entry.ids.doi, entry.pdf, entry.title}) {
        if (entry.ids.arxiv.isEmpty())
            entry.ids.arxiv = findMarkedArxivId(text, &entry.ids.version);
        else if (entry.ids.version == 0 && findMarkedArxivId(text, &version) == entry.ids.arxiv)
            entry.ids.version = version;
    }
    if (entry.ids.arxiv.isEmpty() && entry.guid.size() < 20) // a bare id as guid
        entry.ids.arxiv = findArxivId(entry.guid, &entry.ids.version);
    for (const QString& text : {entry.link, entry.guid}) {
        if (entry.ids.doi.isEmpty() &&
            (text.contains("doi.org/"_L1) || text.startsWith("doi:"_L1, Qt::CaseInsensitive) ||
             text.startsWith("10."_L1)))
            entry.ids.doi = normaliseDoi(text);
        if (entry.ids.openReview.isEmpty())
            entry.ids.openReview = findOpenReviewId(text);
    }
    if (entry.ids.openReview.isEmpty())
        entry.ids.openReview = findOpenReviewId(entry.pdf);
    if (entry.pdf.isEmpty() && !entry.ids.arxiv.isEmpty())
        entry.pdf = "https://arxiv.org/pdf/"_L1 + entry.ids.arxiv;
}

/// An entry without title gets the beginning of its text, so that it can be found in a list.
void fillTitle(ParsedEntry& entry)
{
    if (!entry.title.isEmpty() || entry.abstractText.isEmpty())
        return;
    const QString line = entry.abstractText.section(u'\n', 0, 0);
    entry.title = line.size() <= 100 ? line : line.left(line.lastIndexOf(u' ', 99)) + u'…';
}

/// Whether the address leads to a page: no script, no local file, nothing another program would start for.
bool isHarmless(const QString& address)
{
    const QString scheme = QUrl(address).scheme();
    return scheme.isEmpty() || scheme == "https"_L1 || scheme == "http"_L1;
}

void dropHarmfulAddresses(ParsedEntry& entry)
{
    for (QString* address : {&entry.link, &entry.pdf, &entry.code, &entry.project, &entry.thumbnail}) {
        if (!isHarmless(*address))
            address->clear();
    }
}

} // namespace

void completeEntries(ParsedFeed& feed)
{
    if (feed.kind == FeedKind::ArxivRss || feed.kind == FeedKind::ArxivAtom)
        applyArxivConventions(feed);
    for (ParsedEntry& entry : feed.entries) {
        if (feed.kind == FeedKind::Rss)
            applyHfConventions(entry);
        findIdentifiers(entry);
        fillTitle(entry);
        dropHarmfulAddresses(entry);
    }
    if (!isHarmless(feed.site))
        feed.site.clear();
}

} // namespace offprint
