#include "models/citation/mathcheck.h"

#include "models/math/texsymbols.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int deepest = 32; // groups in groups

constexpr std::array ofOne{QStringView(u"mathbb"),        QStringView(u"mathcal"),
                           QStringView(u"mathbf"),        QStringView(u"mathfrak"),
                           QStringView(u"mathrm"),        QStringView(u"mathit"),
                           QStringView(u"mathsf"),        QStringView(u"mathtt"),
                           QStringView(u"boldsymbol"),    QStringView(u"pmb"),
                           QStringView(u"hat"),           QStringView(u"tilde"),
                           QStringView(u"bar"),           QStringView(u"vec"),
                           QStringView(u"dot"),           QStringView(u"ddot"),
                           QStringView(u"acute"),         QStringView(u"grave"),
                           QStringView(u"check"),         QStringView(u"breve"),
                           QStringView(u"mathring"),      QStringView(u"overline"),
                           QStringView(u"underline"),     QStringView(u"widehat"),
                           QStringView(u"widetilde"),     QStringView(u"overrightarrow"),
                           QStringView(u"overleftarrow"), QStringView(u"operatorname")};
constexpr std::array ofTwo{QStringView(u"frac"),    QStringView(u"dfrac"),    QStringView(u"tfrac"),
                           QStringView(u"binom"),   QStringView(u"stackrel"), QStringView(u"overset"),
                           QStringView(u"underset")};
constexpr std::array ofText{QStringView(u"text"),   QStringView(u"textbf"), QStringView(u"textit"),
                            QStringView(u"textrm"), QStringView(u"textsc"), QStringView(u"textsf"),
                            QStringView(u"texttt"), QStringView(u"mbox")};
constexpr std::array spaces{QStringView(u"quad"), QStringView(u"qquad"), QStringView(u"enspace"),
                            QStringView(u"thinspace"), QStringView(u"displaystyle")};
constexpr std::array switches{QStringView(u"rm"), QStringView(u"bf"), QStringView(u"it"),
                              QStringView(u"sf"), QStringView(u"tt"), QStringView(u"cal")};
constexpr std::array sizes{QStringView(u"big"),  QStringView(u"Big"),  QStringView(u"bigl"),
                           QStringView(u"bigr"), QStringView(u"Bigl"), QStringView(u"Bigr"),
                           QStringView(u"bigg"), QStringView(u"Bigg"), QStringView(u"bigm")};
constexpr std::array delimiters{QStringView(u"langle"), QStringView(u"rangle"), QStringView(u"lvert"),
                                QStringView(u"rvert"),  QStringView(u"lVert"),  QStringView(u"rVert"),
                                QStringView(u"vert"),   QStringView(u"Vert"),   QStringView(u"lfloor"),
                                QStringView(u"rfloor"), QStringView(u"lceil"),  QStringView(u"rceil"),
                                QStringView(u"lbrace"), QStringView(u"rbrace"), QStringView(u"{"),
                                QStringView(u"}"),      QStringView(u"|")};

bool contains(const auto& names, QStringView name)
{
    return std::ranges::find(names, name) != names.end();
}

/// Reads a formula as TeX would; each function says whether what it reads is sound.
class Checker
{
public:
    explicit Checker(QStringView tex)
        : m_tex(tex)
    {}

    [[nodiscard]] bool all() { return list() && m_at == m_tex.size(); }

private:
    [[nodiscard]] QChar here() const { return m_at < m_tex.size() ? m_tex[m_at] : QChar(); }
    void skipSpace()
    {
        while (here() == u' ')
            ++m_at;
    }

    /// Atoms with their scripts, up to what closes the list.
    [[nodiscard]] bool list()
    {
        if (++m_depth > deepest)
            return false;
        for (skipSpace(); m_at < m_tex.size() && here() != u'}' && !isRight(); skipSpace()) {
            const bool isScript = here() == u'^' || here() == u'_' || here() == u'\'';
            if ((!isScript && !atom()) || !scripts())
                return false;
        }
        --m_depth;
        return true;
    }

    [[nodiscard]] bool isRight() const
    {
        const QStringView rest = m_tex.sliced(m_at);
        return rest.startsWith(u"\\right") && (rest.size() == 6 || !isTexLetter(rest[6]));
    }

    [[nodiscard]] bool scripts()
    {
        bool isRaised = false;
        bool isLowered = false;
        for (skipSpace(); here() == u'^' || here() == u'_' || here() == u'\''; skipSpace()) {
            bool& isGiven = here() == u'_' ? isLowered : isRaised;
            if (isGiven)
                return false;
            isGiven = true;
            if (here() != u'\'') {
                ++m_at;
                if (!argument())
                    return false;
                continue;
            }
            while (here() == u'\'')
                ++m_at;
            if (here() == u'^') { // which TeX joins to the primes
                ++m_at;
                if (!argument())
                    return false;
            }
        }
        return true;
    }

    /// One sign, one command that takes nothing, or a group. TeX takes more in some places.
    [[nodiscard]] bool argument()
    {
        skipSpace();
        if (here() == u'{')
            return group();
        if (here() == u'\\') {
            return isOneSign(commandName());
        }
        return !here().isNull() && u"^_'}"_s.indexOf(here()) < 0 && plainSign();
    }

    [[nodiscard]] bool group()
    {
        ++m_at;
        if (!list() || here() != u'}')
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] bool plainSign()
    {
        const char16_t c = here().unicode();
        if (c < u' ' || c > u'~' || u"&%#$\\{}^_~"_s.contains(here()))
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] bool atom()
    {
        if (here() == u'{')
            return group();
        if (here() == u'~') {
            ++m_at;
            return true;
        }
        return here() == u'\\' ? command() : plainSign();
    }

    /// Without its backslash; behind it afterwards.
    [[nodiscard]] QStringView commandName()
    {
        const qsizetype start = ++m_at;
        while (isTexLetter(here()))
            ++m_at;
        if (m_at == start && m_at < m_tex.size())
            ++m_at;
        return m_tex.sliced(start, m_at - start);
    }

    [[nodiscard]] static bool isSymbol(QStringView name)
    {
        const auto symbol = texSymbol(name);
        return symbol && symbol->kind != TexSymbol::Kind::Space && isInAmsSymbols(name);
    }

    /// Names such as \ln and \ldots are of more than one sign to TeX, and need braces.
    [[nodiscard]] static bool isOneSign(QStringView name)
    {
        static constexpr QStringView others = u"∞′⊤⊥⋆∗†‡∘•×∂∇∥";
        const auto symbol = texSymbol(name);
        const bool isOne = symbol && symbol->text.size() == 1 && symbol->kind != TexSymbol::Kind::Function;
        return isOne && isInAmsSymbols(name) &&
               (symbol->text.front().isLetter() || others.contains(symbol->text.front()));
    }

    [[nodiscard]] bool command()
    {
        const QStringView name = commandName();
        if (name == u"left")
            return leftAndRight();
        if (contains(sizes, name))
            return delimiter(false);
        if (name == u"sqrt")
            return optional() && argument();
        if (name == u"operatorname" && here() == u'*')
            ++m_at;
        if (contains(ofOne, name))
            return argument();
        if (contains(ofTwo, name))
            return argument() && argument();
        if (contains(ofText, name))
            return text();
        const bool isSpace = name.size() == 1 && u",:;!> "_s.contains(name.front());
        return isSpace || contains(spaces, name) || contains(switches, name) || isSymbol(name);
    }

    /// "[3]" of \sqrt[3]{x}.
    [[nodiscard]] bool optional()
    {
        skipSpace();
        if (here() != u'[')
            return true;
        while (!here().isNull() && here() != u']') {
            const bool isPlain = here().isLetterOrNumber() || here() == u'[';
            if (!isPlain || here().unicode() > 0x7f)
                return false;
            ++m_at;
        }
        return here() == u']' && ++m_at > 0;
    }

    [[nodiscard]] bool delimiter(bool mayBeNone)
    {
        skipSpace();
        if (here() == u'\\')
            return contains(delimiters, commandName());
        const bool isOne = !here().isNull() && u"()[]|/<>"_s.contains(here());
        if (!isOne && !(mayBeNone && here() == u'.'))
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] bool leftAndRight()
    {
        if (!delimiter(true) || !list() || !isRight())
            return false;
        m_at += 6;
        return delimiter(true);
    }

    /// In braces, of signs that mean themselves.
    [[nodiscard]] bool text()
    {
        skipSpace();
        if (here() != u'{')
            return false;
        ++m_at;
        while (here() == u' ' || (here() != u'}' && plainSign())) {
            if (here() == u' ')
                ++m_at;
        }
        return here() == u'}' && ++m_at > 0;
    }

    QStringView m_tex;
    qsizetype m_at = 0;
    int m_depth = 0;
};

bool isBalancedForBibtex(QStringView tex)
{
    qsizetype depth = 0;
    for (const QChar c : tex) {
        depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

} // namespace

bool isSoundFormula(QStringView tex)
{
    return !tex.trimmed().isEmpty() && isBalancedForBibtex(tex) && Checker(tex).all();
}

} // namespace offprint
