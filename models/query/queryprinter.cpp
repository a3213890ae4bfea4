#include "models/query/queryprinter.h"

#include "models/query/queryfields.h"
#include "models/query/queryvalues.h"

#include <QtCore/QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Condition::Kind;

bool hasSpace(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isSpace(); });
}

/// Where a value ends at a parenthesis or a comma, one that has some is quoted.
QString value(const QString& text)
{
    const bool isPlain = !text.isEmpty() && !hasSpace(text) &&
                         std::ranges::none_of(text, [](QChar c) { return u"(),\""_s.contains(c); });
    return isPlain ? text : quotedInQuery(text);
}

/// A link may have parentheses, in pairs.
QString linkValue(const QString& text)
{
    int open = 0;
    bool isBalanced = true;
    for (const QChar c : text) {
        open += c == u'(' ? 1 : c == u')' ? -1 : 0;
        isBalanced = isBalanced && open >= 0;
    }
    return isBalanced && open == 0 && !text.isEmpty() && !hasSpace(text) && text.at(0) != u'"' &&
                   text.at(0) != u'('
               ? text
               : quotedInQuery(text);
}

QString field(QueryField field, const QString& value)
{
    return infoOf(field).name + u':' + value;
}

QString textPrinted(const Condition& condition)
{
    QString text = condition.isPhrase ? quotedInQuery(condition.text) : condition.text;
    if (condition.field == Condition::Field::Any)
        return text;
    return field(QueryField(int(condition.field) - 1), text);
}

QString daysPrinted(const Condition& condition)
{
    const bool isPublished = condition.kind == Kind::Published;
    const auto& [from, to] = condition.days;
    const QueryField within = isPublished ? QueryField::Date : QueryField::Seen;
    if (!to)
        return isPublished ? field(QueryField::Since, textOf(*from)) : field(within, textOf(*from) + u".."_s);
    if (!from)
        return isPublished ? field(QueryField::Until, textOf(*to)) : field(within, u".."_s + textOf(*to));
    const QString start = textOf(*from);
    const bool isOne = *from == *to && (from->first.isValid() || !start.front().isDigit());
    return field(within, isOne ? start : start + u".."_s + textOf(*to));
}

QString numbersPrinted(QueryField which, const QueryNumbers& numbers)
{
    const auto& [from, to] = numbers;
    if (!to)
        return field(which, u">="_s + QString::number(*from));
    if (!from)
        return field(which, *to < 0 ? u"<0"_s : u"<="_s + QString::number(*to));
    if (*from == *to)
        return field(which, QString::number(*from));
    return field(which, QString::number(*from) + u".."_s + QString::number(*to));
}

/// Of a kind that is one word of a field.
QString namePrinted(const Condition& condition)
{
    for (const QueryField named : {QueryField::Is, QueryField::Has}) {
        for (const auto& known : valuesOf(named)) {
            if (known.value == condition.kind)
                return field(named, known.name);
        }
    }
    return {};
}

QString printed(const Condition& condition);

/// As it stands before or behind another.
QString printedPart(const Condition& condition)
{
    const bool isJoined = condition.kind == Kind::And || condition.kind == Kind::Or;
    return isJoined ? u'(' + printed(condition) + u')' : printed(condition);
}

QString printedParts(const Condition& condition, const QString& between)
{
    QStringList parts;
    for (const Condition& part : condition.parts)
        parts.append(condition.kind == Kind::Or && part.kind == Kind::And ? printed(part)
                                                                          : printedPart(part));
    return parts.join(between);
}

QString printed(const Condition& condition)
{
    switch (condition.kind) {
    case Kind::And:
        return printedParts(condition, u" "_s);
    case Kind::Or:
        return printedParts(condition, u" OR "_s);
    case Kind::Not:
        return u'-' + printedPart(condition.parts.first());
    case Kind::Text:
        return textPrinted(condition);
    case Kind::Feed:
        return field(QueryField::Feed, value(condition.text));
    case Kind::Tag:
        return field(QueryField::Tag, value(condition.text));
    case Kind::List:
        return field(QueryField::List, value(condition.text));
    case Kind::Folder:
        return field(QueryField::Folder, value(condition.text));
    case Kind::Category:
        return field(QueryField::Category, value(condition.text));
    case Kind::Submitter:
        return field(QueryField::Submitter, value(condition.text));
    case Kind::Announced:
        return field(QueryField::Announce, condition.text);
    case Kind::Published:
    case Kind::Seen:
        return daysPrinted(condition);
    case Kind::Upvotes:
        return numbersPrinted(QueryField::Upvotes, condition.numbers);
    case Kind::CodeStars:
        return numbersPrinted(QueryField::Stars, condition.numbers);
    case Kind::Paper:
        return field(QueryField::Id, linkValue(condition.text));
    default:
        return namePrinted(condition);
    }
}

} // namespace

QString quotedInQuery(const QString& text)
{
    return u'"' + QString(text).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

QString printQuery(const ParsedQuery& query)
{
    QString text = printed(query.condition);
    if (query.sort) {
        for (const auto& known : sortValues()) {
            if (known.value == *query.sort)
                text += (text.isEmpty() ? u""_s : u" "_s) + field(QueryField::Sort, known.name);
        }
    }
    return text;
}

} // namespace offprint
