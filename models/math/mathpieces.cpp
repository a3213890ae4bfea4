#include "models/math/mathpieces.h"

#include "models/markdowncode.h"
#include "models/math/texsymbols.h"
#include "models/math/textcommands.h"
#include "models/math/unicodemath.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = MathPiece::Kind;

constexpr char32_t firstPlace = 0xF0000; // for private use: fonts of icons, but no text that is read, have it
constexpr qsizetype mostFormulas = 60'000;
constexpr qsizetype longestFormula = 4'000; // beyond, a sign has lost its other one

constexpr std::array environments{
    QStringView(u"equation"), QStringView(u"align"),     QStringView(u"gather"),
    QStringView(u"multline"), QStringView(u"eqnarray"),  QStringView(u"displaymath"),
    QStringView(u"math"),     QStringView(u"equation*"), QStringView(u"align*"),
    QStringView(u"gather*"),  QStringView(u"multline*"), QStringView(u"eqnarray*")};

/// Commands that are mathematics even where no sign says so, and take what is in braces behind them.
constexpr std::array bareCommands{
    QStringView(u"mathbb"),    QStringView(u"mathcal"),     QStringView(u"mathbf"),
    QStringView(u"mathfrak"),  QStringView(u"mathscr"),     QStringView(u"frac"),
    QStringView(u"sqrt"),      QStringView(u"hat"),         QStringView(u"tilde"),
    QStringView(u"bar"),       QStringView(u"vec"),         QStringView(u"boldsymbol"),
    QStringView(u"bm"),        QStringView(u"overline"),    QStringView(u"widehat"),
    QStringView(u"widetilde"), QStringView(u"operatorname")};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Which of the formulas has its place here; -1: none.
qsizetype placedAt(QStringView text, qsizetype at, qsizetype formulas)
{
    if (at + 1 >= text.size() || !text[at].isHighSurrogate())
        return -1;
    const qsizetype formula =
        qsizetype(QChar::surrogateToUcs4(text[at], text[at + 1])) - qsizetype(firstPlace);
    return formula >= 0 && formula < formulas ? formula : -1;
}

class Splitter
{
public:
    explicit Splitter(const QString& text)
        : m_text(withoutPlaces(text))
    {}

    [[nodiscard]] QList<MathPiece> all()
    {
        while (m_at < m_text.size()) {
            if (m_formulas.size() == mostFormulas || !takeFormula())
                ++m_at;
        }
        m_words += part(m_textStart, m_text.size());
        return inPieces(readTextCommands(m_words));
    }

    [[nodiscard]] MarkdownMath ofMarkdown()
    {
        while (m_at < m_text.size()) {
            if (const qsizetype end = endOfCode(m_text, m_at); end > m_at) {
                m_at = end;
                continue;
            }
            const QChar c = m_text[m_at];
            const bool isSigned = c == u'$' || (c == u'\\' && !isTexLetter(at(m_at + 1)));
            if (m_formulas.size() == mostFormulas || !isSigned || !takeFormula())
                ++m_at;
        }
        m_words += part(m_textStart, m_text.size());
        return {std::move(m_words), std::move(m_formulas)};
    }

private:
    [[nodiscard]] static QString withoutPlaces(QString text)
    {
        constexpr char16_t first = QChar::highSurrogate(firstPlace);
        constexpr char16_t last = QChar::highSurrogate(firstPlace + mostFormulas);
        for (qsizetype i = 0; i + 1 < text.size(); ++i) {
            if (text[i] >= first && text[i] <= last)
                text[i] = text[i + 1] = QChar::ReplacementCharacter;
        }
        return text;
    }

    [[nodiscard]] QChar at(qsizetype index) const
    {
        return index >= 0 && index < m_text.size() ? m_text[index] : QChar();
    }
    [[nodiscard]] QStringView part(qsizetype start, qsizetype end) const
    {
        return QStringView(m_text).sliced(start, end - start);
    }

    /// What stands for a formula among the words, so that "\emph{a $x$ b}" is read as one.
    [[nodiscard]] static QString placeOf(qsizetype formula)
    {
        const char32_t character = firstPlace + char32_t(formula);
        return QString::fromUcs4(&character, 1);
    }

    [[nodiscard]] QList<MathPiece> inPieces(const QString& words) const
    {
        QList<MathPiece> pieces;
        qsizetype start = 0;
        const auto endText = [&](qsizetype end) {
            if (end > start)
                pieces.append({Kind::Text, words.sliced(start, end - start), {}});
        };
        for (qsizetype i = 0; i + 1 < words.size(); ++i) {
            const qsizetype formula = placedAt(words, i, m_formulas.size());
            if (formula < 0)
                continue;
            endText(i);
            pieces.append(m_formulas[formula]);
            start = ++i + 1;
        }
        endText(words.size());
        return pieces;
    }

    [[nodiscard]] bool take(Kind kind, qsizetype contentStart, qsizetype contentEnd, qsizetype end)
    {
        const QStringView content = part(contentStart, contentEnd).trimmed();
        if (content.isEmpty() || contentEnd - contentStart > longestFormula)
            return false;
        m_words += part(m_textStart, m_at);
        m_words += placeOf(m_formulas.size());
        m_formulas.append({kind, content.toString(), part(m_at, end).toString()});
        m_at = m_textStart = end;
        return true;
    }

    [[nodiscard]] bool takeFormula()
    {
        const QChar c = m_text[m_at];
        if (c == u'$')
            return at(m_at + 1) == u'$' ? takeBetween(u"$$", u"$$", Kind::Display) : takeDollars();
        if (c == u'\\')
            return takeBackslash();
        if (c == u'^' || c == u'_')
            return takeScript();
        return false;
    }

    [[nodiscard]] bool takeBackslash()
    {
        const QChar sign = at(m_at + 1);
        if (sign == u'(')
            return takeBetween(u"\\(", u"\\)", Kind::Inline);
        if (sign == u'[')
            return takeBetween(u"\\[", u"\\]", Kind::Display);
        if (!isTexLetter(sign)) {
            ++m_at; // "\$" opens nothing
            return false;
        }
        return part(m_at + 1, m_text.size()).startsWith(u"begin{") ? takeEnvironment() : takeBare();
    }

    /// Where the sign stands next, from `from`; -1 if it is too far to belong to what opened here.
    [[nodiscard]] qsizetype find(QStringView sign, qsizetype from)
    {
        const QStringView near = part(from, std::min(m_text.size(), from + longestFormula + sign.size()));
        const qsizetype found = near.indexOf(sign);
        return found < 0 ? -1 : from + found;
    }

    [[nodiscard]] bool takeBetween(QStringView opening, QStringView closing, Kind kind)
    {
        const qsizetype start = m_at + opening.size();
        const qsizetype end = find(closing, start);
        if (end >= 0 && take(kind, start, end, end + closing.size()))
            return true;
        m_at += opening.size() - 1;
        return false;
    }

    /// $…$: no space within the signs, no digit behind, no blank line between.
    /// A sum, and words up to the next one: "$9k to train, which is less than $".
    [[nodiscard]] static bool isAboutMoney(QStringView between)
    {
        constexpr int fewestWords = 3;
        constexpr int shortestWord = 3;
        if (!isDigit(between.front()))
            return false;
        int words = 0;
        int length = 0;
        for (const QChar c : between) {
            if (c == u'\\' || c == u'{')
                return false;
            length = c.isLetter() ? length + 1 : 0;
            words += length == shortestWord ? 1 : 0;
        }
        return words >= fewestWords;
    }

    [[nodiscard]] bool takeDollars()
    {
        const qsizetype start = m_at + 1;
        if (at(start).isNull() || at(start).isSpace())
            return false;
        for (qsizetype i = start; i < m_text.size() && i - start <= longestFormula; ++i) {
            if (m_text[i] == u'\\') {
                ++i;
            } else if (m_text[i] == u'\n' && at(i + 1) == u'\n') {
                return false;
            } else if (m_text[i] == u'$') {
                if (m_text[i - 1].isSpace() || isDigit(at(i + 1)) || isAboutMoney(part(start, i)))
                    return false;
                return take(Kind::Inline, start, i, i + 1);
            }
        }
        return false;
    }

    [[nodiscard]] bool takeEnvironment()
    {
        const qsizetype nameStart = m_at + 7; // behind "\begin{"
        const qsizetype nameEnd = find(u"}", nameStart);
        if (nameEnd < 0)
            return false;
        const QString name = part(nameStart, nameEnd).toString();
        if (std::ranges::find(environments, QStringView(name)) == environments.end())
            return false;
        const QString closing = u"\\end{"_s + name + u'}';
        const qsizetype end = find(closing, nameEnd);
        return end >= 0 && take(Kind::Display, m_at, end + closing.size(), end + closing.size());
    }

    /// A command of mathematics with nothing around it that says so.
    [[nodiscard]] bool takeBare()
    {
        qsizetype end = m_at + 1;
        while (isTexLetter(at(end)))
            ++end;
        const QStringView name = part(m_at + 1, end);
        const bool takesGroup = std::ranges::find(bareCommands, name) != bareCommands.end();
        const auto symbol = texSymbol(name);
        const bool isSymbol = symbol && symbol->kind != TexSymbol::Kind::Space && name != u"dots" &&
                              name != u"ldots" && name != u"S" && name != u"P";
        if (takesGroup ? at(end) != u'{' : !isSymbol) {
            m_at = end - 1; // the rest of the name is none either
            return false;
        }
        end = behindScripts(behindGroups(end));
        return take(Kind::Inline, m_at, end, end);
    }

    /// "x^2", "10^{-6}", "L_2", "W_{out}", but not "a_variable" or "file_1".
    [[nodiscard]] bool takeScript()
    {
        const bool isRaised = m_text[m_at] == u'^';
        const QChar next = at(m_at + 1);
        qsizetype base = m_at;
        while (base > m_textStart && (isTexLetter(m_text[base - 1]) || isDigit(m_text[base - 1])))
            --base;
        const qsizetype length = m_at - base;
        const bool isNumber = std::all_of(m_text.begin() + base, m_text.begin() + m_at, isDigit);
        const bool isBase = length == 1 || (isRaised && length > 0 && isNumber);
        const bool isJoined = at(base - 1) == u'_' || at(base - 1) == u'\\';
        const bool isScript = next == u'{' || isDigit(next) ||
                              (isRaised && (isTexLetter(next) || next == u'*' || next == u'-'));
        if (!isBase || isJoined || !isScript)
            return false;
        const qsizetype end = behindScripts(m_at);
        const bool isWordBehind = isTexLetter(at(end)) || at(end) == u'_';
        if (end <= m_at + 1 || (isWordBehind && at(end - 1) != u'}'))
            return false;
        m_at = base;
        return take(Kind::Inline, base, end, end) && withWholeNumbers();
    }

    /// The scripts of the last piece: in prose, "10^12" means all of the number.
    [[nodiscard]] bool withWholeNumbers()
    {
        static const QRegularExpression numbers(u"([\\^_])(-?[0-9]{2,}|-[0-9])"_s);
        m_formulas.last().content.replace(numbers, u"\\1{\\2}"_s);
        return true;
    }

    /// Behind the groups that follow at once: what a command takes.
    [[nodiscard]] qsizetype behindGroups(qsizetype from) const
    {
        for (int groups = 0; groups < 2 && at(from) == u'{'; ++groups) {
            const qsizetype end = behindGroup(from);
            if (end < 0)
                break;
            from = end;
        }
        return from;
    }

    [[nodiscard]] qsizetype behindGroup(qsizetype open) const
    {
        int depth = 0;
        const qsizetype last = std::min(m_text.size(), open + 200);
        for (qsizetype i = open; i < last; ++i) {
            if (m_text[i] == u'\\')
                ++i;
            else if (m_text[i] == u'{')
                ++depth;
            else if (m_text[i] == u'}' && --depth == 0)
                return i + 1;
        }
        return -1;
    }

    [[nodiscard]] qsizetype behindScripts(qsizetype from) const
    {
        for (int scripts = 0; scripts < 2 && (at(from) == u'^' || at(from) == u'_'); ++scripts) {
            qsizetype end = from + 1;
            if (at(end) == u'{') {
                end = behindGroup(end);
            } else if (at(end) == u'\\') {
                ++end;
                while (isTexLetter(at(end)))
                    ++end;
            } else if (isDigit(at(end)) || (at(end) == u'-' && isDigit(at(end + 1)))) {
                ++end;
                while (isDigit(at(end)))
                    ++end;
            } else if (isTexLetter(at(end)) || at(end) == u'*') {
                ++end;
            } else {
                return from;
            }
            if (end < 0)
                return from;
            from = end;
        }
        return from;
    }

    const QString m_text;
    qsizetype m_at = 0;
    qsizetype m_textStart = 0; ///< of the words that are not a piece yet
    QString m_words;           ///< with places for the formulas
    QList<MathPiece> m_formulas;
};

} // namespace

QList<MathPiece> mathPieces(const QString& text)
{
    return Splitter(text).all();
}

MarkdownMath MarkdownMath::of(const QString& markdown)
{
    return Splitter(markdown).ofMarkdown();
}

qsizetype MarkdownMath::formulaAt(QStringView text, qsizetype at) const
{
    return placedAt(text, at, formulas.size());
}

QString readableText(const QString& text)
{
    QString out;
    for (const MathPiece& piece : mathPieces(text))
        out += piece.kind == Kind::Text ? piece.content : unicodeMath(piece.content).value_or(piece.content);
    return out;
}

} // namespace offprint
