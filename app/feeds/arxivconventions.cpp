#include "app/feeds/formats.h"

#include "app/feeds/htmlsanitiser.h"
#include "app/feeds/identifiers.h"
#include "app/feeds/texaccents.h"
#include "app/feeds/text.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// "arXiv:2203.01250v3 Announce Type: replace-cross \nAbstract: We consider …"
void readAnnouncement(ParsedEntry& entry)
{
    const QString text = entry.abstractText;
    const qsizetype type = text.indexOf("Announce Type:"_L1);
    const qsizetype abstract = text.indexOf("Abstract:"_L1);
    if (type >= 0 && type < 100 && entry.announceType.isEmpty()) {
        const QString rest = text.mid(type + 14, 40).trimmed();
        entry.announceType = rest.section(u' ', 0, 0).section(u'\n', 0, 0);
    }
    if (abstract >= 0 && abstract < 200)
        entry.abstractText = text.mid(abstract + 9).trimmed();
}

/// Before 2024: "A title (arXiv:1111.11111v1 [astro-ph.GA] UPDATED)".
void readOldTitle(ParsedEntry& entry)
{
    const qsizetype open = entry.title.lastIndexOf("(arXiv:"_L1);
    if (open < 0 || !entry.title.endsWith(u')'))
        return;
    const QString tail = entry.title.mid(open);
    entry.ids.arxiv = findArxivId(tail, &entry.ids.version);
    const qsizetype bracket = tail.indexOf(u'[');
    const qsizetype end = tail.indexOf(u']', bracket);
    if (bracket > 0 && end > bracket && entry.categories.isEmpty())
        entry.categories.append(tail.mid(bracket + 1, end - bracket - 1));
    entry.announceType = tail.contains("UPDATED"_L1) ? u"replace"_s
                         : tail.contains("CROSS"_L1) ? u"cross"_s
                                                     : u"new"_s;
    entry.title = entry.title.left(open).trimmed();
    if (entry.title.endsWith(u'.'))
        entry.title.chop(1);
}

} // namespace

void applyArxivConventions(ParsedFeed& feed)
{
    for (ParsedEntry& entry : feed.entries) {
        readOldTitle(entry);
        entry.abstractText = foldLines(decodeTexAccents(entry.abstractText));
        entry.abstractHtml.clear();
        readAnnouncement(entry);
        if (entry.ids.arxiv.isEmpty())
            entry.ids.arxiv = findArxivId(entry.guid, &entry.ids.version);
        entry.listed = entry.published;
    }
}

} // namespace offprint
