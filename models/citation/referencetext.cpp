#include "models/citation/referencetext.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// With each pair of quotation marks as this pair, straight ones too.
QString withInnerQuotes(const QString& title, QChar opening, QChar closing)
{
    QString out;
    bool isOpen = false;
    for (const QChar c : title) {
        if (c == u'\u201C' || (c == u'"' && !isOpen)) {
            out += opening;
            isOpen = true;
        } else if (c == u'\u201D' || c == u'"') {
            out += closing;
            isOpen = false;
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

bool endsSentence(const QString& text)
{
    qsizetype end = text.size();
    while (end > 0 && (text[end - 1] == u'\u201D' || text[end - 1] == u'\u2019'))
        --end;
    return end > 0 && u".?!\u2026\u3002\uFF1F\uFF01"_s.contains(text[end - 1]);
}

void ReferenceText::put(QLatin1StringView tag, const QString& text)
{
    if (text.isEmpty())
        return;
    m_reference.plain += text;
    const QString html = text.toHtmlEscaped();
    m_reference.html += tag.isEmpty() ? html : u"<%1>%2</%1>"_s.arg(tag, html);
}

void ReferenceText::add(const QString& text)
{
    put({}, text);
}

void ReferenceText::italic(const QString& text)
{
    put("i"_L1, text);
}

void ReferenceText::bold(const QString& text)
{
    put("b"_L1, text);
}

void ReferenceText::quoted(const QString& title, QChar sign)
{
    const QString inner = withInnerQuotes(title, u'\u2018', u'\u2019');
    add(u'\u201C' + inner + (endsSentence(inner) ? QString() : QString(sign)) + u'\u201D');
}

void ReferenceText::quotedBritish(const QString& title)
{
    add(u'\u2018' + withInnerQuotes(title, u'\u201C', u'\u201D') + u'\u2019');
}

void ReferenceText::stop()
{
    if (!isEmpty() && !endsSentence(m_reference.plain))
        add(u"."_s);
}

void ReferenceText::space()
{
    if (!isEmpty())
        add(u" "_s);
}

} // namespace offprint
