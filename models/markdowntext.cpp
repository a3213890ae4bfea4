#include "models/markdowntext.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// The end of "$…$" that opens at `at`, or -1 if the sign is only a sign. As in Pandoc: no space inside
/// either sign, no digit behind the closing one.
qsizetype endOfMath(QStringView text, qsizetype at)
{
    if (at + 1 >= text.size() || text[at + 1].isSpace())
        return -1;
    const qsizetype end = text.indexOf(u'$', at + 1);
    if (end < 0 || end == at + 1 || text[end - 1].isSpace() ||
        (end + 1 < text.size() && text[end + 1].isDigit()))
        return -1;
    return text.mid(at, end - at).contains(u'\n') ? -1 : end + 1;
}

} // namespace

QString escapeMarkdown(const QString& text)
{
    static const QString special = u"\\`*_{}[]<>#|~!&$^"_s;
    QString out;
    bool isLineStart = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'$') {
            if (const qsizetype end = endOfMath(text, i); end > 0) {
                out += QStringView(text).mid(i, end - i);
                i = end - 1;
                continue;
            }
        }
        const bool opensList = isLineStart && (c == u'-' || c == u'+' || c == u'=');
        const bool endsNumber =
            c == u'.' && i > 0 && text[i - 1].isDigit() && i + 1 < text.size() && text[i + 1] == u' ';
        if (special.contains(c) || opensList || endsNumber)
            out += u'\\';
        out += c;
        isLineStart = c == u'\n';
    }
    return out;
}

} // namespace offprint
