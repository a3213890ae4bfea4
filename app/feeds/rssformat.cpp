#include "app/feeds/formats.h"

#include "app/feeds/authors.h"
#include "app/feeds/baseaddress.h"
#include "app/feeds/identifiers.h"
#include "app/feeds/text.h"
#include "app/feeds/xmlfields.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// RSS elements stand in no namespace, or in one of those that RSS had over time.
QString rssText(const XmlNode& node, QLatin1StringView name)
{
    const QString text = node.childText(Vocabulary::None, name);
    return text.isEmpty() ? node.childText(Vocabulary::Rss, name) : text;
}

bool isRss(const XmlNode& node, QLatin1StringView name)
{
    return node.is(Vocabulary::None, name) || node.is(Vocabulary::Rss, name);
}

/// The first such child's content as HTML, with the elements that were not escaped in it.
QString htmlOf(const XmlNode& item, Vocabulary vocabulary, QLatin1StringView name)
{
    const XmlNode* node = item.child(vocabulary, name);
    return node ? node->html() : QString();
}

QString rssHtml(const XmlNode& item, QLatin1StringView name)
{
    const QString html = htmlOf(item, Vocabulary::None, name);
    return html.isEmpty() ? htmlOf(item, Vocabulary::Rss, name) : html;
}

/// Where the item leads: its link, else an atom:link, else a permanent guid, else what is enclosed.
QString linkOf(const XmlNode& item, const QUrl& document)
{
    const QUrl base = item.base(document);
    if (const QString link = rssText(item, "link"_L1); !link.isEmpty())
        return absolute(link, base);
    for (const XmlNode* child : item.children) {
        const QString rel = child->attribute("rel"_L1);
        if (child->name == "link"_L1 && !child->attribute("href"_L1).isEmpty() &&
            (rel.isEmpty() || rel == "alternate"_L1))
            return absolute(child->attribute("href"_L1), base);
    }
    if (const XmlNode* guid = rssChild(item, "guid"_L1)) {
        const QString text = guid->allText().trimmed();
        if (guid->attribute("isPermaLink"_L1) != "false"_L1 && text.contains("://"_L1))
            return text;
    }
    // The Channel Definition Format's, and its own kind of base
    const QString channelBase = item.parent ? item.parent->attribute("base"_L1) : QString();
    return absolute(item.attribute("href"_L1), rebased(base, channelBase));
}

QString guidOf(const XmlNode& item)
{
    QString guid = rssText(item, "guid"_L1);
    if (!guid.isEmpty())
        return guid;
    QString about = item.attribute("about"_L1);
    return about.isEmpty() ? item.childText(Vocabulary::DublinCore, "identifier"_L1) : about;
}

QStringList authorsOf(const XmlNode& item)
{
    QStringList authors = readCreators(item);
    if (authors.isEmpty()) {
        for (const XmlNode* child : item.children) {
            if (isRss(*child, "author"_L1))
                authors += splitAuthors(child->allText());
        }
    }
    if (const XmlNode* author = item.child(Vocabulary::Atom, "author"_L1); authors.isEmpty() && author)
        authors.append(cleanAuthor(author->childText(Vocabulary::Atom, "name"_L1)));
    return authors;
}

/// The fullest of the places where RSS puts content.
void readContent(const XmlNode& item, ParsedEntry& entry, const QUrl& base)
{
    QString content = htmlOf(item, Vocabulary::Content, "encoded"_L1);
    if (content.isEmpty()) {
        for (const QLatin1StringView name : {"body"_L1, "div"_L1}) {
            if (content.isEmpty())
                content = htmlOf(item, Vocabulary::Xhtml, name);
        }
    }
    if (content.trimmed().isEmpty())
        content = rssHtml(item, "description"_L1);
    if (content.isEmpty())
        content = item.childText(Vocabulary::DublinCore, "description"_L1);
    setAbstract(entry, content, true, base);
}

void readDates(const XmlNode& item, ParsedEntry& entry, QStringList& warnings)
{
    const QString pubDate = rssText(item, "pubDate"_L1);
    QString published = pubDate;
    for (const QLatin1StringView name : {"issued"_L1, "created"_L1}) {
        if (published.isEmpty())
            published = item.childText(Vocabulary::DcTerms, name);
    }
    if (published.isEmpty())
        published = item.childText(Vocabulary::DublinCore, "date"_L1);
    if (published.isEmpty())
        published = item.childText(Vocabulary::Atom, "published"_L1);
    entry.published = readDate(published, warnings);

    QString updated = item.childText(Vocabulary::DcTerms, "modified"_L1);
    if (updated.isEmpty())
        updated = item.childText(Vocabulary::Atom, "updated"_L1);
    if (updated.isEmpty())
        updated = item.childText(Vocabulary::DublinCore, "date"_L1);
    entry.updated = readDate(updated, warnings);
}

QString siteOf(const XmlNode& channel, const QUrl& document)
{
    for (const XmlNode* child : channel.children) {
        if (isRss(*child, "link"_L1) && !child->allText().trimmed().isEmpty())
            return absolute(child->allText(), channel.base(document));
    }
    return {};
}

} // namespace

/// An item stands in the channel, in RSS 0.90 and 1.0 beside it, in 1.1 in a list of items.
bool isRssItem(const XmlNode& node)
{
    const XmlNode* parent = node.parent;
    return isRss(node, "item"_L1) && parent &&
           (!parent->parent || parent->isNamed("channel"_L1) || parent->isNamed("items"_L1));
}

ParsedEntry readRssItem(const XmlNode& item, const QUrl& document, QStringList& warnings)
{
    ParsedEntry entry;
    const QUrl base = item.base(document);
    entry.guid = guidOf(item);
    entry.link = linkOf(item, document);
    QString title = rssText(item, "title"_L1);
    if (title.isEmpty())
        title = item.childText(Vocabulary::DublinCore, "title"_L1);
    if (title.isEmpty())
        title = readMediaTitle(item);
    entry.title = plainTitle(title);
    entry.authors = authorsOf(item);
    entry.categories = readCategories(item, Vocabulary::None);
    if (entry.categories.isEmpty())
        entry.categories = readCategories(item, Vocabulary::Rss);
    readContent(item, entry, base);
    readDates(item, entry, warnings);
    readArxivFields(item, entry);
    if (const XmlNode* thumbnail = item.child(Vocabulary::Media, "thumbnail"_L1))
        entry.thumbnail = absolute(thumbnail->attribute("url"_L1), base);
    if (const QString count = item.childText(Vocabulary::Slash, "comments"_L1); !count.isEmpty())
        entry.commentCount = count.toInt();
    if (const XmlNode* enclosure = rssChild(item, "enclosure"_L1);
        enclosure && enclosure->attribute("type"_L1) == "application/pdf"_L1)
        entry.pdf = absolute(enclosure->attribute("url"_L1), base);
    return entry;
}

void readRssChannel(const XmlNode& root, const QUrl& document, ParsedFeed& feed)
{
    feed.kind = root.isNamed("rdf"_L1) ? FeedKind::Rdf : FeedKind::Rss;
    const XmlNode* channel = isRss(root, "channel"_L1) ? &root : rssChild(root, "channel"_L1);
    if (!channel)
        return;
    QString title = rssText(*channel, "title"_L1);
    if (title.isEmpty())
        title = channel->childText(Vocabulary::DublinCore, "title"_L1);
    feed.title = plainTitle(title);
    feed.site = siteOf(*channel, document);
    feed.timing = readTiming(*channel);
    if (feed.site.contains("arxiv.org/"_L1) &&
        (feed.title.contains("arXiv"_L1) || feed.title.contains("updates on"_L1)))
        feed.kind = FeedKind::ArxivRss;
}

} // namespace offprint
