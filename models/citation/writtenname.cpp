#include "models/citation/writtenname.h"

#include "models/citation/plaintext.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int mostRounds = 4; // until a name's line says the same name; real ones take one

/// What no line of a name can have without meaning something by it.
QString withoutSigns(QString line)
{
    line.removeIf([](QChar c) { return c == u'{' || c == u'}' || c == u'\\' || c == u','; });
    return line.simplified();
}

/// Commas are what formats put between the parts.
bool hasComma(const PersonName& name)
{
    return name.given.contains(u',') || name.particle.contains(u',') || name.family.contains(u',') ||
           name.suffix.contains(u',');
}

} // namespace

PersonName nameInParts(const QString& name)
{
    QString line = singleLine(name);
    for (int round = 0; round < mostRounds; ++round) {
        const PersonName parts = personName(line);
        const QString again = singleLine(nameInLine(parts));
        if (personName(again) == parts && (parts.isLiteral || !hasComma(parts)))
            return parts;
        line = again;
    }
    return {{}, {}, withoutSigns(line), {}, true};
}

QString shownName(const QString& name)
{
    const bool isOther = name.startsWith(u'{') || name.contains(u',');
    return isOther ? wholeName(personName(name)) : name;
}

QString shownNames(const QStringList& names)
{
    QStringList shown;
    for (const QString& name : names)
        shown.append(shownName(name));
    return shown.join(", "_L1);
}

QString wholeName(const PersonName& name)
{
    QStringList parts{name.given, name.particle, name.family, name.suffix};
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace offprint
