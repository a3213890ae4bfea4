#include "app/export/jsonexport.h"

#include "app/export/workjson.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QJsonObject sightingToJson(const Sighting& sighting)
{
    QJsonObject object{{u"feed"_s, sighting.feed.value}};
    putIn(object, "feedName"_L1, sighting.feedName);
    putIn(object, "listed"_L1, sighting.listed);
    putIn(object, "announceType"_L1, sighting.announceType);
    putIn(object, "upvotes"_L1, sighting.upvotes);
    putIn(object, "submitter"_L1, sighting.submitter);
    return object;
}

QJsonObject listToJson(const ListPlace& place)
{
    QJsonObject object = placeToJson(place.entry);
    putIn(object, "name"_L1, place.name);
    if (place.colour > 0)
        object.insert("colour"_L1, place.colour);
    return object;
}

template<class T, class ToObject> QJsonArray arrayOf(const QList<T>& values, ToObject toObject)
{
    QJsonArray array;
    for (const T& value : values)
        array.append(toObject(value));
    return array;
}

} // namespace

QJsonObject toJson(const Paper& paper)
{
    QJsonObject object = workToJson(paper);
    object.insert("id"_L1, paper.id.value);
    object.insert("read"_L1, paper.isRead);
    object.insert("starred"_L1, paper.isStarred);
    putIn(object, "firstSeen"_L1, paper.firstSeen);
    putIn(object, "starredAt"_L1, paper.starredAt);
    putIn(object, "note"_L1, paper.note);
    putIn(object, "noteSaved"_L1, paper.noteSaved);
    putIn(object, "tags"_L1, paper.tags);
    if (!paper.lists.isEmpty())
        object.insert("lists"_L1, arrayOf(paper.lists, listToJson));
    object.insert("sightings"_L1, arrayOf(paper.sightings, sightingToJson));
    return object;
}

QJsonObject toJson(const PaperRow& row)
{
    QJsonObject object{{u"id"_s, row.id.value},
                       {u"read"_s, row.isRead},
                       {u"starred"_s, row.isStarred},
                       {u"noted"_s, row.hasNote}};
    putIn(object, "title"_L1, row.title);
    putIn(object, "authors"_L1, row.authors);
    putIn(object, "category"_L1, row.primaryCategory);
    putIn(object, "day"_L1, row.day.toString(Qt::ISODate));
    putIn(object, "upvotes"_L1, row.upvotes);
    return object;
}

} // namespace offprint
