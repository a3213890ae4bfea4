#include "app/export/texvalue.h"

#include "models/citation/citedtext.h"
#include "models/citation/texsigns.h"
#include "models/math/texsymbols.h"
#include "models/math/textcommands.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = MathPiece::Kind;

constexpr qsizetype longestAddress = 4000;

constexpr std::array looks{QStringView(u"emph"),       QStringView(u"textit"),   QStringView(u"textbf"),
                           QStringView(u"textsc"),     QStringView(u"textsf"),   QStringView(u"texttt"),
                           QStringView(u"textrm"),     QStringView(u"textsl"),   QStringView(u"textup"),
                           QStringView(u"textmd"),     QStringView(u"mbox"),     QStringView(u"hbox"),
                           QStringView(u"underline"),  QStringView(u"em"),       QStringView(u"it"),
                           QStringView(u"bf"),         QStringView(u"sc"),       QStringView(u"sf"),
                           QStringView(u"tt"),         QStringView(u"rm"),       QStringView(u"sl"),
                           QStringView(u"itshape"),    QStringView(u"bfseries"), QStringView(u"scshape"),
                           QStringView(u"selectfont"), QStringView(u"noopsort"), QStringView(u"protect"),
                           QStringView(u"url"),        QStringView(u"relax"),    QStringView(u"enquote"),
                           QStringView(u"natexlab"),   QStringView(u"uppercase")};

constexpr std::array ligatures{std::pair(QStringView(u"---"), u'—'), std::pair(QStringView(u"--"), u'–'),
                               std::pair(QStringView(u"``"), u'“'),  std::pair(QStringView(u"''"), u'”'),
                               std::pair(QStringView(u"`"), u'‘'),   std::pair(QStringView(u"~"), u' ')};

/// What \ensuremath has around one character: how models/citation/texsigns.h writes it; none: a formula.
std::optional<QString> characterOf(QStringView formula)
{
    if (formula == u"-")
        return QString(QChar(0x2212));
    if (formula.startsWith(u'\\')) {
        const auto symbol = texSymbol(formula.sliced(1));
        const bool isNamed = symbol && symbol->text.size() == 1 && texNameOf(symbol->text.front());
        return isNamed ? std::optional(symbol->text.toString()) : std::nullopt;
    }
    const bool isScript =
        formula.size() == 4 && formula[1] == u'{' && formula[3] == u'}' && formula[2].isDigit();
    if (!isScript || (formula.front() != u'^' && formula.front() != u'_'))
        return std::nullopt;
    const auto character = formula.front() == u'^' ? superscript(formula[2]) : subscript(formula[2]);
    return character ? std::optional(QString(*character)) : std::nullopt;
}

class ValueReader
{
public:
    explicit ValueReader(QStringView tex)
        : m_tex(tex)
    {}

    [[nodiscard]] QList<MathPiece> all()
    {
        while (m_at < m_tex.size())
            readNext();
        endWords();
        return std::move(m_pieces);
    }

private:
    [[nodiscard]] bool follows(QStringView sign) const { return m_tex.sliced(m_at).startsWith(sign); }

    void endWords()
    {
        if (!m_words.isEmpty())
            m_pieces.append({Kind::Text, m_words.normalized(QString::NormalizationForm_C), {}});
        m_words.clear();
    }

    void addFormula(QStringView content)
    {
        endWords();
        m_pieces.append({Kind::Inline, content.toString().simplified(), {}});
    }

    /// What stands for something else, alone or with what follows it.
    [[nodiscard]] static bool isSign(QChar c)
    {
        switch (c.unicode()) {
        case u'$':
        case u'\\':
        case u'{':
        case u'}':
        case u'-':
        case u'`':
        case u'\'':
        case u'~':
            return true;
        default:
            return false;
        }
    }

    void readNext()
    {
        const QChar c = m_tex[m_at];
        if (!isSign(c)) {
            const qsizetype start = m_at;
            while (m_at < m_tex.size() && !isSign(m_tex[m_at]))
                ++m_at;
            m_words += m_tex.sliced(start, m_at - start);
            return;
        }
        if (c == u'$' && readDollars())
            return;
        if (c == u'\\')
            return readCommand();
        if (c == u'{' || c == u'}') {
            ++m_at;
            return;
        }
        for (const auto& [sign, character] : ligatures) {
            if (follows(sign)) {
                m_words += QChar(character);
                m_at += sign.size();
                return;
            }
        }
        m_words += c;
        ++m_at;
    }

    [[nodiscard]] bool readDollars()
    {
        const QStringView sign = follows(u"$$") ? u"$$" : u"$";
        qsizetype end = m_at + sign.size();
        while (end < m_tex.size() && m_tex[end] != u'$')
            end += m_tex[end] == u'\\' ? 2 : 1;
        if (end >= m_tex.size() ||
            m_tex.sliced(m_at + sign.size(), end - m_at - sign.size()).trimmed().isEmpty())
            return false;
        addFormula(m_tex.sliced(m_at + sign.size(), end - m_at - sign.size()));
        m_at = std::min(m_tex.size(), end + sign.size());
        return true;
    }

    /// Where the sign stands next; -1 is remembered, so that many openings cost one search.
    [[nodiscard]] qsizetype find(QStringView sign, bool& isNoMore) const
    {
        const qsizetype found = isNoMore ? -1 : m_tex.indexOf(sign, m_at);
        isNoMore = found < 0;
        return found;
    }

    void readCommand()
    {
        if (follows(u"\\(")) {
            if (const qsizetype end = find(u"\\)", m_noParenthesis); end > m_at + 2) {
                addFormula(m_tex.sliced(m_at + 2, end - m_at - 2));
                m_at = end + 2;
                return;
            }
        }
        for (const QStringView sign : {QStringView(u"\\~{}"), QStringView(u"\\^{}")}) { // over nothing
            if (follows(sign)) {
                m_words += sign[1];
                m_at += sign.size();
                return;
            }
        }
        if (follows(u"\\ifdefined\\Umathchar ") && readUnsayable())
            return;
        if (follows(u"\\ensuremath{") && readEnsured())
            return;
        if (const auto sign = texSignAt(m_tex, m_at)) {
            m_words += sign->text;
            m_at = sign->end;
            return;
        }
        readLook();
    }

    /// `\ifdefined\Umathchar 中\else …\fi`: the first of both.
    [[nodiscard]] bool readUnsayable()
    {
        const qsizetype end = find(u"\\fi", m_noFi);
        if (end < 0)
            return false;
        const qsizetype start = m_at + 21; // behind "\ifdefined\Umathchar "
        const QStringView branches = m_tex.sliced(start, end - start);
        m_words +=
            branches.first(branches.contains(u"\\else") ? branches.indexOf(u"\\else") : branches.size());
        m_at = end + 3;
        return true;
    }

    /// Of the brace that opens there, if it stands before `last`; else -1.
    [[nodiscard]] qsizetype closingBrace(qsizetype open, qsizetype last) const
    {
        int depth = 0;
        for (qsizetype at = open; at < last; ++at) {
            depth += m_tex[at] == u'{' ? 1 : m_tex[at] == u'}' ? -1 : 0;
            if (depth <= 0)
                return at > open ? at : -1;
        }
        return -1;
    }

    [[nodiscard]] bool readEnsured()
    {
        const qsizetype start = m_at + 12;
        const qsizetype end = closingBrace(start - 1, m_tex.size());
        if (end < 0)
            return false;
        const QStringView formula = m_tex.sliced(start, end - start);
        if (const auto character = characterOf(formula))
            m_words += *character;
        else
            addFormula(formula);
        m_at = end + 1;
        return true;
    }

    /// `\href{address}{text}` is its text.
    [[nodiscard]] bool readLink(qsizetype end)
    {
        const qsizetype close = closingBrace(end, std::min(m_tex.size(), end + longestAddress));
        if (close < 0 || !m_tex.sliced(close + 1).startsWith(u'{'))
            return false;
        m_at = close + 1;
        return true;
    }

    /// `\textsubscript{2}` and its like, of digits; what else is raised or lowered stands in line.
    [[nodiscard]] bool readScript(QStringView name, qsizetype end)
    {
        const bool isRaised = name == u"textsuperscript";
        if ((!isRaised && name != u"textsubscript") || end >= m_tex.size() || m_tex[end] != u'{')
            return false;
        qsizetype at = end + 1;
        QString digits;
        for (; at < m_tex.size() && m_tex[at] >= u'0' && m_tex[at] <= u'9'; ++at)
            digits += isRaised ? superscript(m_tex[at]).value_or(m_tex[at])
                               : subscript(m_tex[at]).value_or(m_tex[at]);
        const bool isWhole = at < m_tex.size() && m_tex[at] == u'}';
        m_words += isWhole ? digits : QString();
        m_at = isWhole ? at + 1 : end;
        return true;
    }

    /// What only says how text looks is left out, the font encoding's name too.
    void readLook()
    {
        qsizetype end = m_at + 1;
        while (end < m_tex.size() && isTexLetter(m_tex[end]))
            ++end;
        const QStringView name = m_tex.sliced(m_at + 1, end - m_at - 1);
        if (const auto word = textWord(name)) {
            m_words += *word;
            m_at = behindCommand(m_tex, end);
            return;
        }
        const auto letter = name.startsWith(u"text") ? texSymbol(name.sliced(4)) : std::nullopt;
        if (letter && letter->text.size() == 1 && letter->text.front().script() == QChar::Script_Greek) {
            m_words += letter->text; // "\textalpha"
            m_at = behindCommand(m_tex, end);
            return;
        }
        if ((name == u"href" && readLink(end)) || readScript(name, end))
            return;
        const bool isLook = std::ranges::find(looks, name) != looks.end();
        if (name == u"\\" || (name.isEmpty() && follows(u"\\\\"))) {
            m_words += u' ';
            m_at += 2;
        } else if (follows(u"\\fontencoding{T1}")) {
            m_at += 17;
        } else if (isLook) {
            m_at = end;
            while (m_at < m_tex.size() && m_tex[m_at] == u' ')
                ++m_at;
        } else {
            m_words += m_tex.sliced(m_at, std::max(end, m_at + 1) - m_at);
            m_at = std::max(end, m_at + 1);
        }
    }

    QStringView m_tex;
    qsizetype m_at = 0;
    bool m_noParenthesis = false;
    bool m_noFi = false;
    QString m_words;
    QList<MathPiece> m_pieces;
};

} // namespace

QList<MathPiece> piecesOfTex(QStringView tex)
{
    return ValueReader(tex).all();
}

QString lineOfTex(QStringView tex)
{
    return citedText(withoutSpareSpaces(piecesOfTex(tex)));
}

QString paragraphsOfTex(const QString& tex)
{
    return eachParagraph(tex, [](const QString& paragraph) { return lineOfTex(paragraph); });
}

QString literalOfTex(QStringView tex)
{
    QString text;
    for (const MathPiece& piece : piecesOfTex(tex))
        text += piece.kind == Kind::Text ? piece.content : u'$' + piece.content + u'$';
    return text;
}

QString addressOfTex(const QString& tex)
{
    QString address = tex.trimmed();
    if (address.startsWith("\\url{"_L1) && address.endsWith(u'}'))
        address = address.sliced(5).chopped(1);
    address.replace("\\textasciitilde"_L1, "~"_L1).replace("\\~{}"_L1, "~"_L1);
    address.removeIf([](QChar c) { return c == u'{' || c == u'}' || c == u'\\' || c.isSpace(); });
    return address;
}

QStringList splitOutsideBraces(QStringView tex, QStringView separator)
{
    QStringList parts;
    qsizetype start = 0;
    int depth = 0;
    for (qsizetype i = 0; i < tex.size(); ++i) {
        depth += tex[i] == u'{' ? 1 : tex[i] == u'}' && depth > 0 ? -1 : 0;
        if (depth == 0 && tex[i].toLower() == separator.front() &&
            tex.sliced(i).startsWith(separator, Qt::CaseInsensitive)) {
            parts.append(tex.sliced(start, i - start).toString().trimmed());
            i += separator.size() - 1;
            start = i + 1;
        }
    }
    parts.append(tex.sliced(start).toString().trimmed());
    return parts;
}

} // namespace offprint
