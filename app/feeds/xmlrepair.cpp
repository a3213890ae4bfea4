#include "app/feeds/xmlrepair.h"

#include <libxml/HTMLparser.h>

#include <QtCore/QHash>

#include <optional>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Entities = QHash<QByteArray, QByteArray>;

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '#';
}

/// The end of a document type declaration that begins at `at`: behind its ">", the internal subset skipped.
qsizetype endOfDoctype(QByteArrayView xml, qsizetype at)
{
    int depth = 0;
    for (qsizetype i = at; i < xml.size(); ++i) {
        if (xml[i] == '[')
            ++depth;
        else if (xml[i] == ']')
            --depth;
        else if (xml[i] == '>' && depth <= 0)
            return i + 1;
    }
    return xml.size();
}

/// <!ENTITY name "value">. An external or nested one makes the document Hostile.
Result<Entities> declaredEntities(const QByteArray& doctype)
{
    Entities entities;
    for (qsizetype at = doctype.indexOf("<!ENTITY"); at >= 0; at = doctype.indexOf("<!ENTITY", at + 1)) {
        qsizetype end = doctype.indexOf('>', at);
        end = end < 0 ? doctype.size() : end;
        const QByteArray declaration = doctype.mid(at + 8, end - at - 8).trimmed();
        const qsizetype space = declaration.indexOf(' ');
        const QByteArray name = declaration.left(space);
        const QByteArray rest = declaration.mid(space).trimmed();
        if (space < 0 || rest.size() < 2 || name == "%")
            continue;
        if (rest.startsWith("SYSTEM") || rest.startsWith("PUBLIC"))
            return failure(ErrorCode::Hostile, {}, u"it asks for a file from elsewhere"_s);
        const QByteArray value = rest.mid(1, rest.lastIndexOf(rest[0]) - 1);
        const bool isNested = value.contains('&') && !value.startsWith("&#");
        if (isNested || value.size() > 1000)
            return failure(ErrorCode::Hostile, {}, u"entities within entities"_s);
        if (!value.contains('<'))
            entities.insert(name, value);
    }
    return entities;
}

/// What stands for "&name;" in the repaired text; none: it is not a reference that can be kept.
std::optional<QByteArray> replacement(const QByteArray& name, const Entities& declared)
{
    static const QList<QByteArray> xmlOwn{"amp", "lt", "gt", "quot", "apos"};
    if (xmlOwn.contains(name))
        return '&' + name + ';';
    if (name.startsWith('#')) {
        bool isNumber = false;
        const bool isHex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const uint code = isHex ? name.mid(2).toUInt(&isNumber, 16) : name.mid(1).toUInt(&isNumber);
        const bool isAllowed = code == 9 || code == 10 || code == 13 || (code >= 0x20 && code < 0xd800) ||
                               (code >= 0xe000 && code < 0xfffe) || (code >= 0x10000 && code <= 0x10ffff);
        if (!isNumber)
            return std::nullopt;
        return isAllowed ? "&#" + QByteArray::number(code) + ';' : QByteArray();
    }
    if (declared.contains(name))
        return declared.value(name);
    if (const htmlEntityDesc* known = htmlEntityLookup(BAD_CAST name.constData()))
        return "&#" + QByteArray::number(known->value) + ';';
    return std::nullopt;
}

/// One pass over the text.
class Repair
{
public:
    Repair(QByteArrayView xml, Entities declared)
        : m_xml(xml)
        , m_declared(std::move(declared))
        , m_controls(std::ranges::count_if(xml, isForbidden) > 0) // to the end: that runs many bytes at once
    {
        m_out.reserve(xml.size() + xml.size() / 16);
    }

    RepairedXml run()
    {
        while (m_at < m_xml.size()) {
            const char c = m_xml[m_at];
            if (c == '&')
                takeReference();
            else if (c == '<' && !takeSection("<![CDATA[", "]]>") && !takeSection("<!--", "-->"))
                takeByte();
            else if (c != '<')
                takePlain();
        }
        QStringList warnings;
        if (m_ampersands)
            warnings.append(
                u"The document has “&” signs that are not written as XML wants; they were read as text."_s);
        if (m_controls)
            warnings.append(u"The document has control characters; they were left out."_s);
        return {m_out, warnings};
    }

private:
    /// Copies up to the next "<" or "&", without forbidden bytes.
    void takePlain()
    {
        const qsizetype start = m_at;
        const qsizetype tag = m_xml.indexOf('<', m_at);
        const QByteArrayView plain = m_xml.sliced(m_at, (tag < 0 ? m_xml.size() : tag) - m_at);
        const qsizetype reference = plain.indexOf('&');
        m_at += reference < 0 ? plain.size() : reference;
        append(m_xml.sliced(start, m_at - start));
    }

    void takeByte() { m_out += m_xml[m_at++]; }

    bool takeSection(QByteArrayView open, QByteArrayView close)
    {
        if (!m_xml.sliced(m_at).startsWith(open))
            return false;
        const qsizetype end = m_xml.indexOf(close, m_at + open.size());
        if (end < 0)
            return false;
        append(m_xml.sliced(m_at, end + close.size() - m_at));
        m_at = end + close.size();
        return true;
    }

    void takeReference()
    {
        qsizetype end = m_at + 1;
        while (end < m_xml.size() && end - m_at < 32 && isNameByte(m_xml[end]))
            ++end;
        const bool isClosed = end < m_xml.size() && m_xml[end] == ';' && end > m_at + 1;
        const auto text = isClosed
                              ? replacement(m_xml.sliced(m_at + 1, end - m_at - 1).toByteArray(), m_declared)
                              : std::nullopt;
        if (text) {
            m_out += *text;
            m_at = end + 1;
        } else {
            m_out += "&amp;";
            m_ampersands = true;
            ++m_at;
        }
    }

    void append(QByteArrayView text)
    {
        if (!m_controls) {
            m_out += text;
            return;
        }
        for (const char c : text) {
            if (!isForbidden(c))
                m_out += c;
        }
    }

    static bool isForbidden(char c)
    {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    }

    QByteArrayView m_xml;
    Entities m_declared;
    bool m_controls;
    QByteArray m_out;
    qsizetype m_at = 0;
    bool m_ampersands = false;
};

} // namespace

Result<RepairedXml> repairXml(const QByteArray& utf8)
{
    QByteArrayView rest(utf8);
    const qsizetype start = rest.indexOf('<');
    rest = rest.sliced(qMax<qsizetype>(0, start));
    if (rest.startsWith("<?xml") && !rest.startsWith("<?xml-")) {
        const qsizetype end = rest.indexOf("?>");
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 2);
    }
    // The document type stands before the root; look no further than the first element
    const qsizetype doctype = rest.first(qMin<qsizetype>(rest.size(), 64 * 1024)).indexOf("<!DOCTYPE");
    if (doctype < 0)
        return Repair(rest, {}).run();
    const qsizetype end = endOfDoctype(rest, doctype);
    auto entities = declaredEntities(rest.sliced(doctype, end - doctype).toByteArray());
    if (!entities)
        return std::unexpected(entities.error());
    return Repair(rest.sliced(end), *entities).run();
}

} // namespace offprint
