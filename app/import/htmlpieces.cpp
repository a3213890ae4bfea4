#include "app/import/htmlpieces.h"

#include "app/feeds/text.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

} // namespace

QString HtmlPiece::attribute(QLatin1StringView name) const
{
    for (const auto& [attribute, value] : attributes) {
        if (attribute.compare(name, Qt::CaseInsensitive) == 0)
            return decodeEntities(value.toString());
    }
    return {};
}

bool HtmlPieces::next(HtmlPiece& piece)
{
    piece = {};
    if (m_at >= m_html.size())
        return false;
    if (isTagAt(m_at))
        readMarkup(piece);
    else
        readText(piece);
    return true;
}

/// A "<" of mathematics is text.
bool HtmlPieces::isTagAt(qsizetype at) const
{
    if (m_html[at] != u'<' || at + 1 >= m_html.size())
        return false;
    const QChar c = m_html[at + 1];
    return isLetter(c) || c == u'/' || c == u'!' || c == u'?';
}

qsizetype HtmlPieces::behind(QStringView end, qsizetype from) const
{
    const qsizetype found = m_html.indexOf(end, from);
    return found < 0 ? m_html.size() : found + end.size();
}

void HtmlPieces::readText(HtmlPiece& piece)
{
    const qsizetype start = m_at++;
    while (m_at < m_html.size() && !isTagAt(m_at))
        ++m_at;
    piece.text = m_html.sliced(start, m_at - start);
}

void HtmlPieces::readMarkup(HtmlPiece& piece)
{
    const QStringView rest = m_html.sliced(m_at);
    if (rest.startsWith("<!--"_L1)) {
        m_at = behind(u"-->", m_at + 4);
    } else if (!isLetter(rest[1])) {
        m_at = behind(u">", m_at + 1);
    } else {
        const qsizetype start = ++m_at;
        while (m_at < m_html.size() && (m_html[m_at].isLetterOrNumber() || m_html[m_at] == u'-'))
            ++m_at;
        piece.tag = m_html.sliced(start, m_at - start).toString().toLower();
        readAttributes(piece);
        if (piece.tag == "script"_L1 || piece.tag == "style"_L1)
            readRaw(piece);
    }
}

void HtmlPieces::readAttributes(HtmlPiece& piece)
{
    skipSpace();
    while (m_at < m_html.size() && m_html[m_at] != u'>') {
        readAttribute(piece);
        skipSpace();
    }
    ++m_at;
    m_at = std::min(m_at, m_html.size());
}

void HtmlPieces::readAttribute(HtmlPiece& piece)
{
    const qsizetype start = m_at++; // of one character at least
    while (m_at < m_html.size() && !m_html[m_at].isSpace() && !u"=>/"_s.contains(m_html[m_at]))
        ++m_at;
    const QStringView name = m_html.sliced(start, m_at - start);
    skipSpace();
    QStringView value;
    if (m_at < m_html.size() && m_html[m_at] == u'=') {
        ++m_at;
        skipSpace();
        value = readValue();
    }
    piece.attributes.append({name, value});
}

/// One whose quotation mark is not closed ends at the tag's end: what follows is not lost.
QStringView HtmlPieces::readValue()
{
    if (m_at >= m_html.size())
        return {};
    const QChar quote = m_html[m_at];
    if (quote == u'"' || quote == u'\'') {
        const qsizetype start = m_at + 1;
        if (const qsizetype end = m_html.indexOf(quote, start); end >= 0) {
            m_at = end + 1;
            return m_html.sliced(start, end - start);
        }
    }
    const qsizetype start = m_at;
    while (m_at < m_html.size() && !m_html[m_at].isSpace() && m_html[m_at] != u'>')
        ++m_at;
    return m_html.sliced(start, m_at - start);
}

void HtmlPieces::readRaw(HtmlPiece& piece)
{
    const QString end = u"</"_s + piece.tag;
    const qsizetype found = m_html.indexOf(end, m_at, Qt::CaseInsensitive);
    const qsizetype to = found < 0 ? m_html.size() : found;
    piece.text = m_html.sliced(m_at, to - m_at);
    m_at = to;
}

void HtmlPieces::skipSpace()
{
    while (m_at < m_html.size() && (m_html[m_at].isSpace() || m_html[m_at] == u'/'))
        ++m_at;
}

} // namespace offprint
