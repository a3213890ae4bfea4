#include "app/feeds/text.h"

#include "app/feeds/htmlsanitiser.h"
#include "app/feeds/texaccents.h"

#include <QtCore/QStringList>

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array<QLatin1StringView, 30> tagNames{
    "a"_L1,   "abbr"_L1, "b"_L1,     "blockquote"_L1, "br"_L1,  "cite"_L1,  "code"_L1, "div"_L1,
    "em"_L1,  "font"_L1, "h1"_L1,    "h2"_L1,         "h3"_L1,  "h4"_L1,    "hr"_L1,   "i"_L1,
    "img"_L1, "li"_L1,   "ol"_L1,    "p"_L1,          "pre"_L1, "small"_L1, "span"_L1, "strong"_L1,
    "sub"_L1, "sup"_L1,  "table"_L1, "tt"_L1,         "u"_L1,   "ul"_L1};

/// The character that "&name;" means, 0 if none. `at` stands behind "&", `end` at ";".
char32_t referenced(QStringView name)
{
    bool isNumber = false;
    uint code = 0;
    if (name.startsWith("#x"_L1, Qt::CaseInsensitive))
        code = name.mid(2).toUInt(&isNumber, 16);
    else if (name.startsWith(u'#'))
        code = name.mid(1).toUInt(&isNumber);
    else if (const htmlEntityDesc* known = htmlEntityLookup(BAD_CAST name.toLatin1().constData()))
        return name == "apos"_L1 ? U'\'' : char32_t(known->value);
    if (name == "apos"_L1)
        return U'\'';
    if (!isNumber || code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return 0;
    if (code >= 0x80 && code < 0xa0) // what people wrote in windows-1252 (HTML 5, §13.2.5.80)
        return code == 0x92 || code == 0x91   ? U'’'
               : code == 0x93 || code == 0x94 ? U'"'
               : code == 0x96                 ? U'–'
               : code == 0x97                 ? U'—'
               : code == 0x85                 ? U'…'
                                              : char32_t(0xfffd);
    return code;
}

/// One line of ASCII with single spaces between its words, as most texts are: nothing needs folding in it.
bool isTidyLine(QStringView text)
{
    if (text.isEmpty())
        return true;
    const char16_t* at = text.utf16();
    unsigned untidy = unsigned(at[0] == u' ') | unsigned(at[text.size() - 1] == u' ');
    for (qsizetype i = 1; i < text.size(); ++i) // to the end: that looks at many characters at once
        untidy |= unsigned(at[i] < 0x20) | unsigned(at[i] > 0x7e) |
                  (unsigned(at[i] == u' ') & unsigned(at[i - 1] == u' '));
    return untidy == 0 && at[0] > 0x20 && at[0] <= 0x7e;
}

} // namespace

QString decodeEntities(const QString& text)
{
    qsizetype amp = text.indexOf(u'&');
    if (amp < 0)
        return text;
    QString out;
    qsizetype from = 0;
    for (; amp >= 0; amp = text.indexOf(u'&', amp + 1)) {
        const qsizetype length = QStringView(text).mid(amp, 13).indexOf(u';'); // there may be no end to them
        if (length < 2)
            continue;
        const qsizetype end = amp + length;
        const char32_t c = referenced(QStringView(text).mid(amp + 1, end - amp - 1));
        if (c == 0)
            continue;
        out += QStringView(text).mid(from, amp - from);
        out += QString::fromUcs4(&c, 1);
        from = end + 1;
    }
    out += QStringView(text).mid(from);
    return out;
}

QString withoutControls(const QString& text)
{
    const auto isUnwanted = [](QChar c) {
        const char16_t u = c.unicode();
        return (u < 0x20 && u != u'\n' && u != u'\t') || (u >= 0x7f && u < 0xa0) || u == 0xfeff ||
               u == 0x200b || (u >= 0x202a && u <= 0x202e) || u == 0xfffe || u == 0xffff;
    };
    if (std::ranges::none_of(text, isUnwanted))
        return text;
    QString out = text;
    out.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(QChar(0x85), u'\n');
    out.removeIf(isUnwanted);
    return out;
}

QString oneLine(const QString& text)
{
    return isTidyLine(text) ? text : withoutControls(text).simplified();
}

QString foldLines(const QString& text, bool indentBreaks)
{
    if (isTidyLine(text))
        return text;
    QStringList paragraphs;
    QString current;
    const QString clean = withoutControls(text);
    for (const QStringView line : QStringView(clean).split(u'\n')) {
        const QString folded = line.toString().simplified();
        const bool opens = indentBreaks && !current.isEmpty() && line.startsWith("  "_L1);
        if ((folded.isEmpty() || opens) && !current.isEmpty()) {
            paragraphs.append(current);
            current.clear();
        }
        if (!folded.isEmpty())
            current += current.isEmpty() ? folded : u' ' + folded;
    }
    if (!current.isEmpty())
        paragraphs.append(current);
    return paragraphs.join("\n\n"_L1);
}

bool hasMarkup(QStringView text)
{
    const qsizetype lastClose = text.lastIndexOf(u'>');
    for (qsizetype open = text.indexOf(u'<'); open >= 0; open = text.indexOf(u'<', open + 1)) {
        qsizetype from = open + 1;
        if (from < text.size() && text[from] == u'/')
            ++from;
        qsizetype end = from;
        while (end < text.size() && end - from < 12 && text[end].isLetterOrNumber())
            ++end;
        if (end >= text.size() || !(text[end] == u'>' || text[end] == u'/' || text[end].isSpace()))
            continue;
        const QString name = text.mid(from, end - from).toString().toLower();
        if (lastClose >= end && std::ranges::find(tagNames, name) != tagNames.end())
            return true;
    }
    return false;
}

QString plainTitle(const QString& text)
{
    QString plain = hasMarkup(text) ? htmlToText(text) : decodeEntities(text);
    if (plain.contains(u'&')) // escaped twice
        plain = decodeEntities(plain);
    if (hasMarkup(plain))
        plain = htmlToText(plain);
    return oneLine(decodeTexAccents(plain));
}

} // namespace offprint
