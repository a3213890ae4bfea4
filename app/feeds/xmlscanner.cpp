#include "app/feeds/xmlscanner.h"

#include <QtCore/QByteArray>

namespace offprint {

namespace {

/// Beyond these an element's attributes are passed over; no feed has as many.
constexpr size_t mostAttributes = 500;
constexpr qsizetype longestDoctype = qsizetype(64) * 1024;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool endsName(char c)
{
    return isSpace(c) || c == '>' || c == '/' || c == '<' || c == '=' || c == '"' || c == '\'';
}

} // namespace

XmlScanner::Token XmlScanner::next()
{
    while (m_at < m_xml.size()) {
        switch (markupAt(m_at)) {
        case Markup::None:
            return takeText();
        case Markup::Start:
            return takeStart();
        case Markup::End:
            return takeEnd();
        case Markup::Instruction:
            skipSection(m_at + 2, "?>", m_lacksInstructionEnd);
            break;
        case Markup::Declaration:
            if (isAt("<![CDATA["))
                return takeCData();
            skipDeclaration();
        }
    }
    return Token::Over;
}

XmlScanner::Markup XmlScanner::markupAt(qsizetype at) const
{
    if (m_xml[at] != '<' || at + 1 >= m_xml.size())
        return Markup::None;
    const char c = m_xml[at + 1];
    if (startsName(c))
        return Markup::Start;
    if (c == '/')
        return at + 2 < m_xml.size() && startsName(m_xml[at + 2]) ? Markup::End : Markup::None;
    return c == '!' ? Markup::Declaration : c == '?' ? Markup::Instruction : Markup::None;
}

XmlScanner::Token XmlScanner::takeText()
{
    const qsizetype from = m_at;
    if (m_xml[m_at] == '<') {
        fault();
        ++m_at;
    }
    m_at = m_xml.indexOf('<', m_at);
    while (m_at >= 0 && markupAt(m_at) == Markup::None) {
        fault();
        m_at = m_xml.indexOf('<', m_at + 1);
    }
    if (m_at < 0) {
        m_at = m_xml.size();
        m_isCut = true; // or only space behind the root, which whoever knows of the root can tell
    }
    m_text = m_xml.sliced(from, m_at - from);
    return Token::Text;
}

XmlScanner::Token XmlScanner::takeCData()
{
    const qsizetype from = m_at + 9;
    qsizetype end = m_lacksCDataEnd ? -1 : m_xml.indexOf("]]>", from);
    if (end >= 0) {
        m_at = end + 3;
    } else {
        // It never closes: then it holds what stands before the end of its element
        m_lacksCDataEnd = true;
        fault();
        const QByteArray closing = "</" + m_name.toByteArray();
        end = m_xml.indexOf(closing, from);
        m_isCut = end < 0;
        end = m_isCut ? m_xml.size() : end;
        m_at = end;
    }
    m_text = m_xml.sliced(from, end - from);
    return Token::CData;
}

XmlScanner::Token XmlScanner::takeStart()
{
    ++m_at;
    m_name = takeName();
    m_attributes.clear();
    m_isEmptyElement = false;
    while (takeAttribute()) {
    }
    return m_isCut ? Token::Over : Token::Start;
}

/// The next attribute; false: the tag is over.
bool XmlScanner::takeAttribute()
{
    skipSpace();
    if (m_at >= m_xml.size()) {
        m_isCut = true;
        return false;
    }
    const char c = m_xml[m_at];
    if (c == '>' || c == '<') {
        if (c == '<')
            fault(); // the tag was left open; the next one begins
        else
            ++m_at;
        return false;
    }
    if (c == '/' && m_at + 1 < m_xml.size() && m_xml[m_at + 1] == '>') {
        m_at += 2;
        m_isEmptyElement = true;
        return false;
    }
    const QByteArrayView name = takeName();
    if (name.isEmpty()) {
        fault();
        ++m_at;
        return true;
    }
    const QByteArrayView value = takeValue();
    if (m_attributes.size() < mostAttributes)
        m_attributes.push_back({name, value});
    return true;
}

QByteArrayView XmlScanner::takeValue()
{
    skipSpace();
    if (m_at >= m_xml.size() || m_xml[m_at] != '=') {
        fault();
        return {};
    }
    ++m_at;
    skipSpace();
    if (m_at < m_xml.size() && (m_xml[m_at] == '"' || m_xml[m_at] == '\''))
        return takeQuoted(m_xml[m_at]);
    fault();
    const qsizetype from = m_at;
    while (m_at < m_xml.size() && !isSpace(m_xml[m_at]) && m_xml[m_at] != '>' && m_xml[m_at] != '<')
        ++m_at;
    return m_xml.sliced(from, m_at - from);
}

/// A value up to its closing quote. Where a ">" and then a "<" come first, the quote was forgotten.
QByteArrayView XmlScanner::takeQuoted(char quote)
{
    bool& isMissing = quote == '"' ? m_lacksQuote : m_lacksApostrophe;
    const qsizetype from = ++m_at;
    qsizetype tagEnd = -1;
    for (; m_at < m_xml.size(); ++m_at) {
        const char c = m_xml[m_at];
        if (c == quote)
            return m_xml.sliced(from, m_at++ - from);
        if (c == '>' && tagEnd < 0)
            tagEnd = m_at;
        if (c == '<' && (tagEnd >= 0 || isMissing))
            break;
    }
    isMissing = isMissing || m_at == m_xml.size();
    fault();
    m_at = tagEnd >= 0 ? tagEnd : m_at;
    return m_xml.sliced(from, m_at - from);
}

XmlScanner::Token XmlScanner::takeEnd()
{
    m_at += 2;
    m_name = takeName();
    skipSpace();
    if (m_at >= m_xml.size()) {
        m_isCut = true;
    } else if (m_xml[m_at] == '>') {
        ++m_at;
    } else {
        fault(); // something stands behind the name
        while (m_at < m_xml.size() && m_xml[m_at] != '<' && m_xml[m_at] != '>')
            ++m_at;
        m_at += m_at < m_xml.size() && m_xml[m_at] == '>' ? 1 : 0;
    }
    return Token::End;
}

QByteArrayView XmlScanner::takeName()
{
    const qsizetype from = m_at;
    while (m_at < m_xml.size() && !endsName(m_xml[m_at]))
        ++m_at;
    return m_xml.sliced(from, m_at - from);
}

void XmlScanner::skipSpace()
{
    while (m_at < m_xml.size() && isSpace(m_xml[m_at]))
        ++m_at;
}

void XmlScanner::skipDeclaration()
{
    if (isAt("<!--"))
        skipSection(m_at + 4, "-->", m_lacksCommentEnd);
    else if (m_doctype.isEmpty() && m_xml.sliced(m_at)
                                            .first(qMin<qsizetype>(9, m_xml.size() - m_at))
                                            .compare("<!DOCTYPE", Qt::CaseInsensitive) == 0)
        skipDoctype();
    else
        skipSection(m_at + 2, ">", m_lacksInstructionEnd);
}

/// Past `close`; where that never comes, past the next ">".
void XmlScanner::skipSection(qsizetype from, QByteArrayView close, bool& isMissing)
{
    from = qMin(from, m_xml.size());
    if (const qsizetype end = isMissing ? -1 : m_xml.indexOf(close, from); end >= 0) {
        m_at = end + close.size();
        return;
    }
    isMissing = true;
    fault();
    const qsizetype end = m_xml.indexOf('>', from);
    m_isCut = m_isCut || end < 0;
    m_at = end < 0 ? m_xml.size() : end + 1;
}

/// A document type that is not over within a reasonable length was never closed: then only its first ">"
/// counts.
void XmlScanner::skipDoctype()
{
    const QByteArrayView rest = m_xml.sliced(m_at).first(qMin(longestDoctype, m_xml.size() - m_at));
    int depth = 0;
    for (qsizetype i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        if (c == '[') {
            ++depth;
        } else if (c == ']') {
            --depth;
        } else if (c == '"' || c == '\'') {
            const qsizetype end = rest.indexOf(c, i + 1);
            i = end < 0 ? rest.size() : end;
        } else if (c == '>' && depth <= 0) {
            m_doctype = rest.first(i + 1);
            m_at += i + 1;
            return;
        }
    }
    m_doctype = rest;
    skipSection(m_at + 2, ">", m_lacksInstructionEnd);
    fault();
}

void XmlScanner::fault()
{
    if (m_fault < 0)
        m_fault = m_at;
}

} // namespace offprint
