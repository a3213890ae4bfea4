#include "models/citation/referencenames.h"

#include "models/citation/writtenname.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Order = NameRules::Order;

bool hasCase(const QString& character)
{
    return character.toUpper() != character || character.toLower() != character;
}

/// The letter a word begins with, accents and halves of surrogate pairs kept together.
QString initialOf(const QString& word)
{
    qsizetype start = 0;
    while (start < word.size() && !word[start].isLetter() && !word[start].isSurrogate())
        ++start;
    qsizetype end = start;
    if (end < word.size())
        end += word[end].isHighSurrogate() && end + 1 < word.size() ? 2 : 1;
    while (end < word.size() && word[end].isMark())
        ++end;
    return word.sliced(start, end - start);
}

/// "Jean-Paul" as "J.-P."; what has no letter is left as it is.
QString initialsOfWord(const QString& word)
{
    QString out;
    for (const QString& part : word.split(u'-', Qt::SkipEmptyParts)) {
        const QString initial = initialOf(part);
        if (initial.isEmpty())
            continue;
        out += (out.isEmpty() ? u""_s : u"-"_s) + initial.toUpper() + u'.';
    }
    return out;
}

QString givenOf(const PersonName& name, bool hasInitials)
{
    return hasInitials ? initialsOf(name.given) : name.given;
}

QString inGivenOrder(const PersonName& name, bool hasInitials)
{
    return name.isLiteral
               ? name.family
               : wholeName({givenOf(name, hasInitials), name.particle, name.family, name.suffix, false});
}

/// "von Neumann, J.", "Gates, B., Jr."
QString familyFirst(const PersonName& name, bool hasInitials)
{
    if (name.isLiteral)
        return name.family;
    QStringList parts{wholeName({{}, name.particle, name.family, {}, false}), givenOf(name, hasInitials),
                      name.suffix};
    parts.removeAll(QString());
    return parts.join(", "_L1);
}

QString nameAt(const QList<PersonName>& names, qsizetype at, const NameRules& rules)
{
    const bool isTurned =
        rules.order == Order::FamilyInitial || (rules.order == Order::FamilyFirst && at == 0);
    return isTurned ? familyFirst(names[at], rules.hasInitials) : inGivenOrder(names[at], rules.hasInitials);
}

} // namespace

QString initialsOf(const QString& given)
{
    QString spaced = given;
    spaced.replace(u". "_s, u"."_s).replace(u".-"_s, u"-"_s).replace(u'.', u' '); // "J.W." is two
    QStringList initials;
    for (const QString& word : spaced.split(u' ', Qt::SkipEmptyParts)) {
        if (!hasCase(initialOf(word)))
            return given;
        initials.append(initialsOfWord(word));
    }
    return initials.join(u' ');
}

NameList nameList(const QList<PersonName>& names, const NameRules& rules)
{
    const bool isCut = rules.most > 0 && names.size() > rules.most;
    const qsizetype shown = isCut ? rules.shown : names.size();
    QString text;
    for (qsizetype i = 0; i < shown; ++i) {
        const bool isLast = i > 0 && i + 1 == shown && !isCut;
        if (isLast)
            text += shown == 2 ? rules.lastOfTwo : rules.lastOfMany;
        else if (i > 0)
            text += u", "_s;
        text += nameAt(names, i, rules);
    }
    return {text, isCut};
}

QString apaNames(const QList<PersonName>& names)
{
    constexpr qsizetype most = 20;
    const NameRules rules{.order = Order::FamilyInitial, .lastOfTwo = u", & "_s, .lastOfMany = u", & "_s};
    if (names.size() <= most)
        return nameList(names, rules).text;
    QStringList first;
    for (qsizetype i = 0; i + 1 < most; ++i)
        first.append(nameAt(names, i, rules));
    return first.join(", "_L1) + u", . . . "_s + nameAt(names, names.size() - 1, rules);
}

} // namespace offprint
