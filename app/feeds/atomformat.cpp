#include "app/feeds/formats.h"

#include "app/feeds/authors.h"
#include "app/feeds/htmlsanitiser.h"
#include "app/feeds/identifiers.h"
#include "app/feeds/text.h"
#include "app/feeds/xmlfields.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// An Atom text or content construct (RFC 4287 §3.1, §4.1.3; Atom 0.3 §3.1): its text and whether that is
/// HTML.
struct Construct
{
    QString text;
    bool isHtml = false;
};

bool isBase64(const XmlNode& node, const QString& type, const QString& mode)
{
    if (mode == "base64"_L1)
        return true;
    // RFC 4287 §4.1.3.3: what is neither text nor XML is in base64. Only content may be that, by the book
    const bool isTextual = type.startsWith("text/"_L1) || type.contains("xml"_L1) || type.contains("html"_L1);
    return !isTextual && mode.isEmpty() && type.contains(u'/') && !node.hasElements();
}

/// As it stands where it is none, or holds no text.
QString decodedBase64(const QString& text)
{
    QByteArray base64 = text.toUtf8();
    base64.removeIf([](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    const auto bytes = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || !(*bytes).isValidUtf8() || (*bytes).contains('\0'))
        return text;
    return QString::fromUtf8(*bytes);
}

Construct readConstruct(const XmlNode& node)
{
    const QString type = node.attribute("type"_L1).toLower();
    const QString mode = node.attribute("mode"_L1).toLower();
    if (node.hasElements()) // type="xhtml", mode="xml", and what forgot to say so
        return {node.innerMarkup(), true};
    QString text = node.allText();
    if (isBase64(node, type, mode))
        text = decodedBase64(text);
    const bool isHtml = type.contains("html"_L1) || mode == "escaped"_L1;
    return {text, isHtml && type != "text"_L1};
}

QString titleOf(const XmlNode& parent)
{
    const XmlNode* node = parent.child(Vocabulary::Atom, "title"_L1);
    return node ? plainTitle(readConstruct(*node).text) : QString();
}

/// The links of an entry or feed, by what they are for.
struct Links
{
    QString alternate;
    QString pdf;
    QString doi;
    QString any;
};

Links readLinks(const XmlNode& parent, const QUrl& document)
{
    Links links;
    for (const XmlNode* node : parent.children) {
        if (!node->is(Vocabulary::Atom, "link"_L1))
            continue;
        const QString written = node->attribute("href"_L1);
        const QString href = absolute(written.isEmpty() ? node->allText() : written, node->base(document));
        const QString rel = node->attribute("rel"_L1);
        const QString type = node->attribute("type"_L1);
        const QString title = node->attribute("title"_L1);
        if (href.isEmpty())
            continue;
        if (type == "application/pdf"_L1 || title == "pdf"_L1)
            links.pdf = href;
        else if (title == "doi"_L1)
            links.doi = href;
        else if ((rel.isEmpty() || rel == "alternate"_L1) &&
                 (links.alternate.isEmpty() || type == "text/html"_L1))
            links.alternate = href;
        else if (links.any.isEmpty() && rel == "related"_L1)
            links.any = href;
    }
    return links;
}

QString firstText(const XmlNode& node, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QString text = node.childText(Vocabulary::Atom, name);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

void readContent(const XmlNode& node, ParsedEntry& entry, const QUrl& document)
{
    const XmlNode* content = node.child(Vocabulary::Atom, "content"_L1);
    if (!content || content->allText().trimmed().isEmpty())
        content = node.child(Vocabulary::Atom, "summary"_L1);
    if (!content)
        return;
    const Construct construct = readConstruct(*content);
    setAbstract(entry, construct.text, construct.isHtml, content->base(document));
}

bool isArxivApi(const QString& id, const QString& title)
{
    return id.contains("arxiv.org/api"_L1) || title.startsWith("arXiv Query"_L1, Qt::CaseInsensitive);
}

/// arXiv's abstracts are plain text with hard line breaks, where "<" is mathematics.
void readArxivEntry(const XmlNode& node, ParsedEntry& entry)
{
    entry.title = oneLine(node.childText(Vocabulary::Atom, "title"_L1));
    entry.abstractText = foldLines(node.childText(Vocabulary::Atom, "summary"_L1), true);
    entry.abstractHtml.clear();
    entry.ids.arxiv = findArxivId(entry.guid, &entry.ids.version);
}

} // namespace

bool isAtomEntry(const XmlNode& node)
{
    const bool isEntry = node.is(Vocabulary::Atom, "entry"_L1) || node.is(Vocabulary::Atom, "item"_L1);
    return isEntry && node.parent && !node.parent->parent;
}

QStringList readAtomAuthors(const XmlNode& parent)
{
    QStringList authors;
    for (const XmlNode* node : parent.children) {
        if (!node->is(Vocabulary::Atom, "author"_L1))
            continue;
        const QString name = node->childText(Vocabulary::Atom, "name"_L1);
        const QString clean =
            cleanAuthor(name.isEmpty() && node->children.size() == 1 ? node->allText() : name);
        if (!clean.isEmpty() && !authors.contains(clean))
            authors.append(clean);
    }
    return authors.isEmpty() ? readCreators(parent) : authors;
}

ParsedEntry readAtomEntry(const XmlNode& node, const QUrl& document, FeedKind kind, QStringList& warnings)
{
    ParsedEntry entry;
    const Links links = readLinks(node, document);
    entry.guid = node.childText(Vocabulary::Atom, "id"_L1);
    entry.title = titleOf(node);
    if (entry.title.isEmpty())
        entry.title = plainTitle(readMediaTitle(node));
    entry.link = !links.alternate.isEmpty() ? links.alternate : links.any;
    if (const QString id = absolute(entry.guid, node.base({}));
        entry.link.isEmpty() && id.startsWith("http"_L1))
        entry.link = id;
    entry.pdf = links.pdf;
    entry.authors = readAtomAuthors(node);
    if (const XmlNode* source = node.child(Vocabulary::Atom, "source"_L1); source && entry.authors.isEmpty())
        entry.authors = readAtomAuthors(*source);
    entry.categories = readCategories(node, Vocabulary::Atom);
    readContent(node, entry, document);
    entry.published = readDate(firstText(node, {"published"_L1, "issued"_L1, "created"_L1}), warnings);
    entry.updated = readDate(firstText(node, {"updated"_L1, "modified"_L1}), warnings);
    readArxivFields(node, entry);
    if (entry.ids.doi.isEmpty())
        entry.ids.doi = normaliseDoi(links.doi);
    if (kind == FeedKind::ArxivApi || kind == FeedKind::ArxivAtom)
        readArxivEntry(node, entry);
    return entry;
}

void readAtomFeed(const XmlNode& root, const QUrl& document, ParsedFeed& feed)
{
    const QString id = root.childText(Vocabulary::Atom, "id"_L1);
    feed.title = titleOf(root);
    feed.site = readLinks(root, document).alternate;
    if (isArxivApi(id, feed.title))
        feed.kind = FeedKind::ArxivApi;
    else if (id.contains("rss.arxiv.org/atom"_L1) || feed.site.contains("rss.arxiv.org"_L1) ||
             feed.title.contains("updates on arXiv"_L1))
        feed.kind = FeedKind::ArxivAtom;
    else
        feed.kind = FeedKind::Atom;
}

} // namespace offprint
