#include "app/library/identity.h"

#include "app/feeds/identifiers.h"

#include <QtCore/QCryptographicHash>

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
    const bool isReplacement =
        entry.announceType.startsWith("replace"_L1) || entry.announceType == "cross"_L1;
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
    paper.summary = entry.summary;
    paper.comments = entry.comments;
    paper.journalRef = entry.journalRef;
    paper.upvotes = entry.upvotes;
    paper.commentCount = entry.commentCount;
    paper.submitter = entry.submitter;
    return paper;
}

QStringList keysOf(const ParsedEntry& entry, FeedId feed, const PaperRecord& record,
                   const SharedNames& shared)
{
    QStringList keys;
    append(keys, "arxiv:"_L1, entry.ids.arxiv);
    append(keys, "openreview:"_L1, entry.ids.openReview);
    if (!entry.ids.doi.startsWith("10.48550/arxiv."_L1))
        append(keys, "doi:"_L1, entry.ids.doi);
    append(keys, "url:"_L1, record.page);
    if (!keys.isEmpty())
        return keys;
    if (!entry.guid.isEmpty() && !shared.isGuidShared(entry))
        return {u"guid:%1:%2"_s.arg(feed.value).arg(entry.guid)};
    // Nothing names it but what it says, within its feed
    const QString text = record.title.isEmpty() ? entry.abstractText : record.title + u'|' + record.surname;
    const QByteArray hash =
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return {u"text:%1:%2"_s.arg(feed.value).arg(QLatin1StringView(hash))};
}

/// A date without a time is a day, not an instant that could fall on the day before. No paper stands under a
/// day to come, whatever the feed's clock says.
QDate dayOf(const QDateTime& listed, const QDateTime& now)
{
    const QDate today = now.toLocalTime().date();
    if (!listed.isValid())
        return today;
    return qMin(today, listed.time() == QTime(0, 0) ? listed.date() : listed.toLocalTime().date());
}

/// One page may hold many entries: there the fragment tells them apart.
QString pageOf(const QString& link)
{
    const qsizetype hash = link.indexOf(u'#');
    return hash >= 0 && hash + 1 < link.size() ? normaliseUrl(link) + link.mid(hash) : normaliseUrl(link);
}

} // namespace

void SharedNames::add(const ParsedFeed& part)
{
    if (!part.site.isEmpty())
        m_site = normaliseUrl(part.site);
    const auto note = [](const QString& name, QSet<size_t>& seen, QSet<QString>& shared) {
        const auto known = seen.size();
        if (seen.insert(qHash(name)); seen.size() == known)
            shared.insert(name);
    };
    m_seenLinks.reserve(m_seenLinks.size() + part.entries.size());
    m_seenGuids.reserve(m_seenGuids.size() + part.entries.size());
    for (const ParsedEntry& entry : part.entries) {
        note(entry.link, m_seenLinks, m_links);
        note(entry.guid, m_seenGuids, m_guids);
    }
}

PaperRecord recordOf(const ParsedEntry& entry, FeedId feed, const SharedNames& shared, const QDateTime& now)
{
    PaperRecord record;
    record.paper = paperOf(entry);
    if (record.paper.title.isEmpty())
        record.paper.title = entry.link.isEmpty() ? u"Untitled"_s : entry.link;
    record.title = normaliseTitle(entry.title);
    record.surname = entry.authors.isEmpty() ? QString() : surnameOf(entry.authors.first());
    if (!entry.link.isEmpty() && !isNumbered(entry) && !shared.isLinkShared(entry)) {
        record.page = pageOf(entry.link);
        if (record.page == shared.site())
            record.page.clear();
    }
    record.keys = keysOf(entry, feed, record, shared);
    record.isFromNumbered = isNumbered(entry);
    record.githubStars = entry.githubStars;
    record.versionDate = entry.updated.isValid() ? entry.updated : entry.published;

    record.guid = entry.guid;
    record.listed = entry.listed.isValid() ? entry.listed : entry.published;
    record.day = dayOf(record.listed, now);
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
