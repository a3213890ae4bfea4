#include "app/export/workjson.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct StatusName
{
    ReadingStatus status;
    QLatin1StringView name;
};

constexpr std::array statusNames{StatusName{ReadingStatus::ToRead, "to read"_L1},
                                 StatusName{ReadingStatus::Reading, "reading"_L1},
                                 StatusName{ReadingStatus::Read, "read"_L1}};

std::optional<int> positive(int number)
{
    return number > 0 ? std::optional(number) : std::nullopt;
}

QJsonObject idsToJson(const PaperIds& ids)
{
    QJsonObject object;
    putIn(object, "arxiv"_L1, ids.arxiv);
    putIn(object, "version"_L1, positive(ids.version));
    putIn(object, "doi"_L1, ids.doi);
    putIn(object, "openreview"_L1, ids.openReview);
    return object;
}

QJsonObject publicationToJson(const Publication& publication)
{
    QJsonObject object{{u"kind"_s, QString(kindName(publication.kind))}};
    putIn(object, "year"_L1, positive(publication.year));
    putIn(object, "month"_L1, positive(publication.month));
    putIn(object, "day"_L1, positive(publication.day));
    putIn(object, "venue"_L1, publication.venue);
    putIn(object, "volume"_L1, publication.volume);
    putIn(object, "number"_L1, publication.number);
    putIn(object, "pages"_L1, publication.pages);
    putIn(object, "publisher"_L1, publication.publisher);
    putIn(object, "doi"_L1, publication.doi);
    putIn(object, "url"_L1, publication.url);
    return object;
}

} // namespace

QJsonObject workToJson(const Paper& paper)
{
    QJsonObject object;
    putIn(object, "title"_L1, paper.title);
    putIn(object, "authors"_L1, paper.authors);
    putIn(object, "abstract"_L1, paper.abstractText);
    putIn(object, "abstractHtml"_L1, paper.abstractHtml);
    putIn(object, "published"_L1, paper.published);
    putIn(object, "updated"_L1, paper.updated);
    object.insert("ids"_L1, idsToJson(paper.ids));
    putIn(object, "link"_L1, paper.link);
    putIn(object, "pdf"_L1, paper.pdf);
    putIn(object, "code"_L1, paper.code);
    putIn(object, "project"_L1, paper.project);
    putIn(object, "thumbnail"_L1, paper.thumbnail);
    putIn(object, "categories"_L1, paper.categories);
    putIn(object, "keywords"_L1, paper.keywords);
    putIn(object, "summary"_L1, paper.summary);
    putIn(object, "authorComments"_L1, paper.comments);
    putIn(object, "journalRef"_L1, paper.journalRef);
    putIn(object, "upvotes"_L1, paper.upvotes);
    putIn(object, "comments"_L1, paper.commentCount);
    putIn(object, "submitter"_L1, paper.submitter);
    putIn(object, "citeKey"_L1, paper.citeKey);
    if (paper.publication)
        object.insert("publication"_L1, publicationToJson(*paper.publication));
    return object;
}

QJsonObject placeToJson(const ListEntry& entry)
{
    QJsonObject object{{u"status"_s, QString(statusName(entry.status))}};
    putIn(object, "priority"_L1, positive(entry.priority));
    putIn(object, "due"_L1, entry.due.toString(Qt::ISODate));
    putIn(object, "comment"_L1, entry.comment);
    return object;
}

QLatin1StringView statusName(ReadingStatus status)
{
    return std::ranges::find(statusNames, status, &StatusName::status)->name;
}

std::optional<ReadingStatus> readingStatusNamed(QStringView name)
{
    const auto known =
        std::ranges::find_if(statusNames, [&](const StatusName& each) { return name == each.name; });
    return known == statusNames.end() ? std::nullopt : std::optional(known->status);
}

void putIn(QJsonObject& object, QLatin1StringView name, const QString& value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

void putIn(QJsonObject& object, QLatin1StringView name, const QStringList& values)
{
    if (!values.isEmpty())
        object.insert(name, QJsonArray::fromStringList(values));
}

void putIn(QJsonObject& object, QLatin1StringView name, const QDateTime& time)
{
    if (time.isValid())
        object.insert(name, time.toUTC().toString(Qt::ISODateWithMs));
}

void putIn(QJsonObject& object, QLatin1StringView name, std::optional<int> value)
{
    if (value)
        object.insert(name, *value);
}

} // namespace offprint
