#include "app/library/identity.h"

#include "app/feeds/identifiers.h"

#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

void append(QStringList& keys, QLatin1StringView kind, const QString& value)
{
    if (!value.isEmpty())
        keys.append(kind + value);
}

/// Links to arXiv and to Hugging Face's page of an arXiv paper are its number over again.
bool isNumbered(const ParsedEntry& entry)
{
    return !entry.ids.arxiv.isEmpty() && !findMarkedArxivId(entry.link).isEmpty();
}

Paper paperOf(const ParsedEntry& entry)
{
    Paper paper;
    paper.title = entry.title;
    paper.authors = entry.authors;
    paper.abstractText = entry.abstractText;
    paper.abstractHtml = entry.abstractHtml;
    // An announcement of a replacement is no publication
    const bool isReplacement = entry.announceType.startsWith("replace"_L1) || entry.announceType == "cross"_L1;
    paper.published = isReplacement ? QDateTime() : entry.published;
    paper.updated = entry.updated;
    paper.ids = entry.ids;
    paper.link = entry.link;
    paper.pdf = entry.pdf;
    paper.code = entry.code;
    paper.project = entry.project;
    paper.thumbnail = entry.thumbnail;
    paper.categories = entry.categories;
    paper.keywords = entry.keywords;
    paper.comments = entry.comments;
    paper.journalRef = entry.journalRef;
    paper.upvotes = entry.upvotes;
    paper.commentCount = entry.commentCount;
    paper.submitter = entry.submitter;
    return paper;
}

} // namespace

PaperRecord recordOf(const ParsedEntry& entry, FeedId feed, bool isLinkShared, const QDateTime& now)
{
    PaperRecord record;
    record.paper = paperOf(entry);
    if (record.paper.title.isEmpty())
        record.paper.title = entry.link.isEmpty() ? u"Untitled"_s : entry.link;
    append(record.keys, "arxiv:"_L1, entry.ids.arxiv);
    if (!entry.ids.doi.startsWith("10.48550/arxiv."_L1))
        append(record.keys, "doi:"_L1, entry.ids.doi);
    append(record.keys, "openreview:"_L1, entry.ids.openReview);
    if (!entry.link.isEmpty() && !isLinkShared && !isNumbered(entry))
        append(record.keys, "url:"_L1, normaliseUrl(entry.link));
    if (record.keys.isEmpty() && !entry.guid.isEmpty())
        record.keys.append(u"guid:%1:%2"_s.arg(feed.value).arg(entry.guid));

    const QString title = normaliseTitle(entry.title);
    record.titleKey = title.isEmpty() ? QString() : u"title:"_s + title;
    record.surname = entry.authors.isEmpty() ? QString() : surnameOf(entry.authors.first());
    if (record.keys.isEmpty() && title.isEmpty())
        record.keys.append(u"text:%1:%2"_s.arg(feed.value).arg(qHash(entry.abstractText)));
    record.host = QUrl(entry.link).host();
    record.guid = entry.guid;
    record.listed = entry.listed.isValid() ? entry.listed : entry.published;
    // A day without a time is a day, not an instant that could fall on the day before
    const bool isDayOnly = record.listed.isValid() && record.listed.time() == QTime(0, 0);
    record.day = !record.listed.isValid() ? now.toLocalTime().date()
                 : isDayOnly              ? record.listed.date()
                                          : record.listed.toLocalTime().date();
    record.announceType = entry.announceType;
    record.sightingSubmitter = entry.submitter;
    return record;
}

QStringList keysNamedBy(const QString& words)
{
    QStringList keys;
    append(keys, "arxiv:"_L1, findArxivId(words));
    append(keys, "doi:"_L1, normaliseDoi(words));
    append(keys, "openreview:"_L1, findOpenReviewId(words));
    if (words.contains("://"_L1))
        append(keys, "url:"_L1, normaliseUrl(words));
    return keys;
}

} // namespace offprint
