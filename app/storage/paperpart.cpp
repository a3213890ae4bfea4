#include "app/storage/paperpart.h"

#include <QtCore/QMap>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Of two texts of one version the longer says more; of two as long, either will do, but always the same.
bool isBetter(const QString& given, const QString& stored)
{
    return given.size() != stored.size() ? given.size() > stored.size() : given < stored;
}

bool isBetter(const QStringList& given, const QStringList& stored)
{
    return given.size() != stored.size() ? given.size() > stored.size()
                                         : isBetter(given.join(u'\n'), stored.join(u'\n'));
}

template<class T> void takeBetter(T& stored, const T& given)
{
    if (isBetter(given, stored))
        stored = given;
}

/// True if what was given stands now.
template<class T> bool takeLater(T& stored, int& storedOrder, const T& given, int givenOrder)
{
    if (given.isEmpty() || (!stored.isEmpty() && (givenOrder < storedOrder ||
                                                  (givenOrder == storedOrder && !isBetter(given, stored)))))
        return false;
    stored = given;
    storedOrder = givenOrder;
    return true;
}

void takeFirst(QString& stored, const QString& given)
{
    if (!given.isEmpty() && (stored.isEmpty() || given < stored))
        stored = given;
}

void takeEarlier(QDateTime& stored, const QDateTime& given)
{
    if (given.isValid() && (!stored.isValid() || given < stored))
        stored = given;
}

/// Where only a year or a month is known, it begins then.
bool isWithin(const QDateTime& time, const QDateTime& vague)
{
    const QDate from = vague.toUTC().date();
    if (vague.toUTC().time() != QTime(0, 0) || from.day() != 1)
        return false;
    const QDate day = time.toUTC().date();
    return day.year() == from.year() && (day.month() == from.month() || from.month() == 1);
}

/// The earlier, but a day rather than the year or month that it is in.
void takeEarlierDay(QDateTime& stored, const QDateTime& given)
{
    if (stored.isValid() && given.isValid() && stored != given &&
        (isWithin(given, stored) || isWithin(stored, given)))
        stored = qMax(stored, given);
    else
        takeEarlier(stored, given);
}

/// The page that a person would read: the paper's own, before pages about it.
int linkRank(const QString& link)
{
    constexpr std::array hosts{"://arxiv.org/"_L1, "://openreview.net/"_L1, "://doi.org/"_L1,
                               "://huggingface.co/"_L1};
    const auto host = std::ranges::find_if(hosts, [&](QLatin1StringView h) { return link.contains(h); });
    return int(host - hosts.begin());
}

void takeLink(QString& stored, const QString& given)
{
    const auto place = [](const QString& link) { return std::tuple(linkRank(link), link.size(), link); };
    if (!given.isEmpty() && (stored.isEmpty() || place(given) < place(stored)))
        stored = given;
}

/// arXiv's own DOI says no more than the number.
void takeDoi(QString& stored, const QString& given)
{
    const auto place = [](const QString& doi) {
        return std::pair(doi.startsWith("10.48550/arxiv."_L1), doi);
    };
    if (!given.isEmpty() && (stored.isEmpty() || place(given) < place(stored)))
        stored = given;
}

void takeCount(std::optional<int>& stored, const std::optional<int>& given, Counts counts)
{
    if (given && (!stored || counts == Counts::OfTheOther || *given > *stored))
        stored = given;
}

void merge(PaperVersion& stored, const PaperVersion& given)
{
    takeEarlier(stored.date, given.date);
    takeEarlier(stored.stored, given.stored);
    takeBetter(stored.title, given.title);
    takeBetter(stored.abstractText, given.abstractText);
    takeBetter(stored.authors, given.authors);
    takeFirst(stored.journalRef, given.journalRef);
    takeDoi(stored.doi, given.doi);
    stored.isWithdrawn = stored.isWithdrawn || given.isWithdrawn;
}

void insert(QList<PaperVersion>& versions, const PaperVersion& given)
{
    const auto place = std::ranges::lower_bound(versions, given.version, {}, &PaperVersion::version);
    if (place != versions.end() && place->version == given.version)
        merge(*place, given);
    else
        versions.insert(place, given);
}

void mergeVersions(PaperPart& stored, const PaperPart& given)
{
    const int known = stored.paper.ids.version;
    if (given.versions.isEmpty() && given.paper.ids.version == known) {
        takeEarlier(stored.versionDate, given.versionDate);
        takeEarlier(stored.versionStored, given.versionStored);
        return;
    }
    QList<PaperVersion> all = stored.versions;
    for (const PaperVersion& version : given.versions)
        insert(all, version);
    for (const PaperPart* part : {static_cast<const PaperPart*>(&stored), &given}) {
        if (part->paper.ids.version > 0)
            insert(all, part->latest());
    }
    if (!all.isEmpty() && all.last().version > 0) {
        const PaperVersion latest = all.takeLast();
        stored.versionDate = latest.date;
        stored.versionStored = latest.stored;
    }
    stored.versions = all;
}

void mergeTexts(PaperPart& stored, const PaperPart& given)
{
    Paper& paper = stored.paper;
    const Paper& other = given.paper;
    takeLater(paper.title, stored.orders.title, other.title, given.orders.title);
    // The markup belongs to its text
    if (takeLater(paper.abstractText, stored.orders.abstractText, other.abstractText,
                  given.orders.abstractText))
        paper.abstractHtml = other.abstractHtml;
    else if (paper.abstractText == other.abstractText &&
             stored.orders.abstractText == given.orders.abstractText)
        takeBetter(paper.abstractHtml, other.abstractHtml);
    takeLater(paper.authors, stored.orders.authors, other.authors, given.orders.authors);
    takeLater(paper.comments, stored.orders.comments, other.comments, given.orders.comments);
}

void mergeIds(Paper& paper, const Paper& other)
{
    if (other.ids.version != paper.ids.version)
        paper.isWithdrawn = other.ids.version > paper.ids.version ? other.isWithdrawn : paper.isWithdrawn;
    else
        paper.isWithdrawn = paper.isWithdrawn || other.isWithdrawn;
    paper.ids.version = qMax(paper.ids.version, other.ids.version);
    takeFirst(paper.ids.arxiv, other.ids.arxiv);
    takeDoi(paper.ids.doi, other.ids.doi);
    takeFirst(paper.ids.openReview, other.ids.openReview);
}

void mergeFields(Paper& paper, const Paper& other)
{
    takeBetter(paper.categories, other.categories);
    takeBetter(paper.keywords, other.keywords);
    takeBetter(paper.journalRef, other.journalRef);
    takeLink(paper.link, other.link);
    takeLink(paper.pdf, other.pdf);
    for (QString Paper::* field :
         {&Paper::code, &Paper::project, &Paper::thumbnail, &Paper::submitter, &Paper::summary})
        takeFirst(paper.*field, other.*field);
    takeEarlierDay(paper.published, other.published);
    takeEarlier(paper.firstSeen, other.firstSeen);
    if (other.updated.isValid() && (!paper.updated.isValid() || other.updated > paper.updated))
        paper.updated = other.updated;
}

/// Of an unknown time is before any other.
std::pair<qint64, QString> timeOf(const Listing& listing)
{
    const qint64 time = listing.lastListed.isValid() ? listing.lastListed.toMSecsSinceEpoch() : 0;
    return {time, listing.announceType};
}

void merge(Listing& stored, const Listing& given, Counts counts)
{
    takeFirst(stored.guid, given.guid);
    takeEarlier(stored.listed, given.listed);
    if (timeOf(given) > timeOf(stored)) {
        stored.lastListed = given.lastListed;
        stored.announceType = given.announceType;
    }
    stored.day = qMin(stored.day, given.day);
    takeCount(stored.upvotes, given.upvotes, counts);
    takeFirst(stored.submitter, given.submitter);
}

void mergeListings(PaperPart& stored, const PaperPart& given, Counts counts)
{
    for (const Listing& listing : given.listings) {
        const auto place = std::ranges::lower_bound(stored.listings, listing.feed, {}, &Listing::feed);
        if (place != stored.listings.end() && place->feed == listing.feed)
            merge(*place, listing, counts);
        else
            stored.listings.insert(place, listing);
    }
    std::optional<int> highest;
    for (const Listing& listing : std::as_const(stored.listings))
        takeCount(highest, listing.upvotes, Counts::Higher);
    stored.paper.upvotes = highest;
}

/// What one of two rows of counts had on a day: what it had before, where it has no row of the day.
void mergeMetrics(QList<PaperMetrics>& stored, const QList<PaperMetrics>& given)
{
    if (given.isEmpty() || stored.isEmpty()) {
        stored = stored.isEmpty() ? given : stored;
        return;
    }
    QMap<QDate, PaperMetrics> days;
    for (const QList<PaperMetrics>* row : {static_cast<const QList<PaperMetrics>*>(&stored), &given}) {
        for (const PaperMetrics& metrics : *row)
            days[metrics.day].day = metrics.day;
    }
    for (const QList<PaperMetrics>* row : {static_cast<const QList<PaperMetrics>*>(&stored), &given}) {
        auto next = row->begin();
        PaperMetrics known;
        for (PaperMetrics& day : days) {
            if (next != row->end() && next->day == day.day)
                known = *next++;
            takeCount(day.upvotes, known.upvotes, Counts::Higher);
            takeCount(day.comments, known.comments, Counts::Higher);
            takeCount(day.githubStars, known.githubStars, Counts::Higher);
        }
    }
    stored = days.values();
}

} // namespace

void PaperPart::merge(const PaperPart& other, Counts counts)
{
    mergeVersions(*this, other); // while the texts are still those of their versions
    mergeTexts(*this, other);
    mergeIds(paper, other.paper);
    mergeFields(paper, other.paper);
    mergeListings(*this, other, counts);
    takeCount(paper.commentCount, other.paper.commentCount, counts);
    takeCount(githubStars, other.githubStars, counts);
    mergeMetrics(metrics, other.metrics);
    if (other.day.isValid() && (!day.isValid() || other.day < day))
        day = other.day;
}

void PaperPart::noteMetrics(const QDate& today)
{
    PaperMetrics now{today, paper.upvotes, paper.commentCount, githubStars};
    if (!now.upvotes && !now.comments && !now.githubStars)
        return;
    if (!metrics.isEmpty() && metrics.last().day >= today) {
        now.day = metrics.last().day;
        metrics.last() = now;
        return;
    }
    PaperMetrics same = now;
    same.day = metrics.isEmpty() ? QDate() : metrics.last().day;
    if (metrics.isEmpty() || metrics.last() != same)
        metrics.append(now);
}

PaperVersion PaperPart::latest() const
{
    const int version = paper.ids.version;
    const int order = TextOrders::of(version);
    PaperVersion latest{.version = version, .date = versionDate, .stored = versionStored};
    if (orders.title == order)
        latest.title = paper.title;
    if (orders.abstractText == order)
        latest.abstractText = paper.abstractText;
    if (orders.authors == order)
        latest.authors = paper.authors;
    latest.isWithdrawn = paper.isWithdrawn;
    return latest;
}

QString PaperPart::announceType() const
{
    const auto latest = std::ranges::max_element(listings, {}, timeOf);
    return latest == listings.end() ? QString() : latest->announceType;
}

} // namespace offprint
