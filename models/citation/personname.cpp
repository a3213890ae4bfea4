#include "models/citation/personname.h"

#include "models/citation/citedtext.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>
#include <functional>

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
constexpr std::array suffixes{QStringView(u"Jr"), QStringView(u"Jr."), QStringView(u"jr."),
                              QStringView(u"Sr"), QStringView(u"Sr."), QStringView(u"sr."),
                              QStringView(u"II"), QStringView(u"III"), QStringView(u"IV")};
constexpr std::array groupWords{QStringView(u"collaboration"), QStringView(u"collaborations"),
                                QStringView(u"team"),          QStringView(u"teams"),
                                QStringView(u"consortium"),    QStringView(u"group"),
                                QStringView(u"project"),       QStringView(u"initiative"),
                                QStringView(u"institute"),     QStringView(u"institutes"),
                                QStringView(u"university"),    QStringView(u"universities"),
                                QStringView(u"laboratory"),    QStringView(u"laboratories"),
                                QStringView(u"lab"),           QStringView(u"labs"),
                                QStringView(u"inc"),           QStringView(u"ltd"),
                                QStringView(u"gmbh"),          QStringView(u"corporation"),
                                QStringView(u"foundation"),    QStringView(u"society"),
                                QStringView(u"committee"),     QStringView(u"workshop"),
                                QStringView(u"community"),     QStringView(u"members"),
                                QStringView(u"contributors"),  QStringView(u"authors"),
                                QStringView(u"research"),      QStringView(u"and")};
constexpr std::array afterLarge{QStringView(u"Den"), QStringView(u"Der"), QStringView(u"den"),
                                QStringView(u"der"), QStringView(u"La"),  QStringView(u"la"),
                                QStringView(u"De"),  QStringView(u"de"),  QStringView(u"Los")};

bool contains(const auto& words, QStringView word)
{
    return std::ranges::find(words, word) != words.end();
}

bool isSuffix(const QString& word)
{
    return contains(suffixes, word);
}

bool isSame(QStringView word, QStringView other)
{
    return word.size() == other.size() && word.compare(other, Qt::CaseInsensitive) == 0;
}

/// Someone without a family: said by a word, or joined to others by "and".
bool isGroup(QStringView name)
{
    const auto isWordSign = [](QChar c) { return c.isLetterOrNumber() || c == u'_'; };
    QStringView before;
    for (qsizetype at = 0; at < name.size();) {
        qsizetype end = at;
        while (end < name.size() && isWordSign(name[end]))
            ++end;
        const QStringView word = name.sliced(at, end - at);
        const bool isSaid = std::ranges::any_of(groupWords, std::bind_front(isSame, word));
        if (isSaid || (isSame(word, u"al") && isSame(before, u"et")) || name.sliced(end).startsWith(u'&'))
            return true;
        before = word;
        at = end + 1;
    }
    return false;
}

bool isEastAsian(const QString& name)
{
    constexpr char16_t firstHangul = 0x1100; // nothing of the four scripts is before it
    if (std::ranges::none_of(name, [](QChar c) { return c >= firstHangul; }))
        return false;
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
    if (!name.startsWith(u'{'))
        return false;
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
        if (name.isLiteral)
            return literal(parts.join(u' '));
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

/// Words with one space between them, as most names are: nothing in it needs cleaning.
bool hasOnlyLetters(QStringView name)
{
    QChar before = u' ';
    for (const QChar c : name) {
        const bool isAscii = c.unicode() < 0x80;
        const bool isLetter = isAscii && (c.isLetter() || c == u'.' || c == u'-');
        if (!isLetter && (c != u' ' || before == u' '))
            return false;
        before = c;
    }
    return before != u' ';
}

/// "and Wen Tong" and "Wen Tong and": what is left where a list of names was cut in the wrong place.
QString withoutLooseAnd(const QString& name)
{
    const auto isLoose = [](QChar sign) { return sign == u',' || sign == u';'; };
    const bool hasLoose = !name.isEmpty() && (name.startsWith("and"_L1) || name.endsWith("and"_L1) ||
                                              isLoose(name.front()) || isLoose(name.back()));
    if (!hasLoose)
        return name;
    static const QRegularExpression loose(u"^(?:and\\s+)+|(?:\\s+and)+$|^[,;]\\s*|\\s*[,;]$"_s);
    QString text = name;
    return text.replace(loose, QString());
}

} // namespace

PersonName personName(const QString& name)
{
    const bool isClean = hasOnlyLetters(name);
    const QString text = isClean ? name : withTexLetters(withoutHiddenCharacters(name)).simplified();
    if (isBraced(text))
        return literal(withoutTex(text));
    const QString clean = isClean ? withoutLooseAnd(text) : withoutTex(withoutLooseAnd(text));
    QStringList parts = isClean ? QStringList{clean} : clean.split(u',');
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

PersonName nameOfParts(const QString& family, const QString& given, const QString& suffix)
{
    PersonName name{.given = given.simplified(), .particle = {}, .family = {}, .suffix = suffix.simplified()};
    if (name.given.isEmpty())
        return literal(QString(family + u' ' + suffix).simplified());
    setFamily(name, family.simplified().split(u' '));
    return name;
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
