#include "app/feeds/opml.h"

#include "app/feeds/encoding.h"
#include "app/feeds/text.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <QtCore/QHash>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct Attribute
{
    QString name; ///< with its prefix
    QString value;
    QString uri; ///< of the prefix
};

QString fromUtf8(const xmlChar* text, qsizetype length = -1)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(text), length);
}

/// What is read, and not merely kept; in lower case.
constexpr std::array ownNames{"xmlurl"_L1, "htmlurl"_L1, "text"_L1, "title"_L1, "type"_L1, "url"_L1};

bool isOwn(const QString& name)
{
    return std::ranges::find(ownNames, name) != ownNames.end();
}

/// Takes the outlines as they come, without keeping the document.
class OutlineBuilder final
{
public:
    void start(const QString& name, const QList<Attribute>& attributes)
    {
        m_element = name.toLower();
        m_text.clear();
        m_isOpml |= m_element == "opml"_L1 || m_element == "outline"_L1;
        if (m_element == "outline"_L1)
            startOutline(attributes);
    }

    void end(const QString& name)
    {
        const QString element = name.toLower();
        if (element == "title"_L1 && m_outline.title.isEmpty())
            m_outline.title = oneLine(m_text);
        if (element != "outline"_L1 || m_open.isEmpty())
            return;
        if (m_open.takeLast())
            m_path.removeLast();
    }

    void characters(const QString& text)
    {
        if (m_element == "title"_L1)
            m_text += text;
    }

    [[nodiscard]] bool isOpml() const { return m_isOpml; }
    [[nodiscard]] Outline take()
    {
        if (m_included > 0)
            m_outline.warnings.append(
                m_included == 1 ? u"It includes another list, which was not fetched."_s
                                : u"It includes %1 other lists, which were not fetched."_s.arg(m_included));
        return std::move(m_outline);
    }

private:
    void startOutline(const QList<Attribute>& attributes)
    {
        OutlineFeed feed{.path = m_path};
        QHash<QString, QString> own;
        for (const Attribute& attribute : attributes) {
            const QString name = attribute.name.toLower();
            if (isOwn(name))
                own.insert(name, withoutControls(attribute.value).trimmed());
            const bool isUsual = name == "type"_L1 && attribute.value.toLower() == "rss"_L1;
            if ((!isOwn(name) || name == "type"_L1) && !isUsual)
                keep(feed, attribute);
        }
        feed.url = addressOf(own);
        feed.site = own.value(u"htmlurl"_s);
        name(feed, nameFrom(own.value(u"text"_s)), nameFrom(own.value(u"title"_s)));
        const bool isPlace = feed.url.isEmpty() && !feed.title.isEmpty();
        if (isPlace)
            m_path.append(feed.title);
        m_open.append(isPlace);
        if (!feed.url.isEmpty())
            m_outline.feeds.append(std::move(feed));
    }

    /// Older lists give it as "url".
    QString addressOf(const QHash<QString, QString>& own)
    {
        const QString type = own.value(u"type"_s).toLower();
        const QString other = own.value(u"url"_s);
        if (type == "include"_L1 && !other.isEmpty())
            ++m_included;
        const QString address = own.value(u"xmlurl"_s);
        const bool isFeedType = type == "rss"_L1 || type == "atom"_L1 || type == "feed"_L1;
        return address.isEmpty() && isFeedType ? other : address;
    }

    /// The text is what readers show; a title that differs from it is kept for them.
    static void name(OutlineFeed& feed, const QString& text, const QString& title)
    {
        feed.title = text.isEmpty() ? title : text;
        if (!title.isEmpty() && title != feed.title)
            feed.attributes.append({u"title"_s, title});
        if (feed.title == feed.url)
            feed.title.clear();
    }

    /// Some readers escape twice.
    static QString nameFrom(const QString& value) { return oneLine(decodeEntities(value)); }

    static void keep(OutlineFeed& feed, const Attribute& attribute)
    {
        QString name = attribute.name;
        const bool isDeclared = !attribute.uri.isEmpty() || name.startsWith("xml:"_L1);
        const std::pair declaration{QString("xmlns:"_L1 + name.section(u':', 0, 0)), attribute.uri};
        if (!attribute.uri.isEmpty() && !name.startsWith("xml:"_L1) && !feed.attributes.contains(declaration))
            feed.attributes.append(declaration);
        if (!isDeclared)
            name.replace(u':', u'_'); // a prefix of nothing would make the file that we write ill-formed
        feed.attributes.append({name, attribute.value});
    }

    Outline m_outline;
    QStringList m_path;
    QList<bool> m_open; ///< outlines; whether each is a folder in m_path
    QString m_element;  ///< the last that began
    QString m_text;
    int m_included = 0;
    bool m_isOpml = false;
};

OutlineBuilder* builderOf(void* context)
{
    return static_cast<OutlineBuilder*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

void onStart(void* context, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**,
             int attributeCount, int, const xmlChar** attributes)
{
    // libxml2 gives five pointers an attribute: name, prefix, uri, value and its end
    QList<Attribute> given;
    for (int i = 0; i < attributeCount; ++i) {
        const xmlChar** a = attributes + qsizetype(i) * 5;
        const QString prefix = a[1] ? fromUtf8(a[1]) + u':' : QString();
        given.append(
            {prefix + fromUtf8(a[0]), fromUtf8(a[3], a[4] - a[3]), a[2] ? fromUtf8(a[2]) : QString()});
    }
    builderOf(context)->start(fromUtf8(name), given);
}

void onEnd(void* context, const xmlChar* name, const xmlChar*, const xmlChar*)
{
    builderOf(context)->end(fromUtf8(name));
}

void onCharacters(void* context, const xmlChar* text, int length)
{
    builderOf(context)->characters(fromUtf8(text, length));
}

void ignoreError(void*, const xmlError*) {}

/// From the first element on: the declaration names an encoding that is no more, and a document type may
/// declare entities, of which none is wanted.
QByteArray withoutProlog(const QByteArray& utf8)
{
    for (qsizetype at = utf8.indexOf('<'); at >= 0; at = utf8.indexOf('<', at + 1)) {
        const char next = at + 1 < utf8.size() ? utf8[at + 1] : '\0';
        if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))
            return utf8.sliced(at);
        if (utf8.sliced(at).startsWith("<!--"))
            at = std::max(at, utf8.indexOf("-->", at));
    }
    return {};
}

/// The text that a reference stands for, as XML wants it; a lone "&" and what nobody knows stay as written.
QByteArray resolved(const QByteArray& reference)
{
    static constexpr std::array own{"&amp;"_L1, "&lt;"_L1, "&gt;"_L1, "&quot;"_L1, "&apos;"_L1};
    if (std::ranges::find(own, QLatin1StringView(reference)) != own.end() || reference.startsWith("&#"))
        return reference;
    const QString text = decodeEntities(QString::fromLatin1(reference));
    return text == QLatin1StringView(reference) ? "&amp;" + reference.sliced(1) : text.toUtf8();
}

/// Without what XML forbids, and with nothing left that it would have to look up.
QByteArray cleaned(const QByteArray& utf8)
{
    constexpr qsizetype longestReference = 12;
    QByteArray clean;
    clean.reserve(utf8.size() + utf8.size() / 16);
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (c == '&') {
            const QByteArray ahead = utf8.mid(i, longestReference);
            qsizetype end = 1;
            while (end < ahead.size() && (std::isalnum(uchar(ahead[end])) != 0 || ahead[end] == '#'))
                ++end;
            const bool isReference = end > 1 && end < ahead.size() && ahead[end] == ';';
            clean += isReference ? resolved(ahead.first(end + 1)) : "&amp;"_ba;
            i += isReference ? end : 0;
        } else if (uchar(c) >= 0x20 || c == '\n' || c == '\t' || c == '\r') {
            clean += c;
        }
    }
    return clean;
}

/// The line of the first fault, 0 if there is none.
int readInto(OutlineBuilder& builder, const QByteArray& xml)
{
    xmlInitParser();
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
        xmlCreateMemoryParserCtxt(xml.constData(), int(xml.size())), &xmlFreeParserCtxt);
    if (!parser)
        return 1;
    xmlSAXHandler& handler = *parser->sax;
    handler = {};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = onStart;
    handler.endElementNs = onEnd;
    handler.characters = onCharacters;
    handler.cdataBlock = onCharacters;
    parser->_private = &builder;
    // Only what is predefined can be replaced: see withoutProlog()
    xmlCtxtUseOptions(parser.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOENT);
    handler.serror = reinterpret_cast<xmlStructuredErrorFunc>(ignoreError);
    xmlParseDocument(parser.get());
    return parser->wellFormed ? 0 : std::max(parser->lastError.line, 1);
}

} // namespace

Result<Outline> readOpml(const QByteArray& bytes)
{
    if (bytes.trimmed().isEmpty())
        return failure(ErrorCode::EmptyInput);
    const auto decoded = decodeDocument(bytes, {});
    if (!decoded)
        return std::unexpected(decoded.error());
    OutlineBuilder builder;
    const int faultyLine = readInto(builder, cleaned(withoutProlog(decoded->utf8)));
    if (!builder.isOpml())
        return failure(ErrorCode::Malformed, {}, u"it holds no list of feeds"_s);
    Outline outline = builder.take();
    if (faultyLine > 0)
        outline.warnings.append(
            u"It is not well-formed (near line %1); it was read as far as it goes."_s.arg(faultyLine));
    outline.warnings = decoded->warnings + outline.warnings;
    return outline;
}

} // namespace offprint
