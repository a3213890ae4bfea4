#include "models/citation/personname.h"

#include "models/citation/citedtext.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array particles{
    QStringView(u"von"),   QStringView(u"van"), QStringView(u"de"),    QStringView(u"der"),
    QStringView(u"den"),   QStringView(u"del"), QStringView(u"della"), QStringView(u"di"),
    QStringView(u"da"),    QStringView(u"dos"), QStringView(u"das"),   QStringView(u"do"),
    QStringView(u"du"),    QStringView(u"des"), QStringView(u"la"),    QStringView(u"las"),
    QStringView(u"le"),    QStringView(u"les"), QStringView(u"lo"),    QStringView(u"los"),
    QStringView(u"ter"),   QStringView(u"ten"), QStringView(u"te"),    QStringView(u"het"),
    QStringView(u"'t"),    QStringView(u"zu"),  QStringView(u"zum"),   QStringView(u"zur"),
    QStringView(u"af"),    QStringView(u"av"),  QStringView(u"al"),    QStringView(u"el"),
    QStringView(u"bin"),   QStringView(u"ibn"), QStringView(u"ben"),   QStringView(u"dalla"),
    QStringView(u"degli"), QStringView(u"dei"), QStringView(u"vom"),   QStringView(u"und"),
    QStringView(u"op"),    QStringView(u"in"),  QStringView(u"e"),     QStringView(u"y")};

/// Belgian and American families write them large; they begin the family's name all the same.
constexpr std::array largeParticles{QStringView(u"Van"), QStringView(u"Von"),   QStringView(u"De"),
                                    QStringView(u"Del"), QStringView(u"Della"), QStringView(u"Di"),
                                    QStringView(u"Du"),  QStringView(u"Le"),    QStringView(u"La"),
                                    QStringView(u"Ter"), QStringView(u"Vander")};
constexpr std::array afterLarge{QStringView(u"Den"), QStringView(u"Der"), QStringView(u"den"),
                                QStringView(u"der"), QStringView(u"La"),  QStringView(u"la"),
                                QStringView(u"De"),  QStringView(u"de"),  QStringView(u"Los")};

bool contains(const auto& words, QStringView word)
{
    return std::ranges::find(words, word) != words.end();
}

bool isSuffix(const QString& word)
{
    static const QRegularExpression suffix(u"^(?:[JS]r\\.?|jr\\.|sr\\.|II|III|IV)$"_s);
    return suffix.match(word).hasMatch();
}

/// Someone without a family: said by a word, or joined to others by "and".
bool isGroup(const QString& name)
{
    static const QRegularExpression group(
        u"\\b(?:collaborations?|teams?|consortium|group|project|initiative|institutes?|universit(?:y|ies)|"
        "laborator(?:y|ies)|labs?|inc|ltd|gmbh|corporation|foundation|society|committee|workshop|community|"
        "members|contributors|authors|research|and|et al)\\b|&"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return group.match(name).hasMatch();
}

bool isEastAsian(const QString& name)
{
    static const QRegularExpression letters(u"[\\p{Han}\\p{Hangul}\\p{Hiragana}\\p{Katakana}]"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return letters.match(name).hasMatch();
}

PersonName literal(const QString& name)
{
    return {{}, {}, name, {}, true};
}

/// Whether braces enclose all of it.
bool isBraced(const QString& name)
{
    int depth = 0;
    for (qsizetype i = 0; i < name.size(); ++i) {
        depth += name[i] == u'{' ? 1 : name[i] == u'}' ? -1 : 0;
        if (depth == 0)
            return i > 0 && i == name.size() - 1;
    }
    return false;
}

QString joined(const QStringList& words, qsizetype from, qsizetype to)
{
    return words.sliced(from, to - from).join(u' ');
}

/// Lower-case words first are the particle, if a word is left.
void setFamily(PersonName& name, const QStringList& words)
{
    qsizetype first = 0;
    while (first + 1 < words.size() && contains(particles, words[first]))
        ++first;
    name.particle = joined(words, 0, first);
    name.family = joined(words, first, words.size());
}

/// "von Family, Given" or "von Family, Jr., Given"; "Family Jr., Given" occurs too.
PersonName invertedName(const QStringList& parts)
{
    PersonName name;
    QStringList family = parts.first().split(u' ');
    if (parts.size() == 2 && isSuffix(parts[1])) { // "Bill Gates, Jr."
        name = personName(parts.first());
        name.suffix = parts[1];
        return name;
    }
    name.given = parts.last();
    name.suffix = parts.size() > 2 ? parts[1] : QString();
    if (name.suffix.isEmpty() && family.size() > 1 && isSuffix(family.last()))
        name.suffix = family.takeLast();
    setFamily(name, family);
    return name;
}

/// Where the family begins: at the last particle's run, at a large particle, or with the last word.
qsizetype familyStart(const QStringList& words)
{
    for (qsizetype i = 1; i + 1 < words.size(); ++i) {
        if (contains(particles, words[i]))
            return i;
        const bool isPair = i + 2 < words.size() && contains(afterLarge, words[i + 1]);
        if (contains(largeParticles, words[i]) && (i + 2 == words.size() || isPair))
            return i;
    }
    return words.size() - 1;
}

PersonName straightName(QStringList words)
{
    PersonName name;
    if (words.size() > 2 && isSuffix(words.last()))
        name.suffix = words.takeLast();
    const qsizetype start = familyStart(words);
    name.given = joined(words, 0, start);
    setFamily(name, words.sliced(start));
    return name;
}

/// What is left of TeX once its letters are read is no part of a name.
QString withoutTex(QString name)
{
    return name.removeIf([](QChar c) { return c == u'\\' || c == u'{' || c == u'}'; }).simplified();
}

/// "and Wen Tong" and "Wen Tong and": what is left where a list of names was cut in the wrong place.
QString withoutLooseAnd(const QString& name)
{
    static const QRegularExpression loose(u"^(?:and\\s+)+|(?:\\s+and)+$|^[,;]\\s*|\\s*[,;]$"_s);
    QString text = name;
    return text.replace(loose, QString());
}

} // namespace

PersonName personName(const QString& name)
{
    const QString text = withTexLetters(withoutHiddenCharacters(name)).simplified();
    if (isBraced(text))
        return literal(withoutTex(text));
    const QString clean = withoutTex(withoutLooseAnd(text));
    QStringList parts = clean.split(u',');
    for (QString& part : parts)
        part = part.simplified();
    if (clean.isEmpty() || isEastAsian(clean) || isGroup(clean) || parts.size() > 3 ||
        parts.contains(QString()))
        return literal(clean);
    if (parts.size() > 1)
        return invertedName(parts);
    const QStringList words = clean.split(u' ');
    return words.size() == 1 ? literal(clean) : straightName(words);
}

QString nameInLine(const PersonName& name)
{
    if (name.isLiteral)
        return personName(name.family) == name ? name.family : u"{"_s + name.family + u'}';
    const QStringList parts{name.given, name.particle, name.family, name.suffix};
    const QString line = parts.join(u' ').simplified();
    if (personName(line) == name)
        return line;
    const QString family = QString(name.particle + u' ' + name.family).simplified();
    return name.suffix.isEmpty() ? family + u", "_s + name.given
                                 : family + u", "_s + name.suffix + u", "_s + name.given;
}

} // namespace offprint
