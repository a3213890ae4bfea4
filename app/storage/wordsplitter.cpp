#include "app/storage/wordsplitter.h"

#include <QtCore/QChar>
#include <QtCore/QString>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace offprint {

namespace {

using namespace std::string_view_literals;

constexpr qsizetype longestWord = 64;
constexpr char32_t softHyphen = 0xad;
constexpr char32_t scriptSmallL = 0x2113; // ℓ
constexpr char32_t nablaSign = 0x2207;
constexpr char32_t rawMark = factMark.unicode();

// In Unicode's order from U+03B1 on
constexpr std::array greekNames{
    "alpha"sv, "beta"sv,   "gamma"sv,   "delta"sv, "epsilon"sv, "zeta"sv,    "eta"sv,  "theta"sv, "iota"sv,
    "kappa"sv, "lambda"sv, "mu"sv,      "nu"sv,    "xi"sv,      "omicron"sv, "pi"sv,   "rho"sv,   "sigma"sv,
    "sigma"sv, "tau"sv,    "upsilon"sv, "phi"sv,   "chi"sv,     "psi"sv,     "omega"sv};

// Commands that change how a text looks, not what it says
constexpr std::array silentCommands{
    "bf"sv,     "big"sv,     "bm"sv,       "boldsymbol"sv, "displaystyle"sv, "em"sv,       "emph"sv,
    "it"sv,     "left"sv,    "mathbb"sv,   "mathbf"sv,     "mathcal"sv,      "mathfrak"sv, "mathit"sv,
    "mathrm"sv, "mathsf"sv,  "mathtt"sv,   "mbox"sv,       "operatorname"sv, "quad"sv,     "right"sv,
    "rm"sv,     "tt"sv,      "text"sv,     "textbf"sv,     "textit"sv,       "textrm"sv,   "textsc"sv,
    "texttt"sv, "widehat"sv, "widetilde"sv};

// Of TeX: they stand before their letter, with or without braces
constexpr auto accentSigns = "\"'`^~=."sv;

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAsciiWord(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c);
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

/// A code point of UTF-8 text; bytes that are none are taken one by one, as U+FFFD.
struct Decoded
{
    char32_t code = 0xfffd;
    int bytes = 1;
};

Decoded decode(QByteArrayView text, qsizetype at)
{
    const auto byte = [&](qsizetype i) { return at + i < text.size() ? uchar(text[at + i]) : uchar(0); };
    const uchar lead = byte(0);
    const int bytes = lead < 0x80         ? 1
                      : (lead >> 5) == 6  ? 2
                      : (lead >> 4) == 14 ? 3
                      : (lead >> 3) == 30 ? 4
                                          : 0;
    if (bytes == 1)
        return {lead, 1};
    if (bytes == 0)
        return {};
    char32_t code = lead & (0x7f >> bytes);
    for (int i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return {};
        code = (code << 6) | (byte(i) & 0x3f);
    }
    return {code, bytes};
}

bool isHyphen(char32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2013) || code == 0x2212;
}

/// Written without spaces between words. Korean has spaces, but its words end in particles.
bool isUnspaced(char32_t code)
{
    switch (QChar::script(code)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return code == 0x30fc; // the sign of a long vowel, common to two scripts
    }
}

/// Letters that no decomposition knows to be another with something on it.
QStringView plainLetters(char32_t code)
{
    switch (code) {
    case 0xe6:
        return u"ae";
    case 0x153:
        return u"oe";
    case 0xf8:
        return u"o";
    case 0x142:
        return u"l";
    case 0xdf:
        return u"ss";
    case 0x111:
    case 0xf0:
        return u"d";
    case 0xfe:
        return u"th";
    case 0x131:
        return u"i";
    default:
        return {};
    }
}

/// What a character that is not ASCII stands for: letters and digits; empty if it is none of these.
QString folded(char32_t code)
{
    const QString text = QString::fromUcs4(&code, 1);
    if (isUnspaced(code))
        return text.normalized(QString::NormalizationForm_KC);
    QString letters;
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : apart) {
        if (c.isMark())
            continue;
        if (const QStringView plain = plainLetters(c.unicode()); !plain.isEmpty())
            letters += plain;
        else if (c.isLetterOrNumber() || c.isSurrogate())
            letters += c;
    }
    return letters;
}

bool isGreek(char32_t code)
{
    return code >= 0x370 && code < 0x400;
}

std::string_view greekName(QStringView letter)
{
    const int index = letter.size() == 1 ? letter.front().unicode() - 0x3b1 : -1;
    return index >= 0 && index < int(greekNames.size()) ? greekNames[size_t(index)] : std::string_view();
}

/// What stands between two words.
struct Gap
{
    int hyphens = 0;
    int indexSigns = 0;
    int braces = 0; ///< and dollar signs, which do not part "$k$-NN"
    bool isOther = false;

    [[nodiscard]] bool isEmpty() const { return hyphens + indexSigns + braces == 0 && !isOther; }
};

class Splitter
{
public:
    Splitter(QByteArrayView text, const std::function<void(const SplitWord&)>& take)
        : m_text(text)
        , m_take(take)
    {}

    void run()
    {
        while (m_at < m_text.size())
            step();
        endWord();
    }

private:
    enum class Script { Spaced, Unspaced };

    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void step()
    {
        const char c = peek();
        if (isAsciiWord(c))
            takeAscii(c);
        else if (uchar(c) >= 0x80)
            takeOther();
        else if (c == '\\')
            takeCommand();
        else
            takeSign(c);
    }

    void takeAscii(char c)
    {
        if (m_isIndex)
            endWord(); // H₂O
        append(lower(c), m_at++);
    }

    // Words
    // ------------------------------------------------------------------------------------------------------

    void append(char c, qsizetype at)
    {
        if (m_size == 0)
            m_start = at;
        if (m_size < longestWord)
            m_word[size_t(m_size++)] = c;
        m_end = at + 1;
    }

    void append(QByteArrayView letters, qsizetype at)
    {
        for (const char c : letters)
            append(c, at);
        m_end = m_at;
    }

    void endWord(Script script = Script::Spaced)
    {
        if (m_size == 0)
            return;
        m_take({.word = QByteArrayView(m_word.data(), m_size),
                .withSign = QByteArrayView(m_withSign),
                .synonym = m_size == 3 && QByteArrayView(m_word.data(), 3) == "ell" ? "l" : QByteArrayView(),
                .link = linkTo(script),
                .start = m_start,
                .end = m_end});
        m_isFirst = false;
        m_scriptBefore = script;
        m_gap = {};
        m_size = 0;
        m_withSign.clear();
        m_isIndex = false;
    }

    [[nodiscard]] SplitWord::Link linkTo(Script script) const
    {
        if (m_isFirst || m_gap.isOther)
            return SplitWord::Link::None;
        if (m_gap.isEmpty())
            return script == Script::Unspaced || m_scriptBefore == Script::Unspaced
                       ? SplitWord::Link::Adjacent
                       : SplitWord::Link::Joined;
        const bool isHyphened = m_gap.indexSigns == 0 && (m_gap.hyphens == 1 || m_gap.hyphens == 2);
        const bool isNumbered = m_gap.indexSigns == 1 && m_gap.hyphens == 0 && isAsciiDigit(m_word[0]);
        return isHyphened || isNumbered ? SplitWord::Link::Joined : SplitWord::Link::None;
    }

    /// A sign with a name is a word by itself.
    void takeNamed(std::string_view name, qsizetype start)
    {
        endWord();
        append(QByteArrayView(name), start);
        endWord();
    }

    // Characters that are not ASCII
    // ------------------------------------------------------------------------------------------------------

    void takeOther()
    {
        const qsizetype at = m_at;
        const Decoded c = decode(m_text, at);
        if (c.code == rawMark)
            return takeRaw();
        m_at += c.bytes;
        if (QChar::isMark(c.code) || c.code == softHyphen)
            return;
        if (isHyphen(c.code)) {
            endWord();
            ++m_gap.hyphens;
        } else if (c.code == scriptSmallL) {
            takeNamed("ell"sv, at);
        } else if (c.code == nablaSign) {
            takeNamed("nabla"sv, at);
        } else if (isGreek(c.code)) {
            takeGreek(at);
        } else if (!QChar::isLetterOrNumber(c.code)) {
            takeSeparator();
        } else if (isUnspaced(c.code)) {
            endWord();
            append(folded(c.code).toUtf8(), at);
            endWord(Script::Unspaced);
        } else {
            takeLetter(c.code, at);
        }
    }

    /// x₂ is joined as x_2 is.
    void takeLetter(char32_t code, qsizetype at)
    {
        const QChar::Decomposition kind = QChar::decompositionTag(code);
        const bool isIndex = kind == QChar::Sub || kind == QChar::Super;
        if (isIndex != m_isIndex)
            endWord();
        append(folded(code).toUtf8(), at);
        m_isIndex = isIndex;
    }

    /// One or two Greek letters are signs, more are a word.
    void takeGreek(qsizetype at)
    {
        qsizetype end = at;
        int count = 0;
        for (Decoded c = decode(m_text, end); end < m_text.size() && isGreek(c.code);
             c = decode(m_text, end)) {
            end += c.bytes;
            ++count;
        }
        while (at < end) {
            const Decoded c = decode(m_text, at);
            m_at = at + c.bytes;
            const QString letter = folded(c.code);
            const std::string_view name = count > 2 ? std::string_view() : greekName(letter);
            if (name.empty())
                append(letter.toUtf8(), at);
            else
                takeNamed(name, at);
            at = m_at;
        }
    }

    void takeRaw()
    {
        endWord();
        takeSeparator();
        const qsizetype start = m_at;
        m_at += 3;
        while (m_at < m_text.size() && m_text[m_at] != ' ')
            ++m_at;
        for (const char c : m_text.sliced(start, m_at - start))
            append(lower(c), start);
        m_end = m_at;
        takeSeparator();
    }

    // TeX
    // ------------------------------------------------------------------------------------------------------

    void takeCommand()
    {
        if (takeAccent())
            return;
        const qsizetype at = m_at++;
        if (!isAsciiLetter(peek()))
            return takeSeparator();
        endWord();
        qsizetype end = m_at;
        while (end < m_text.size() && isAsciiLetter(m_text[end]))
            ++end;
        std::string_view name(m_text.data() + m_at, size_t(end - m_at));
        m_at = end;
        if (std::ranges::find(silentCommands, name) != silentCommands.end())
            return;
        if (name.starts_with("var"sv) && std::ranges::find(greekNames, name.substr(3)) != greekNames.end())
            name.remove_prefix(3);
        std::string folded;
        for (const char c : name.substr(0, longestWord))
            folded += lower(c);
        takeNamed(folded, at);
    }

    /// \"o, \'{e}, {\"u}, \c{c}: the accent is left out and the word goes on.
    bool takeAccent()
    {
        const char sign = peek(1);
        if (sign == '\0')
            return false;
        const bool isSign = accentSigns.contains(sign);
        const bool isBraced = peek(2) == '{' && isAsciiLetter(peek(3)) && peek(4) == '}';
        if (isBraced && (isSign || "cvuHkrd"sv.contains(sign))) {
            append(lower(peek(3)), m_at);
            m_at += 5;
            return true;
        }
        if (!isSign || !isAsciiLetter(peek(2)))
            return false;
        const bool isOpened = m_at > 0 && m_text[m_at - 1] == '{' && peek(3) == '}';
        append(lower(peek(2)), m_at);
        m_at += isOpened ? 4 : 3;
        return true;
    }

    // Signs
    // ------------------------------------------------------------------------------------------------------

    void takeSign(char c)
    {
        ++m_at;
        if (c == '+' && m_size > 0 && peek() == '+' && !isAsciiWord(peek(1))) {
            ++m_at;
            endWith("++"sv);
        } else if (c == '#' && m_size == 1 && isAsciiLetter(m_word[0]) && !isAsciiWord(peek())) {
            endWith("#"sv);
        } else if (c == '{' && peek() == '\\' && m_size > 0 && isBracedAccent()) {
            return; // M{\"u}ller
        } else {
            endWord();
            m_gap.hyphens += c == '-' ? 1 : 0;
            m_gap.indexSigns += c == '_' || c == '^' ? 1 : 0;
            m_gap.braces += c == '$' || c == '{' || c == '}' ? 1 : 0;
            m_gap.isOther |= !"-_^${}"sv.contains(c);
        }
    }

    [[nodiscard]] bool isBracedAccent() const
    {
        return accentSigns.contains(peek(1)) && isAsciiLetter(peek(2)) && peek(3) == '}';
    }

    /// C++, PointNet++, C#
    void endWith(std::string_view sign)
    {
        m_withSign.assign(m_word.data(), size_t(m_size));
        m_withSign += sign;
        m_end = m_at;
        endWord();
    }

    void takeSeparator()
    {
        endWord();
        m_gap.isOther = true;
    }

    QByteArrayView m_text;
    const std::function<void(const SplitWord&)>& m_take;
    qsizetype m_at = 0;
    std::array<char, longestWord> m_word{};
    qsizetype m_size = 0;
    qsizetype m_start = 0;
    qsizetype m_end = 0;
    std::string m_withSign;
    Gap m_gap; ///< before the word
    Script m_scriptBefore = Script::Spaced;
    bool m_isFirst = true;
    bool m_isIndex = false;
};

} // namespace

void splitWords(QByteArrayView utf8, const std::function<void(const SplitWord& word)>& take)
{
    Splitter(utf8, take).run();
}

} // namespace offprint
