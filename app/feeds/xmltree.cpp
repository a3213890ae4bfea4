#include "app/feeds/xmltree.h"

#include "app/feeds/xmlrepair.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <QtCore/QHash>

#include <array>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int deepest = 200;

constexpr std::array<std::pair<QLatin1StringView, Vocabulary>, 22> uris{
    {{"http://www.w3.org/2005/Atom"_L1, Vocabulary::Atom},
     {"http://purl.org/atom/ns#"_L1, Vocabulary::Atom},
     {"http://purl.org/rss/1.0/"_L1, Vocabulary::Rss},
     {"http://my.netscape.com/rdf/simple/0.9/"_L1, Vocabulary::Rss},
     {"http://channel.netscape.com/rdf/simple/0.9/"_L1, Vocabulary::Rss},
     {"http://backend.userland.com/rss2"_L1, Vocabulary::Rss},
     {"http://backend.userland.com/RSS2"_L1, Vocabulary::Rss},
     {"http://blogs.law.harvard.edu/tech/rss"_L1, Vocabulary::Rss},
     {"http://backend.userland.com/rss"_L1, Vocabulary::Rss},
     {"http://backend.userland.com/rss091"_L1, Vocabulary::Rss},
     {"http://www.w3.org/1999/02/22-rdf-syntax-ns#"_L1, Vocabulary::Rdf},
     {"http://purl.org/dc/elements/1.1/"_L1, Vocabulary::DublinCore},
     {"http://purl.org/dc/elements/1.0/"_L1, Vocabulary::DublinCore},
     {"http://purl.org/dc/terms/"_L1, Vocabulary::DcTerms},
     {"http://purl.org/rss/1.0/modules/content/"_L1, Vocabulary::Content},
     {"http://arxiv.org/schemas/atom"_L1, Vocabulary::Arxiv},
     {"http://search.yahoo.com/mrss/"_L1, Vocabulary::Media},
     {"http://search.yahoo.com/mrss"_L1, Vocabulary::Media},
     {"http://purl.org/rss/1.0/modules/slash/"_L1, Vocabulary::Slash},
     {"http://purl.org/syndication/thread/1.0"_L1, Vocabulary::Thread},
     {"http://www.w3.org/1999/xhtml"_L1, Vocabulary::Xhtml},
     {"http://www.w3.org/TR/REC-rdf-syntax#"_L1, Vocabulary::Rdf}}};

/// What a prefix means in a document that forgot to declare it.
constexpr std::array<std::pair<QLatin1StringView, Vocabulary>, 9> usualPrefixes{
    {{"atom"_L1, Vocabulary::Atom},
     {"rdf"_L1, Vocabulary::Rdf},
     {"dc"_L1, Vocabulary::DublinCore},
     {"dcterms"_L1, Vocabulary::DcTerms},
     {"content"_L1, Vocabulary::Content},
     {"arxiv"_L1, Vocabulary::Arxiv},
     {"media"_L1, Vocabulary::Media},
     {"slash"_L1, Vocabulary::Slash},
     {"xhtml"_L1, Vocabulary::Xhtml}}};

Vocabulary vocabularyOf(QLatin1StringView uri)
{
    for (const auto& [known, vocabulary] : uris) {
        if (known.compare(uri, Qt::CaseInsensitive) == 0)
            return vocabulary;
    }
    return Vocabulary::Other;
}

QLatin1StringView latin(const xmlChar* text)
{
    return QLatin1StringView(reinterpret_cast<const char*>(text));
}

QString utf8(const xmlChar* text, qsizetype length)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(text), length);
}

/// Receives libxml2's events and builds the tree.
class Builder
{
public:
    explicit Builder(XmlTree& tree)
        : m_tree(tree)
    {}

    void start(const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int attributeCount,
               const xmlChar** attributes)
    {
        if (m_depth++ >= deepest) {
            m_isTooDeep = true;
            return;
        }
        flushText();
        XmlNode& node = m_tree.nodes.emplace_back();
        node.name = nameOf(name);
        node.vocabulary = vocabulary(prefix, uri);
        if (const qsizetype colon = node.name.indexOf(u':');
            colon > 0) // an undeclared prefix stays in the name
            splitPrefix(node, colon);
        node.parent = m_current;
        // libxml2 gives five pointers an attribute: name, prefix, uri, value and its end
        for (int i = 0; i < attributeCount; ++i) {
            const xmlChar** a = attributes + qsizetype(i) * 5;
            const QString prefixed = a[1] && latin(a[1]) == "xml"_L1 ? u"xml:"_s : QString();
            node.attributes.push_back({prefixed + QString(latin(a[0])), utf8(a[3], a[4] - a[3])});
        }
        attach(node);
        m_current = &node;
    }

    void end()
    {
        if (--m_depth >= deepest)
            return;
        flushText();
        if (m_current)
            m_current = const_cast<XmlNode*>(m_current->parent);
    }

    void characters(const xmlChar* text, int length)
    {
        if (m_current && m_depth <= deepest)
            m_text += QByteArrayView(reinterpret_cast<const char*>(text), length);
    }

    [[nodiscard]] bool isTooDeep() const { return m_isTooDeep; }

private:
    /// Elements of one name share its string.
    QString nameOf(const xmlChar* name)
    {
        QString& known = m_names[name];
        if (known.isNull())
            known = QString::fromUtf8(reinterpret_cast<const char*>(name));
        return known;
    }

    Vocabulary vocabulary(const xmlChar* prefix, const xmlChar* uri)
    {
        if (!uri)
            return prefix ? usual(latin(prefix)) : Vocabulary::None;
        const auto known = m_vocabularies.constFind(uri);
        if (known != m_vocabularies.constEnd())
            return *known;
        return *m_vocabularies.insert(uri, vocabularyOf(latin(uri)));
    }

    static Vocabulary usual(QLatin1StringView prefix)
    {
        for (const auto& [known, vocabulary] : usualPrefixes) {
            if (known == prefix)
                return vocabulary;
        }
        return Vocabulary::Other;
    }

    static void splitPrefix(XmlNode& node, qsizetype colon)
    {
        const QByteArray prefix = node.name.left(colon).toLatin1();
        node.vocabulary = usual(QLatin1StringView(prefix));
        node.name.remove(0, colon + 1);
    }

    void attach(XmlNode& node)
    {
        if (m_current)
            m_current->children.push_back(&node);
        else if (!m_tree.root)
            m_tree.root = &node;
    }

    void flushText()
    {
        if (m_text.isEmpty())
            return;
        if (m_current) {
            XmlNode& run = m_tree.nodes.emplace_back();
            run.text = QString::fromUtf8(m_text);
            run.parent = m_current;
            m_current->children.push_back(&run);
        }
        m_text.truncate(0); // and keep the memory for the next
    }

    XmlTree& m_tree;
    XmlNode* m_current = nullptr;
    QByteArray m_text;
    QHash<const xmlChar*, QString> m_names; // libxml2 keeps one pointer a name
    QHash<const xmlChar*, Vocabulary> m_vocabularies;
    int m_depth = 0;
    bool m_isTooDeep = false;
};

void onStart(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int,
             const xmlChar**, int attributeCount, int, const xmlChar** attributes)
{
    auto* parser = static_cast<xmlParserCtxtPtr>(context);
    auto* builder = static_cast<Builder*>(parser->_private);
    builder->start(name, prefix, uri, attributeCount, attributes);
    if (builder->isTooDeep())
        xmlStopParser(parser);
}

void onEnd(void* context, const xmlChar*, const xmlChar*, const xmlChar*)
{
    static_cast<Builder*>(static_cast<xmlParserCtxtPtr>(context)->_private)->end();
}

void onCharacters(void* context, const xmlChar* text, int length)
{
    static_cast<Builder*>(static_cast<xmlParserCtxtPtr>(context)->_private)->characters(text, length);
}

void ignoreError(void*, const xmlError*) {}

/// Whether the last closing tag of the text is the root's.
bool isClosed(const QByteArray& xml)
{
    qsizetype from = xml.indexOf('<');
    while (from >= 0 && from + 1 < xml.size() && (xml[from + 1] == '?' || xml[from + 1] == '!'))
        from = xml.indexOf('<', from + 1);
    if (from < 0)
        return false;
    qsizetype end = from + 1;
    while (end < xml.size() && !QByteArrayView(" \t\r\n/>").contains(xml[end]))
        ++end;
    const QByteArray root = xml.mid(from + 1, end - from - 1);
    const qsizetype tagEnd = xml.indexOf('>', end);
    return xml.lastIndexOf("</" + root) > from || (tagEnd > 0 && xml[tagEnd - 1] == '/');
}

void parseInto(Builder& builder, const QByteArray& xml, QStringList& warnings)
{
    xmlInitParser();
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
        xmlCreateMemoryParserCtxt(xml.constData(), int(xml.size())), &xmlFreeParserCtxt);
    if (!parser)
        return;
    xmlSAXHandler& handler = *parser->sax;
    handler = {};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = onStart;
    handler.endElementNs = onEnd;
    handler.characters = onCharacters;
    handler.cdataBlock = onCharacters;
    handler.ignorableWhitespace = onCharacters;
    handler.serror = reinterpret_cast<xmlStructuredErrorFunc>(ignoreError);
    parser->_private = &builder;
    xmlCtxtUseOptions(parser.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_HUGE);
    handler.serror = reinterpret_cast<xmlStructuredErrorFunc>(ignoreError);
    xmlParseDocument(parser.get());
    if (!parser->wellFormed)
        warnings.append(
            u"The document is not well-formed XML (near line %1); it was read as far as it goes."_s.arg(
                parser->lastError.line));
}

} // namespace

const XmlNode* XmlNode::child(Vocabulary v, QLatin1StringView n) const
{
    for (const XmlNode* node : children) {
        if (node->is(v, n))
            return node;
    }
    return nullptr;
}

QString XmlNode::attribute(QLatin1StringView n) const
{
    for (const XmlAttribute& a : attributes) {
        if (a.name == n)
            return a.value;
    }
    return {};
}

QString XmlNode::allText() const
{
    if (children.empty())
        return text;
    if (children.size() == 1 && children.front()->children.empty())
        return children.front()->text;
    QString all;
    for (const XmlNode* node : children)
        all += node->allText();
    return all;
}

QString XmlNode::childText(Vocabulary v, QLatin1StringView n) const
{
    for (const XmlNode* node : children) {
        if (!node->is(v, n))
            continue;
        const QString value = node->allText().trimmed();
        if (!value.isEmpty())
            return value;
    }
    return {};
}

QString XmlNode::innerMarkup() const
{
    QString markup;
    for (const XmlNode* node : children) {
        if (node->name.isEmpty()) {
            markup += node->text.toHtmlEscaped();
            continue;
        }
        markup += u'<' + node->name;
        for (const XmlAttribute& a : node->attributes)
            markup += u' ' + a.name + "=\""_L1 + a.value.toHtmlEscaped() + u'"';
        static const QStringList empty{u"br"_s, u"img"_s, u"hr"_s};
        if (node->children.empty() && empty.contains(node->name))
            markup += "/>"_L1;
        else
            markup += u'>' + node->innerMarkup() + "</"_L1 + node->name + u'>';
    }
    return markup;
}

QUrl XmlNode::base(const QUrl& document) const
{
    const QUrl above = parent ? parent->base(document) : document;
    const QString own = attribute("xml:base"_L1);
    return own.isEmpty() ? above : above.resolved(QUrl(own));
}

Result<XmlTree> readXml(const QByteArray& utf8)
{
    auto repaired = repairXml(utf8);
    if (!repaired)
        return std::unexpected(repaired.error());
    XmlTree tree;
    tree.warnings = repaired->warnings;
    Builder builder(tree);
    parseInto(builder, repaired->utf8, tree.warnings);
    if (builder.isTooDeep())
        return failure(ErrorCode::Hostile, {}, u"elements nested without end"_s);
    if (!tree.root)
        return failure(ErrorCode::Malformed, {}, u"no element could be read"_s);
    if (!isClosed(repaired->utf8))
        return failure(ErrorCode::Malformed, {}, u"it ends in the middle"_s);
    return tree;
}

} // namespace offprint
