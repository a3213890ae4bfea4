#include "app/feeds/opml.h"

#include "app/feeds/text.h"

#include <QtCore/QHash>
#include <QtCore/QLocale>
#include <QtCore/QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// The feeds so that those of a folder stand together, where the first of them did.
QList<OutlineFeed> gathered(const QList<OutlineFeed>& feeds)
{
    QHash<QStringList, qsizetype> firstOf;
    QList<std::pair<QList<qsizetype>, qsizetype>> order; // where its folders began, and its number
    for (qsizetype i = 0; i < feeds.size(); ++i) {
        QList<qsizetype> places;
        for (qsizetype depth = 1; depth <= feeds[i].path.size(); ++depth) {
            const QStringList folder = feeds[i].path.first(depth);
            if (!firstOf.contains(folder))
                firstOf.insert(folder, i);
            places.append(firstOf.value(folder));
        }
        order.append({places << i, i});
    }
    std::ranges::stable_sort(order, [](const auto& a, const auto& b) {
        return std::ranges::lexicographical_compare(a.first, b.first);
    });
    QList<OutlineFeed> sorted;
    for (const auto& [places, number] : std::as_const(order))
        sorted.append(feeds[number]);
    return sorted;
}

/// RFC 822, as OPML wants its dates.
QString dateOf(const QDateTime& time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss"_s) + " GMT"_L1;
}

class OpmlWriter final
{
public:
    explicit OpmlWriter(QByteArray* bytes)
        : m_xml(bytes)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(2);
    }

    void write(const Outline& outline, const QDateTime& now)
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"opml"_s);
        m_xml.writeAttribute(u"version"_s, u"2.0"_s);
        m_xml.writeStartElement(u"head"_s);
        m_xml.writeTextElement(u"title"_s, withoutControls(outline.title));
        m_xml.writeTextElement(u"dateCreated"_s, dateOf(now));
        m_xml.writeTextElement(u"docs"_s, u"http://opml.org/spec2.opml"_s);
        m_xml.writeEndElement();
        m_xml.writeStartElement(u"body"_s);
        const QList<OutlineFeed> feeds = gathered(outline.feeds);
        for (const OutlineFeed& feed : feeds) {
            go(feed.path);
            writeFeed(feed);
        }
        m_xml.writeEndDocument(); // and everything that is open
    }

private:
    /// Leaves the folders that the path is not in, and enters those that it is.
    void go(const QStringList& path)
    {
        qsizetype common = 0;
        while (common < path.size() && common < m_path.size() && path[common] == m_path[common])
            ++common;
        for (; m_path.size() > common; m_path.removeLast())
            m_xml.writeEndElement();
        for (; m_path.size() < path.size(); m_path.append(path[m_path.size()])) {
            m_xml.writeStartElement(u"outline"_s);
            attribute(u"text"_s, path[m_path.size()]);
            attribute(u"title"_s, path[m_path.size()]);
        }
    }

    void writeFeed(const OutlineFeed& feed)
    {
        const auto has = [&feed](QLatin1StringView name) {
            return std::ranges::any_of(feed.attributes, [name](const auto& a) {
                return a.first.compare(name, Qt::CaseInsensitive) == 0;
            });
        };
        m_xml.writeStartElement(u"outline"_s);
        if (!has("type"_L1))
            attribute(u"type"_s, u"rss"_s);
        const QString name = feed.title.isEmpty() ? feed.url : feed.title;
        attribute(u"text"_s, name);
        if (!has("title"_L1))
            attribute(u"title"_s, name);
        attribute(u"xmlUrl"_s, feed.url);
        if (!feed.site.isEmpty())
            attribute(u"htmlUrl"_s, feed.site);
        for (const auto& [other, value] : feed.attributes)
            attribute(other, value);
        m_xml.writeEndElement();
    }

    void attribute(const QString& name, const QString& value)
    {
        m_xml.writeAttribute(name, withoutControls(value));
    }

    QXmlStreamWriter m_xml;
    QStringList m_path;
};

} // namespace

QByteArray writeOpml(const Outline& outline, const QDateTime& now)
{
    QByteArray bytes;
    OpmlWriter(&bytes).write(outline, now);
    return bytes;
}

} // namespace offprint
