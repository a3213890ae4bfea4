#include "app/import/offprintjson.h"

#include "app/export/workjson.h"
#include "app/feeds/htmlsanitiser.h"
#include "app/feeds/identifiers.h"
#include "models/webaddress.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isPaper(const QJsonValue& value)
{
    return value["ids"_L1].isObject();
}

QString textOf(const QJsonValue& value)
{
    return value.toString().remove(QChar(0));
}

QString lineOf(const QJsonValue& value)
{
    return textOf(value).simplified();
}

QStringList linesOf(const QJsonValue& value)
{
    QStringList lines;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& each : array) {
        if (const QString line = lineOf(each); !line.isEmpty())
            lines.append(line);
    }
    return lines;
}

/// The file may come from anyone, and addresses are opened.
QString addressOf(const QJsonValue& value)
{
    const QString address = lineOf(value);
    return isWebAddress(QUrl(address)) ? address : QString();
}

QDateTime timeOf(const QJsonValue& value)
{
    QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::UTC);
    return time.toUTC();
}

std::optional<int> countOf(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

int numberUpTo(int most, const QJsonValue& value)
{
    const int number = value.toInt();
    return number > 0 && number <= most ? number : 0;
}

PaperIds idsOf(const QJsonValue& value)
{
    PaperIds ids;
    if (const QString arxiv = lineOf(value["arxiv"_L1]); !arxiv.isEmpty())
        ids.arxiv = findMarkedArxivId(u"arXiv:"_s + arxiv);
    if (!ids.arxiv.isEmpty())
        ids.version = numberUpTo(999, value["version"_L1]);
    ids.doi = lineOf(value["doi"_L1]).toLower();
    ids.openReview = lineOf(value["openreview"_L1]);
    return ids;
}

QString guidOf(const ParsedEntry& work)
{
    for (const QString& id : {work.ids.arxiv, work.ids.doi, work.ids.openReview, work.link}) {
        if (!id.isEmpty())
            return id;
    }
    return work.title;
}

ParsedEntry workOf(const QJsonValue& paper)
{
    ParsedEntry work;
    work.title = lineOf(paper["title"_L1]);
    work.authors = linesOf(paper["authors"_L1]);
    work.abstractText = textOf(paper["abstract"_L1]);
    if (const QString html = textOf(paper["abstractHtml"_L1]); !html.isEmpty())
        work.abstractHtml = sanitiseHtml(html, {});
    work.published = timeOf(paper["published"_L1]);
    work.updated = timeOf(paper["updated"_L1]);
    work.ids = idsOf(paper["ids"_L1]);
    work.link = addressOf(paper["link"_L1]);
    work.pdf = addressOf(paper["pdf"_L1]);
    work.code = addressOf(paper["code"_L1]);
    work.project = addressOf(paper["project"_L1]);
    work.thumbnail = addressOf(paper["thumbnail"_L1]);
    work.categories = linesOf(paper["categories"_L1]);
    work.keywords = linesOf(paper["keywords"_L1]);
    work.summary = lineOf(paper["summary"_L1]);
    work.comments = lineOf(paper["authorComments"_L1]);
    work.journalRef = lineOf(paper["journalRef"_L1]);
    work.upvotes = countOf(paper["upvotes"_L1]);
    work.commentCount = countOf(paper["comments"_L1]);
    work.submitter = lineOf(paper["submitter"_L1]);
    work.guid = guidOf(work);
    return work;
}

std::optional<Publication> publicationOf(const QJsonValue& value)
{
    if (!value.isObject())
        return std::nullopt;
    Publication publication;
    publication.kind = publicationKindNamed(lineOf(value["kind"_L1])).value_or(PublicationKind::Preprint);
    publication.year = numberUpTo(9999, value["year"_L1]);
    publication.month = numberUpTo(12, value["month"_L1]);
    publication.day = numberUpTo(31, value["day"_L1]);
    publication.venue = lineOf(value["venue"_L1]);
    publication.volume = lineOf(value["volume"_L1]);
    publication.number = lineOf(value["number"_L1]);
    publication.pages = lineOf(value["pages"_L1]);
    publication.publisher = lineOf(value["publisher"_L1]);
    publication.doi = lineOf(value["doi"_L1]).toLower();
    publication.url = lineOf(value["url"_L1]);
    return publication;
}

ImportedPlace placeOf(const QJsonValue& list, const QJsonValue& entry)
{
    ImportedPlace place;
    place.path = {lineOf(list["name"_L1])};
    place.colour = std::max(0, list["colour"_L1].toInt());
    place.description = textOf(list["description"_L1]);
    place.entry.status = readingStatusNamed(lineOf(entry["status"_L1])).value_or(ReadingStatus::ToRead);
    place.entry.priority = numberUpTo(3, entry["priority"_L1]);
    place.entry.due = QDate::fromString(entry["due"_L1].toString(), Qt::ISODate);
    place.entry.comment = lineOf(entry["comment"_L1]);
    return place;
}

QList<ImportedPlace> placesOf(const QJsonValue& lists)
{
    QList<ImportedPlace> places;
    const QJsonArray array = lists.toArray();
    for (const QJsonValue& list : array) {
        if (ImportedPlace place = placeOf(list, list); !place.path.first().isEmpty())
            places.append(std::move(place));
    }
    return places;
}

ImportEntry importEntryOf(const QJsonValue& paper)
{
    ImportEntry import;
    import.entry = workOf(paper);
    import.publication = publicationOf(paper["publication"_L1]);
    import.key = lineOf(paper["citeKey"_L1]);
    import.note = textOf(paper["note"_L1]);
    import.tags = linesOf(paper["tags"_L1]);
    import.lists = placesOf(paper["lists"_L1]);
    import.isStarred = paper["starred"_L1].toBool();
    return import;
}

/// What a list's sender has made of its papers elsewhere is not the receiver's, whoever wrote the file.
void putOnList(ImportEntry& import, const QJsonValue& list, const QJsonValue& entry)
{
    import.tags.clear();
    import.isStarred = false;
    import.lists.clear();
    if (ImportedPlace place = placeOf(list, entry); !place.path.first().isEmpty())
        import.lists = {place};
}

QJsonArray papersOf(const QJsonDocument& document)
{
    if (document.isArray())
        return document.array();
    const QJsonObject object = document.object();
    return object.contains("offprint"_L1) ? object["papers"_L1].toArray() : QJsonArray{object};
}

} // namespace

bool isOffprintJson(const QJsonDocument& document)
{
    if (document.isObject()) {
        const QJsonObject object = document.object();
        return object.contains("offprint"_L1) || isPaper(object);
    }
    return std::ranges::any_of(document.array(), isPaper);
}

ReadImport readOffprintJson(const QJsonDocument& document)
{
    ReadImport read{.format = u"Offprint"_s};
    const bool isList = document.object().contains("offprint"_L1);
    const QJsonValue list = document.object()["list"_L1];
    read.listName = isList ? lineOf(list["name"_L1]) : QString();
    qsizetype number = 0;
    const QJsonArray papers = papersOf(document);
    for (const QJsonValue& paper : papers) {
        if (++number > mostCitations) {
            addTooMany(read.problems, 0);
            break;
        }
        ImportEntry entry = importEntryOf(paper);
        if (isList)
            putOnList(entry, list, paper["entry"_L1]);
        if (isKnownBySomething(entry))
            read.entries.append(std::move(entry));
        else
            addProblem(read.problems, 0,
                       u"Paper %1 has neither a title nor an id, and is left out."_s.arg(number));
    }
    return read;
}

} // namespace offprint
