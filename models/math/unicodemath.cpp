#include "models/math/unicodemath.h"

#include "models/math/texsymbols.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int deepest = 24; // braces in braces

/// What is written without parentheses in a fraction or under a root.
bool isOnePiece(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c == u'′'; });
}

QString inParentheses(const QString& text)
{
    return isOnePiece(text) ? text : u'(' + text + u')';
}

class Reader
{
public:
    explicit Reader(QStringView tex)
        : m_tex(tex)
    {}

    [[nodiscard]] std::optional<QString> all()
    {
        QString text = tidied(row()).simplified();
        if (m_hasFailed || m_at < m_tex.size())
            return std::nullopt;
        return text;
    }

private:
    [[nodiscard]] bool isAtEnd() const { return m_hasFailed || m_at >= m_tex.size(); }
    [[nodiscard]] QChar next() const { return m_tex[m_at]; }

    void fail() { m_hasFailed = true; }

    void skipSpaces()
    {
        while (m_at < m_tex.size() && next().isSpace())
            ++m_at;
    }

    /// Up to the brace that closes, or the end.
    [[nodiscard]] QString row()
    {
        QString out;
        while (!isAtEnd() && next() != u'}')
            addNext(out);
        return out;
    }

    void addNext(QString& out)
    {
        const QChar c = next();
        if (c.isSpace()) {
            ++m_at; // TeX sets its own
        } else if (c == u'^' || c == u'_') {
            ++m_at;
            out += script(c == u'^');
        } else if (c == u'\\') {
            addCommand(out);
        } else if (c == u'{') {
            out += group();
        } else {
            ++m_at;
            addCharacter(out, c);
        }
    }

    void addCharacter(QString& out, QChar c)
    {
        switch (c.unicode()) {
        case u'&':
        case u'~':
            out += u' ';
            break;
        case u'\'':
            out += u'′';
            break;
        case u'-':
            out += u'−';
            break;
        case u'=':
        case u'<':
        case u'>':
            add(out, {QStringView(&c, 1), TexSymbol::Kind::Relation});
            break;
        case u',':
            out += u", "_s;
            break;
        case u'$':
        case u'#':
        case u'%':
            fail();
            break;
        default:
            out += c;
        }
    }

    static void add(QString& out, const TexSymbol& symbol)
    {
        const auto isAfterWord = [&] {
            return !out.isEmpty() && (out.back().isLetterOrNumber() || out.back() == u')');
        };
        switch (symbol.kind) {
        case TexSymbol::Kind::Relation:
            out += out.isEmpty() ? symbol.text.toString() : u' ' + symbol.text.toString() + u' ';
            break;
        case TexSymbol::Kind::Function:
            if (isAfterWord())
                out += u' ';
            out += symbol.text.toString() + u'\u2061'; // a space, unless a parenthesis follows
            break;
        default:
            out += symbol.text;
        }
    }

    [[nodiscard]] QString group()
    {
        if (++m_depth > deepest) {
            fail();
            return {};
        }
        ++m_at;
        const QString inner = row();
        if (m_at >= m_tex.size())
            fail(); // it is not closed
        else
            ++m_at;
        --m_depth;
        return tidied(inner);
    }

    /// What a command or a script takes: a group, a command with what it takes, or one character.
    [[nodiscard]] QString argument()
    {
        skipSpaces();
        if (isAtEnd() || next() == u'}') {
            fail();
            return {};
        }
        if (++m_depth > deepest) {
            fail();
            return {};
        }
        QString out;
        addNext(out);
        --m_depth;
        return tidied(out);
    }

    [[nodiscard]] QString script(bool isRaised)
    {
        QString text = argument();
        if (text == u"′" || text == u"′′")
            return text;
        QString out;
        for (const QChar c : std::as_const(text)) {
            const auto moved = isRaised ? superscript(c) : subscript(c);
            if (c.isSpace())
                continue;
            if (!moved)
                return QChar(isRaised ? u'^' : u'_') + (text.size() == 1 ? text : u'(' + text + u')');
            out += *moved;
        }
        return out;
    }

    [[nodiscard]] QString commandName()
    {
        const qsizetype start = ++m_at; // behind the backslash
        while (m_at < m_tex.size() && isTexLetter(next()))
            ++m_at;
        if (m_at == start && m_at < m_tex.size())
            ++m_at;
        const QString name = m_tex.sliced(start, m_at - start).toString();
        if (m_at < m_tex.size() && next() == u'*' && name == "operatorname"_L1)
            ++m_at;
        return name;
    }

    void addCommand(QString& out)
    {
        const QString name = commandName();
        if (const auto symbol = texSymbol(name)) {
            add(out, *symbol);
            if ((name == "left"_L1 || name == "right"_L1) && !isAtEnd() && next() == u'.')
                ++m_at; // no delimiter
            return;
        }
        if (const auto accent = combiningAccent(name)) {
            addAccented(out, name, *accent);
            return;
        }
        addWithArguments(out, name);
    }

    void addAccented(QString& out, const QString& name, QChar accent)
    {
        const QString base = argument();
        const bool isLine = name == "overline"_L1 || name == "underline"_L1;
        if (base.size() == 1 || (isLine && isOnePiece(base))) {
            for (const QChar c : base)
                out += QString(c) + accent;
        } else if (base.size() == 2 && base[0].isHighSurrogate()) {
            out += base + accent;
        } else {
            fail(); // over several letters a mark of one would mislead
        }
    }

    static constexpr std::array asTheyAre{
        QStringView(u"mathrm"),  QStringView(u"mathit"),     QStringView(u"mathbf"),
        QStringView(u"mathsf"),  QStringView(u"mathtt"),     QStringView(u"boldsymbol"),
        QStringView(u"bm"),      QStringView(u"pmb"),        QStringView(u"mathnormal"),
        QStringView(u"mathop"),  QStringView(u"mathrel"),    QStringView(u"mathbin"),
        QStringView(u"mathord"), QStringView(u"ensuremath"), QStringView(u"smash")};
    static constexpr std::array texts{
        QStringView(u"text"),   QStringView(u"textrm"), QStringView(u"textit"), QStringView(u"textbf"),
        QStringView(u"textsf"), QStringView(u"texttt"), QStringView(u"textsc"), QStringView(u"textnormal"),
        QStringView(u"mbox"),   QStringView(u"hbox"),   QStringView(u"emph")};
    static constexpr std::array alphabets{QStringView(u"mathbb"),  QStringView(u"mathcal"),
                                          QStringView(u"mathscr"), QStringView(u"mathfrak"),
                                          QStringView(u"mathds"),  QStringView(u"mathbbm")};

    void addWithArguments(QString& out, const QString& name)
    {
        const auto isOneOf = [&](const auto& names) {
            return std::ranges::find(names, QStringView(name)) != names.end();
        };
        if (isOneOf(asTheyAre)) {
            out += argument();
        } else if (isOneOf(texts)) {
            out += textArgument();
        } else if (name == "operatorname"_L1) {
            const QString function = argument();
            add(out, {function, TexSymbol::Kind::Function});
        } else if (isOneOf(alphabets)) {
            for (const QChar c : argument())
                out += alphabetLetter(name, c);
        } else if (name == "frac"_L1 || name == "tfrac"_L1 || name == "dfrac"_L1 || name == "nicefrac"_L1) {
            const QString numerator = inParentheses(argument());
            out += numerator + u'/' + inParentheses(argument());
        } else if (name == "sqrt"_L1) {
            addRoot(out);
        } else if (name == "binom"_L1 || name == "tbinom"_L1) {
            const QString above = argument();
            out += u'(' + above + u" choose "_s + argument() + u')';
        } else if (name == "not"_L1) {
            addNegated(out);
        } else if (name == "pmod"_L1) {
            out += u" (mod "_s + argument() + u')';
        } else {
            fail();
        }
    }

    void addRoot(QString& out)
    {
        skipSpaces();
        QString sign = u"√"_s;
        if (!isAtEnd() && next() == u'[') {
            const qsizetype end = m_tex.indexOf(u']', m_at);
            const QStringView degree = end < 0 ? QStringView() : m_tex.sliced(m_at + 1, end - m_at - 1);
            sign = degree == u"3" ? u"∛"_s : degree == u"4" ? u"∜"_s : QString();
            if (sign.isEmpty())
                return fail();
            m_at = end + 1;
        }
        out += sign + inParentheses(argument());
    }

    void addNegated(QString& out)
    {
        const QString relation = argument().trimmed();
        if (relation.size() != 1)
            return fail();
        add(out, {QString(relation + u'\u0338').normalized(QString::NormalizationForm_C),
                  TexSymbol::Kind::Relation});
    }

    /// Words, in which spaces count.
    [[nodiscard]] QString textArgument()
    {
        skipSpaces();
        if (isAtEnd() || next() != u'{') {
            fail();
            return {};
        }
        const qsizetype end = m_tex.indexOf(u'}', m_at);
        QString text = end < 0 ? QString() : m_tex.sliced(m_at + 1, end - m_at - 1).toString();
        if (end < 0 || text.contains(u'\\') || text.contains(u'{') || text.contains(u'$')) {
            fail();
            return {};
        }
        m_at = end + 1;
        return text;
    }

    /// The invisible sign behind a function's name becomes a space where a word or a number follows.
    [[nodiscard]] static QString tidied(const QString& text)
    {
        QString out;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] != u'\u2061') {
                out += text[i];
                continue;
            }
            while (i + 1 < text.size() && isRaisedOrLowered(text[i + 1]))
                out += text[++i]; // what is raised or lowered belongs to the function
            const bool isAtEnd = i + 1 == text.size();
            if (!isAtEnd && !text[i + 1].isSpace() && !QStringView(u"([{)]},.;:⟨^_").contains(text[i + 1]))
                out += u' ';
        }
        return out;
    }

    QStringView m_tex;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_hasFailed = false;
};

} // namespace

std::optional<QString> unicodeMath(QStringView tex)
{
    return Reader(tex).all();
}

} // namespace offprint
