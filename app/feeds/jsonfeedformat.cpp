#include "app/feeds/formats.h"

#include "app/feeds/authors.h"
#include "app/feeds/text.h"
#include "app/feeds/xmlfields.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Version 1.1 has `authors`, version 1.0 one `author`; both occur with either version number.
QStringList readAuthors(const QJsonObject& object)
{
    QStringList names;
    const QJsonArray authors = object["authors"_L1].toArray();
    for (const auto author : authors)
        names.append(cleanAuthor(author["name"_L1].toString()));
    if (names.isEmpty()) {
        const QJsonValue author = object["author"_L1];
        names = splitAuthors(author.isString() ? author.toString() : author["name"_L1].toString());
    }
    names.removeAll(QString());
    return names;
}

/// An id is a string, but numbers are written too (JSON Feed 1.1, “id”).
QString idOf(const QJsonObject& item)
{
    const QJsonValue id = item["id"_L1];
    return id.isDouble() ? QString::number(id.toDouble(), 'g', 17) : id.toString();
}

ParsedEntry readItem(const QJsonObject& item, const QUrl& base, const QStringList& feedAuthors,
                     QStringList& warnings)
{
    ParsedEntry entry;
    entry.guid = idOf(item);
    entry.link = absolute(item["url"_L1].toString(), base);
    if (entry.link.isEmpty())
        entry.link = absolute(item["external_url"_L1].toString(), base);
    if (entry.link.isEmpty() && entry.guid.startsWith("http"_L1))
        entry.link = entry.guid;
    entry.title = plainTitle(item["title"_L1].toString());
    entry.authors = readAuthors(item);
    if (entry.authors.isEmpty())
        entry.authors = feedAuthors;
    const QString html = item["content_html"_L1].toString();
    const QString text = item["content_text"_L1].toString();
    if (!html.isEmpty())
        setAbstract(entry, html, true, base);
    else if (!text.isEmpty())
        entry.abstractText = foldLines(text);
    else
        entry.abstractText = foldLines(item["summary"_L1].toString());
    entry.published = readDate(item["date_published"_L1].toString(), warnings);
    entry.updated = readDate(item["date_modified"_L1].toString(), warnings);
    entry.thumbnail = absolute(item["image"_L1].toString(), base);
    for (const auto tag : item["tags"_L1].toArray())
        entry.categories.append(oneLine(tag.toString()));
    return entry;
}

} // namespace

bool isJsonFeed(const QJsonDocument& document)
{
    const QJsonObject object = document.object();
    return object["version"_L1].toString().contains("jsonfeed.org"_L1) ||
           (object["items"_L1].isArray() && object.contains("title"_L1));
}

ParsedFeed readJsonFeed(const QJsonDocument& document, const QUrl& base)
{
    const QJsonObject object = document.object();
    ParsedFeed feed;
    feed.kind = FeedKind::JsonFeed;
    feed.title = plainTitle(object["title"_L1].toString());
    feed.site = absolute(object["home_page_url"_L1].toString(), base);
    const QStringList authors = readAuthors(object);
    for (const auto value : object["items"_L1].toArray()) {
        ParsedEntry entry = readItem(value.toObject(), base, authors, feed.warnings);
        if (entry.guid.isEmpty() && entry.link.isEmpty() && entry.title.isEmpty())
            feed.warnings.append(u"An item without id, link or title was left out."_s);
        else
            feed.entries.append(std::move(entry));
    }
    return feed;
}

} // namespace offprint
