#include "app/feeds/feedjson.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Puts only what is there.
class Writer
{
public:
    void put(QLatin1StringView name, const QString& value)
    {
        if (!value.isEmpty())
            m_object.insert(name, value);
    }
    void put(QLatin1StringView name, const QStringList& values)
    {
        if (!values.isEmpty())
            m_object.insert(name, QJsonArray::fromStringList(values));
    }
    void put(QLatin1StringView name, const QDateTime& date)
    {
        if (date.isValid())
            m_object.insert(name, date.toUTC().toString(Qt::ISODate));
    }
    void put(QLatin1StringView name, std::optional<int> value)
    {
        if (value)
            m_object.insert(name, *value);
    }
    void put(QLatin1StringView name, const QJsonObject& object)
    {
        if (!object.isEmpty())
            m_object.insert(name, object);
    }

    [[nodiscard]] QJsonObject object() const { return m_object; }

private:
    QJsonObject m_object;
};

QJsonObject idsToJson(const PaperIds& ids)
{
    Writer w;
    w.put("arxiv"_L1, ids.arxiv);
    if (ids.version > 0)
        w.put("version"_L1, std::optional(ids.version));
    w.put("doi"_L1, ids.doi);
    w.put("openreview"_L1, ids.openReview);
    return w.object();
}

QJsonObject entryToJson(const ParsedEntry& entry)
{
    Writer w;
    w.put("guid"_L1, entry.guid);
    w.put("title"_L1, entry.title);
    w.put("link"_L1, entry.link);
    w.put("authors"_L1, entry.authors);
    w.put("published"_L1, entry.published);
    w.put("updated"_L1, entry.updated);
    w.put("listed"_L1, entry.listed);
    w.put("abstract"_L1, entry.abstractText);
    w.put("ids"_L1, idsToJson(entry.ids));
    w.put("categories"_L1, entry.categories);
    w.put("announceType"_L1, entry.announceType);
    w.put("upvotes"_L1, entry.upvotes);
    w.put("comments"_L1, entry.commentCount);
    w.put("authorComments"_L1, entry.comments);
    w.put("journalRef"_L1, entry.journalRef);
    w.put("submitter"_L1, entry.submitter);
    w.put("keywords"_L1, entry.keywords);
    w.put("summary"_L1, entry.summary);
    w.put("code"_L1, entry.code);
    w.put("project"_L1, entry.project);
    w.put("pdf"_L1, entry.pdf);
    w.put("thumbnail"_L1, entry.thumbnail);
    return w.object();
}

} // namespace

QJsonObject toJson(const ParsedFeed& feed)
{
    Writer w;
    w.put("kind"_L1, toString(feed.kind));
    w.put("title"_L1, feed.title);
    w.put("site"_L1, feed.site);
    QJsonObject object = w.object();
    QJsonArray entries;
    for (const ParsedEntry& entry : feed.entries)
        entries.append(entryToJson(entry));
    object.insert("entries"_L1, entries);
    object.insert("warnings"_L1, QJsonArray::fromStringList(feed.warnings));
    return object;
}

} // namespace offprint
