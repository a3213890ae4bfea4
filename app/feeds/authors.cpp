#include "app/feeds/authors.h"

#include "app/feeds/texaccents.h"
#include "app/feeds/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// The field without what stands in parentheses at any depth.
QString withoutParentheses(QStringView field)
{
    QString out;
    int depth = 0;
    for (const QChar c : field) {
        if (c == u'(')
            ++depth;
        else if (c == u')')
            depth = qMax(0, depth - 1);
        else if (depth == 0)
            out += c;
    }
    return out.isEmpty() ? field.toString() : out;
}

/// RSS 2.0 writes "mail@example.org (Ann Author)", others "Ann Author <mail@example.org>".
QString withoutAddress(const QString& field)
{
    const qsizetype at = field.indexOf(u'@');
    if (at < 0)
        return field;
    const qsizetype open = field.indexOf(u'(', at);
    const qsizetype close = field.lastIndexOf(u')');
    if (open > 0 && close > open)
        return field.mid(open + 1, close - open - 1);
    const qsizetype angle = field.indexOf(u'<');
    if (angle > 0 && angle < at)
        return field.left(angle);
    return field;
}

bool isSuffix(QStringView part)
{
    static const QStringList suffixes{u"jr"_s, u"jr."_s, u"sr"_s, u"sr."_s, u"ii"_s, u"iii"_s, u"iv"_s};
    return suffixes.contains(part.toString().toLower());
}

QStringList splitAtWord(const QString& text, QLatin1StringView word)
{
    QStringList parts;
    for (const QString& part : text.split(word, Qt::SkipEmptyParts))
        parts.append(part.trimmed());
    return parts;
}

/// "Family, Given" turned round, where a separator other than the comma shows that the comma is inside a
/// name.
QString turnedRound(const QString& name)
{
    const qsizetype comma = name.indexOf(u',');
    if (comma < 0)
        return name;
    const QString after = name.mid(comma + 1).trimmed();
    return isSuffix(after) ? name : after + u' ' + name.left(comma).trimmed();
}

QStringList splitAtCommas(const QString& field)
{
    QStringList names;
    for (const QString& part : field.split(u',', Qt::SkipEmptyParts)) {
        QString name = part.trimmed();
        if (name.startsWith("and "_L1))
            name.remove(0, 4);
        if (!names.isEmpty() && isSuffix(name))
            names.last() += u' ' + name;
        else
            names += splitAtWord(name, " and "_L1);
    }
    return names;
}

} // namespace

QString cleanAuthor(QStringView name)
{
    QString clean = decodeTexAccents(decodeEntities(name.toString())).simplified();
    clean.remove(u'{').remove(u'}');
    if (clean.startsWith("by "_L1, Qt::CaseInsensitive))
        clean.remove(0, 3);
    while (clean.endsWith(u',') || clean.endsWith(u';') || clean.endsWith(u'*'))
        clean.chop(1);
    return clean.trimmed();
}

QStringList splitAuthors(QStringView field)
{
    const QString text = withoutParentheses(withoutAddress(decodeEntities(field.toString()))).simplified();
    QStringList parts;
    if (text.contains(u';')) {
        for (const QString& part : text.split(u';', Qt::SkipEmptyParts))
            parts.append(turnedRound(part.trimmed()));
    } else if (text.count(" and "_L1) > 0 && text.count(u',') == text.count(" and "_L1) + 1) {
        // "Vaswani, Ashish and Shazeer, Noam": a comma in every name, as BibTeX has it
        for (const QString& part : splitAtWord(text, " and "_L1))
            parts.append(turnedRound(part));
    } else {
        parts = splitAtCommas(text);
    }

    QStringList names;
    for (const QString& part : std::as_const(parts)) {
        const QString name = cleanAuthor(part);
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

} // namespace offprint
