#include "app/export/bibreader.h"
#include "app/export/texvalue.h"
#include "models/citation/personname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isWholeInBraces(const QString& tex)
{
    int depth = 0;
    for (qsizetype i = 0; i < tex.size(); ++i) {
        depth += tex[i] == u'{' ? 1 : tex[i] == u'}' ? -1 : 0;
        if (depth == 0)
            return i > 0 && i == tex.size() - 1;
    }
    return false;
}

/// "{\'E}" begins a word that is not lower-case, and is no braced name.
bool isLiteral(const QString& tex)
{
    return isWholeInBraces(tex) && !tex.startsWith("{\\'"_L1) && !tex.startsWith("{\\\""_L1);
}

QString decoded(const QString& tex)
{
    return literalOfTex(tex).simplified();
}

QString decodedWords(const QStringList& words)
{
    return decoded(words.join(u' '));
}

bool beginsSmall(const QString& word)
{
    return !word.isEmpty() && word.front().isLower();
}

/// Lower-case words before the last one are the particle.
void setFamily(PersonName& name, const QStringList& words)
{
    qsizetype first = 0;
    while (first + 1 < words.size() && beginsSmall(words[first]))
        ++first;
    name.particle = decodedWords(words.first(first));
    name.family = decodedWords(words.sliced(first));
}

QStringList wordsOf(const QString& tex)
{
    QStringList words = splitOutsideBraces(tex, u" ");
    words.removeAll(QString());
    return words;
}

PersonName inverted(const QStringList& parts)
{
    PersonName name;
    setFamily(name, wordsOf(parts.first()));
    name.suffix = parts.size() > 2 ? decoded(parts[1]) : QString();
    name.given = decoded(parts.size() > 2 ? parts.sliced(2).join(u' ') : parts.last());
    name.isLiteral = name.given.isEmpty();
    return name;
}

/// Braces around words of the family keep them together.
PersonName straight(const QString& tex)
{
    const QStringList words = wordsOf(tex);
    const bool isPlain = std::ranges::none_of(
        words, [](const QString& word) { return word.contains(u'{') && word.contains(u' '); });
    if (isPlain || words.size() == 1)
        return personName(decoded(tex));
    PersonName name;
    const qsizetype middle =
        std::ranges::find_if(words.begin() + 1, words.end() - 1, beginsSmall) - words.begin();
    name.given = decodedWords(words.first(middle));
    setFamily(name, words.sliced(middle));
    return name;
}

} // namespace

QStringList authorsOfTex(const QString& tex)
{
    QStringList authors;
    for (const QString& one : splitOutsideBraces(QString(tex).simplified(), u" and ")) {
        if (one.isEmpty() || one == u"others")
            continue;
        const QStringList parts = splitOutsideBraces(one, u",");
        PersonName name;
        if (isLiteral(one))
            name = {{}, {}, decoded(one), {}, true};
        else
            name = parts.size() > 1 ? inverted(parts) : straight(one);
        if (!name.family.isEmpty())
            authors.append(nameInLine(name));
    }
    return authors;
}

} // namespace offprint
