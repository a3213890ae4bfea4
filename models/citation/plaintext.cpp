#include "models/citation/plaintext.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\v' || c == u'\f' || c == u'\u0085' ||
           c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

/// What can be said: all but control characters, lone surrogates and byte order marks, which readers take off
/// where they begin a text; line ends become "\n".
QString sayable(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QChar::ByteOrderMark)
            continue;
        if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            continue;
        if (isLineEnd(c)) {
            out += u'\n';
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += c;
            out += text[++i];
        } else if (!c.isSurrogate() && (c == u'\t' || c.category() != QChar::Other_Control)) {
            out += c;
        }
    }
    return out;
}

} // namespace

QString singleLine(const QString& text)
{
    return sayable(text).simplified();
}

QString withoutRichText(QString title)
{
    constexpr int deepest = 4;
    static const QRegularExpression pair(u"<(i|b|sc|sub|sup|span)(?: [^<>]{0,80})?>([^<>]*)</\\1>"_s);
    for (int depth = 0; depth < deepest && title.contains("</"_L1); ++depth)
        title.replace(pair, u"\\2"_s);
    return title;
}

QString plainParagraphs(const QString& text)
{
    static const QRegularExpression blankLine(u"\\n\\s*\\n"_s);
    QStringList paragraphs = sayable(text).split(blankLine, Qt::SkipEmptyParts);
    for (QString& paragraph : paragraphs)
        paragraph = paragraph.simplified();
    paragraphs.removeAll(QString());
    return paragraphs.join("\n\n"_L1);
}

QString plainLines(const QString& text)
{
    return sayable(text).trimmed();
}

} // namespace offprint
