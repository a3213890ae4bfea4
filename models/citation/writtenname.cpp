#include "models/citation/writtenname.h"

#include "models/citation/plaintext.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool areSame(const PersonName& a, const PersonName& b)
{
    return a.given == b.given && a.particle == b.particle && a.family == b.family && a.suffix == b.suffix &&
           a.isLiteral == b.isLiteral;
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
    const QString line = singleLine(name);
    const PersonName parts = personName(line);
    const QString whole = wholeName(parts);
    const bool isPerson = !parts.isLiteral && !parts.given.isEmpty() && !parts.family.isEmpty();
    const bool isStable =
        isPerson && !hasComma(parts) && singleLine(whole) == whole && areSame(personName(whole), parts);
    return isStable ? parts : PersonName{{}, {}, line, {}, true};
}

QString wholeName(const PersonName& name)
{
    QStringList parts{name.given, name.particle, name.family, name.suffix};
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace offprint
