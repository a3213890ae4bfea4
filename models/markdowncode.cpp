#include "models/markdowncode.h"

namespace offprint {

namespace {

qsizetype endOfRow(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && text[end] == text[from])
        ++end;
    return end;
}

bool beginsCode(QStringView text, qsizetype at)
{
    if (text[at] == u'`')
        return true;
    const bool isLineStart = at == 0 || text[at - 1] == u'\n';
    return text[at] == u'~' && isLineStart && endOfRow(text, at) - at >= 3;
}

} // namespace

qsizetype endOfCode(QStringView markdown, qsizetype at)
{
    if (at >= markdown.size() || !beginsCode(markdown, at))
        return at;
    const QChar sign = markdown[at];
    const qsizetype start = endOfRow(markdown, at);
    const qsizetype length = start - at;
    for (qsizetype i = markdown.indexOf(sign, start); i >= 0; i = markdown.indexOf(sign, i)) {
        const qsizetype end = endOfRow(markdown, i);
        if (end - i == length)
            return end;
        i = end;
    }
    return length < 3 ? start : markdown.size();
}

} // namespace offprint
