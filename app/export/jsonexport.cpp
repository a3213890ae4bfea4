#include "app/export/jsonexport.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

void put(QJsonObject& object, QLatin1StringView name, const QString& value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

void put(QJsonObject& object, QLatin1StringView name, const QStringList& values)
{
    if (!values.isEmpty())
        object.insert(name, QJsonArray::fromStringList(values));
}

void put(QJsonObject& object, QLatin1StringView name, const QDateTime& time)
{
    if (time.isValid())
        object.insert(name, time.toUTC().toString(Qt::ISODateWithMs));
}

void put(QJsonObject& object, QLatin1StringView name, std::optional<int> value)
{
    if (value)
        object.insert(name, *value);
}

QJsonObject idsToJson(const PaperIds& ids)
{
    QJsonObject object;
    put(object, "arxiv"_L1, ids.arxiv);
    put(object, "version"_L1, ids.version > 0 ? std::optional(ids.version) : std::nullopt);
    put(object, "doi"_L1, ids.doi);
    put(object, "openreview"_L1, ids.openReview);
    return object;
}

QJsonObject sightingToJson(const Sighting& sighting)
{
    QJsonObject object{{u"feed"_s, sighting.feed.value}};
    put(object, "feedName"_L1, sighting.feedName);
    put(object, "listed"_L1, sighting.listed);
    put(object, "announceType"_L1, sighting.announceType);
    put(object, "upvotes"_L1, sighting.upvotes);
    put(object, "submitter"_L1, sighting.submitter);
    return object;
}

} // namespace

QJsonObject toJson(const Paper& paper)
{
    QJsonObject object{{u"id"_s, paper.id.value}, {u"read"_s, paper.isRead}, {u"starred"_s, paper.isStarred}};
    put(object, "title"_L1, paper.title);
    put(object, "authors"_L1, paper.authors);
    put(object, "abstract"_L1, paper.abstractText);
    put(object, "abstractHtml"_L1, paper.abstractHtml);
    put(object, "published"_L1, paper.published);
    put(object, "updated"_L1, paper.updated);
    put(object, "firstSeen"_L1, paper.firstSeen);
    object.insert("ids"_L1, idsToJson(paper.ids));
    put(object, "link"_L1, paper.link);
    put(object, "pdf"_L1, paper.pdf);
    put(object, "code"_L1, paper.code);
    put(object, "project"_L1, paper.project);
    put(object, "thumbnail"_L1, paper.thumbnail);
    put(object, "categories"_L1, paper.categories);
    put(object, "keywords"_L1, paper.keywords);
    put(object, "summary"_L1, paper.summary);
    put(object, "authorComments"_L1, paper.comments);
    put(object, "journalRef"_L1, paper.journalRef);
    put(object, "upvotes"_L1, paper.upvotes);
    put(object, "comments"_L1, paper.commentCount);
    put(object, "submitter"_L1, paper.submitter);
    put(object, "starredAt"_L1, paper.starredAt);
    put(object, "note"_L1, paper.note);
    put(object, "noteSaved"_L1, paper.noteSaved);
    QJsonArray sightings;
    for (const Sighting& sighting : paper.sightings)
        sightings.append(sightingToJson(sighting));
    object.insert("sightings"_L1, sightings);
    return object;
}

QJsonObject toJson(const PaperRow& row)
{
    QJsonObject object{{u"id"_s, row.id.value},
                       {u"read"_s, row.isRead},
                       {u"starred"_s, row.isStarred},
                       {u"noted"_s, row.hasNote}};
    put(object, "title"_L1, row.title);
    put(object, "authors"_L1, row.authors);
    put(object, "category"_L1, row.primaryCategory);
    put(object, "day"_L1, row.day.toString(Qt::ISODate));
    put(object, "upvotes"_L1, row.upvotes);
    return object;
}

} // namespace offprint
