#include "models/citation/citekey.h"

#include "models/citation/personname.h"
#include "models/math/mathpieces.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype longestKey = 100;

/// Words that say nothing of what a title is about.
constexpr std::array stopWords{
    QStringView(u"a"),   QStringView(u"an"),   QStringView(u"the"),  QStringView(u"on"),
    QStringView(u"of"),  QStringView(u"for"),  QStringView(u"in"),   QStringView(u"with"),
    QStringView(u"to"),  QStringView(u"and"),  QStringView(u"from"), QStringView(u"via"),
    QStringView(u"is"),  QStringView(u"are"),  QStringView(u"at"),   QStringView(u"by"),
    QStringView(u"as"),  QStringView(u"or"),   QStringView(u"into"), QStringView(u"be"),
    QStringView(u"it"),  QStringView(u"its"),  QStringView(u"do"),   QStringView(u"does"),
    QStringView(u"can"), QStringView(u"how"),  QStringView(u"what"), QStringView(u"when"),
    QStringView(u"why"), QStringView(u"that"), QStringView(u"this"), QStringView(u"der"),
    QStringView(u"die"), QStringView(u"das"),  QStringView(u"le"),   QStringView(u"la"),
    QStringView(u"les")};

constexpr std::array fields{QStringView(u"auth"),  QStringView(u"authors3"),  QStringView(u"authEtAl"),
                            QStringView(u"year"),  QStringView(u"shortyear"), QStringView(u"month"),
                            QStringView(u"title"), QStringView(u"Title"),     QStringView(u"arxiv"),
                            QStringView(u"id"),    QStringView(u"venue")};

/// Letters that are no letter with an accent.
constexpr std::array special{std::pair(u'ø', QStringView(u"o")),  std::pair(u'Ø', QStringView(u"O")),
                             std::pair(u'ß', QStringView(u"ss")), std::pair(u'ł', QStringView(u"l")),
                             std::pair(u'Ł', QStringView(u"L")),  std::pair(u'đ', QStringView(u"d")),
                             std::pair(u'Đ', QStringView(u"D")),  std::pair(u'ð', QStringView(u"d")),
                             std::pair(u'Ð', QStringView(u"D")),  std::pair(u'þ', QStringView(u"th")),
                             std::pair(u'Þ', QStringView(u"Th")), std::pair(u'æ', QStringView(u"ae")),
                             std::pair(u'Æ', QStringView(u"AE")), std::pair(u'œ', QStringView(u"oe")),
                             std::pair(u'Œ', QStringView(u"OE")), std::pair(u'ı', QStringView(u"i")),
                             std::pair(u'ŋ', QStringView(u"ng")), std::pair(u'ħ', QStringView(u"h")),
                             std::pair(u'ƒ', QStringView(u"f")),  std::pair(u'–', QStringView(u"-")),
                             std::pair(u'—', QStringView(u"-"))};

bool isAsciiAlnum(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

QString onlyAlnum(const QString& text)
{
    QString kept;
    for (const QChar c : inAsciiLetters(text)) {
        if (isAsciiAlnum(c))
            kept += c;
    }
    return kept;
}

/// What neither TeX nor BibTeX chokes on.
QString onlyOfKeys(const QString& text)
{
    QString kept;
    for (const QChar c : text) {
        if (isAsciiAlnum(c) || u"_:.+/-"_s.contains(c))
            kept += c;
    }
    return kept.left(longestKey);
}

/// The words of the title that say something, in ASCII; all of them if none does.
QStringList titleWords(const QString& title)
{
    static const QRegularExpression gaps(u"[^\\p{L}\\p{N}\\p{M}'’]+"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    QStringList all;
    QStringList telling;
    for (const QString& word : readableText(title).split(gaps, Qt::SkipEmptyParts)) {
        const QString ascii = onlyAlnum(word);
        if (ascii.isEmpty())
            continue;
        all.append(ascii);
        if (std::ranges::find(stopWords, QStringView(ascii.toLower())) == stopWords.end())
            telling.append(ascii);
    }
    return telling.isEmpty() ? all : telling;
}

QString capitalized(const QString& word)
{
    return word.left(1).toUpper() + word.mid(1);
}

/// Of one that leaves nothing in ASCII, empty.
QString familyOf(const QString& author)
{
    const PersonName name = personName(author);
    return onlyAlnum(name.particle + name.family);
}

/// The first `count` authors' names, and "EtAl" if there are more.
QString authorNames(const QStringList& authors, qsizetype count)
{
    QString names;
    for (const QString& author : authors.first(std::min(count, authors.size())))
        names += familyOf(author);
    if (names.isEmpty())
        return u"anon"_s;
    return authors.size() > count ? names + u"EtAl"_s : names;
}

QString authEtAl(const QStringList& authors)
{
    return authorNames(authors, authors.size() > 2 ? 1 : 2);
}

QString titleInOne(const QStringList& words, bool isCapital)
{
    QString title;
    for (const QString& word : words)
        title += isCapital ? capitalized(word) : word.toLower();
    return title;
}

/// "Word2": which one; 0: the field is none of these.
int wordNumber(QStringView field)
{
    const bool isWord = field.size() == 5 && field.sliced(1).startsWith(u"ord") &&
                        (field.front() == u'w' || field.front() == u'W');
    return isWord && field[4] >= u'1' && field[4] <= u'9' ? field[4].digitValue() : 0;
}

QString number(int value, int width)
{
    return value > 0 ? QString::number(value).rightJustified(width, u'0') : QString();
}

QString valueOf(QStringView field, const Citation& citation)
{
    if (field == u"auth")
        return authorNames(citation.authors.first(std::min(qsizetype(1), citation.authors.size())), 1);
    if (field == u"authors3")
        return authorNames(citation.authors, 3);
    if (field == u"authEtAl")
        return authEtAl(citation.authors);
    if (field == u"year")
        return number(citation.year, 4);
    if (field == u"shortyear")
        return citation.year > 0 ? number(citation.year, 4).right(2) : QString();
    if (field == u"month")
        return number(citation.month, 2);
    if (field == u"arxiv" || (field == u"id" && !citation.arxiv.isEmpty()))
        return citation.arxiv;
    if (field == u"id")
        return citation.doi;
    if (field == u"venue")
        return onlyAlnum(readableText(citation.venue));
    const QStringList words = titleWords(citation.title);
    if (const int word = wordNumber(field)) {
        const QString found = words.value(word - 1);
        return field.front() == u'W' ? capitalized(found) : found.toLower();
    }
    return titleInOne(words, field == u"Title");
}

std::unexpected<Error> wrong(const QString& piece, qsizetype at, const QString& reason)
{
    return failure(ErrorCode::BadArgument, piece, u"%1, at character %2"_s.arg(reason).arg(at + 1));
}

} // namespace

Result<CiteKeyPattern> CiteKeyPattern::fromText(const QString& text)
{
    CiteKeyPattern pattern;
    pattern.m_text = text;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] != u'[') {
            if (onlyOfKeys(QString(text[at])).isEmpty())
                return wrong(QString(text[at]), at, u"“%1” cannot stand in a key"_s.arg(text[at]));
            pattern.m_parts.append({QString(text[at++]), false, {}});
            continue;
        }
        const qsizetype end = text.indexOf(u']', at);
        if (end < 0)
            return wrong(text.sliced(at), at, u"a bracket is not closed"_s);
        const QString field = text.sliced(at + 1, end - at - 1);
        const QString name = field.section(u'.', 0, 0);
        const QString modifier = field.section(u'.', 1);
        if (std::ranges::find(fields, QStringView(name)) == fields.end() && wordNumber(name) == 0)
            return wrong(field, at, u"there is no field “%1”"_s.arg(name));
        if (field.contains(u'.') && modifier != u"lower" && modifier != u"upper")
            return wrong(field, at, u"“%1” is neither lower nor upper"_s.arg(modifier));
        pattern.m_parts.append({name, true, modifier});
        at = end + 1;
    }
    if (std::ranges::none_of(pattern.m_parts, &Part::isField))
        return wrong(text, 0, u"a pattern needs a field, as [auth]"_s);
    return pattern;
}

CiteKeyPattern CiteKeyPattern::standard()
{
    return *fromText(u"[auth.lower][year][word1]"_s);
}

QString CiteKeyPattern::text() const
{
    return m_text;
}

QString CiteKeyPattern::keyFor(const Citation& citation) const
{
    QString key;
    bool isTelling = false; // of the work: more than "anon"
    for (const Part& part : m_parts) {
        QString value = part.isField ? onlyOfKeys(inAsciiLetters(valueOf(part.text, citation))) : part.text;
        isTelling = isTelling || (part.isField && !value.isEmpty() && value != u"anon");
        if (part.modifier == u"lower")
            value = value.toLower();
        else if (part.modifier == u"upper")
            value = value.toUpper();
        key += value;
    }
    if (isTelling)
        return onlyOfKeys(key);
    const QString id = onlyOfKeys(citation.arxiv.isEmpty() ? citation.doi : citation.arxiv);
    return id.isEmpty() ? u"anon"_s : id;
}

QString distinguished(const QString& key, const std::function<bool(const QString&)>& isTaken)
{
    if (!isTaken(key.toLower()))
        return key;
    for (int number = 1;; ++number) {
        QString letters;
        for (int rest = number; rest > 0; rest = (rest - 1) / 26)
            letters.prepend(QChar(u'a' + (rest - 1) % 26));
        if (const QString other = key + letters; !isTaken(other.toLower()))
            return other;
    }
}

QString keysOf(const QList<Citation>& citations)
{
    QStringList keys;
    for (const Citation& citation : citations)
        keys.append(citation.key);
    return keys.join(u',');
}

QString inAsciiLetters(const QString& text)
{
    QString ascii;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        const auto letter = std::ranges::find(special, c, [](const auto& each) { return QChar(each.first); });
        if (letter != special.end())
            ascii += letter->second;
        else if (c.unicode() >= 0x20 && c.unicode() < 0x7f)
            ascii += c;
    }
    return ascii;
}

} // namespace offprint
