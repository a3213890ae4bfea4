#include "models/citation/plaintext.h"

#include <QtCore/QList>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <utility>

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

/// Without the tags that open and close in the order that they have. One that closes what is not open means
/// that none before it does either.
QString withoutPairs(const QString& text)
{
    static const QRegularExpression tag(u"<(/?)(i|b|sc|sub|sup|span)(?: [^<>]{0,80})?>"_s);
    if (!text.contains("</"_L1))
        return text;
    QList<QRegularExpressionMatch> open;
    QList<std::pair<qsizetype, qsizetype>> gone;
    for (auto matches = tag.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength(1) == 0) {
            open.append(match);
        } else if (open.isEmpty() || open.last().capturedView(2) != match.capturedView(2)) {
            open.clear();
        } else {
            gone.append({open.last().capturedStart(), open.last().capturedEnd()});
            gone.append({match.capturedStart(), match.capturedEnd()});
            open.removeLast();
        }
    }
    std::ranges::sort(gone);
    QString kept;
    qsizetype from = 0;
    for (const auto& [start, end] : std::as_const(gone)) {
        kept += QStringView(text).sliced(from, start - from);
        from = end;
    }
    kept += QStringView(text).sliced(from);
    return kept;
}

} // namespace

QString singleLine(const QString& text)
{
    return sayable(text).simplified();
}

QString withoutRichText(const QString& title)
{
    constexpr int mostRounds = 4; // until no tags are left that others stood between
    QString text = title;
    for (int round = 0; round < mostRounds; ++round) {
        QString next = withoutPairs(text);
        if (next == text)
            return text;
        text = std::move(next);
    }
    return title; // which is made to be undone for ever
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
