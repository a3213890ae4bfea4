#include "app/feeds/texaccents.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

struct Accent
{
    char16_t command;
    char16_t combining;
};

/// Accents whose command is a sign, then those whose command is a letter.
constexpr std::array<Accent, 8> signAccents{{{u'\'', 0x301},
                                             {u'`', 0x300},
                                             {u'^', 0x302},
                                             {u'"', 0x308},
                                             {u'~', 0x303},
                                             {u'=', 0x304},
                                             {u'.', 0x307},
                                             {u'|', 0x30d}}};
constexpr std::array<Accent, 9> letterAccents{{{u'u', 0x306},
                                               {u'v', 0x30c},
                                               {u'H', 0x30b},
                                               {u'c', 0x327},
                                               {u'd', 0x323},
                                               {u'b', 0x331},
                                               {u'r', 0x30a},
                                               {u'k', 0x328},
                                               {u't', 0x361}}};

constexpr std::array<std::pair<QLatin1StringView, char16_t>, 16> letters{{{"aa"_L1, u'å'},
                                                                          {"AA"_L1, u'Å'},
                                                                          {"ae"_L1, u'æ'},
                                                                          {"AE"_L1, u'Æ'},
                                                                          {"oe"_L1, u'œ'},
                                                                          {"OE"_L1, u'Œ'},
                                                                          {"ss"_L1, u'ß'},
                                                                          {"dh"_L1, u'ð'},
                                                                          {"th"_L1, u'þ'},
                                                                          {"dj"_L1, u'đ'},
                                                                          {"ng"_L1, u'ŋ'},
                                                                          {"o"_L1, u'ø'},
                                                                          {"O"_L1, u'Ø'},
                                                                          {"l"_L1, u'ł'},
                                                                          {"L"_L1, u'Ł'},
                                                                          {"i"_L1, u'ı'}}};

bool isTexLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Reads one text from left to right.
class Decoder
{
public:
    explicit Decoder(QStringView text)
        : m_text(text)
    {}

    QString run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'$' && copyMath())
                continue;
            if (c == u'\\' && decodeCommand())
                continue;
            if (c == u'{' && decodeGroup())
                continue;
            m_out += c;
            ++m_at;
        }
        return m_out;
    }

private:
    /// Copies "$…$" as it is; a lone "$" is no math.
    bool copyMath()
    {
        const qsizetype width = m_text.mid(m_at).startsWith("$$"_L1) ? 2 : 1;
        const qsizetype end = m_text.indexOf(m_text.mid(m_at, width), m_at + width);
        if (end < 0)
            return false;
        m_out += m_text.mid(m_at, end + width - m_at);
        m_at = end + width;
        return true;
    }

    /// "{\'e}", "{\L}": a group that holds one accent or letter and no more loses its braces.
    bool decodeGroup()
    {
        if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'\\')
            return false;
        const qsizetype start = m_at;
        const qsizetype length = m_out.size();
        ++m_at;
        if (decodeCommand() && m_at < m_text.size() && m_text[m_at] == u'}') {
            ++m_at;
            return true;
        }
        m_at = start;
        m_out.truncate(length);
        return false;
    }

    bool decodeCommand()
    {
        if (m_at + 1 >= m_text.size())
            return false;
        const QChar command = m_text[m_at + 1];
        for (const Accent accent : signAccents) {
            if (command == accent.command)
                return decodeAccent(m_at + 2, accent.combining);
        }
        if (!isTexLetter(command))
            return decodeEscape(command);
        const bool isOneLetter = m_at + 2 >= m_text.size() || !isTexLetter(m_text[m_at + 2]);
        for (const Accent accent : letterAccents) {
            if (isOneLetter && command == accent.command)
                return decodeAccent(m_at + 2, accent.combining);
        }
        return decodeLetter();
    }

    /// "\&", "\%", "\_", "\#", "\-".
    bool decodeEscape(QChar sign)
    {
        if (!u"&%_#-"_s.contains(sign))
            return false;
        if (sign != u'-')
            m_out += sign;
        m_at += 2;
        return true;
    }

    bool decodeLetter()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && isTexLetter(m_text[end]))
            ++end;
        const QStringView name = m_text.mid(m_at + 1, end - m_at - 1);
        for (const auto& [known, letter] : letters) {
            if (name != known)
                continue;
            m_out += QChar(letter);
            m_at = end;
            skipAfterWord();
            return true;
        }
        return false;
    }

    /// A command made of letters ends at a space, which TeX eats, or at "{}".
    void skipAfterWord()
    {
        if (m_text.mid(m_at).startsWith("{}"_L1))
            m_at += 2;
        else if (m_at + 1 < m_text.size() && m_text[m_at] == u' ' && m_text[m_at + 1].isLower())
            ++m_at;
    }

    /// The base is a letter, "\i" or "\j", in braces or not.
    bool decodeAccent(qsizetype at, char16_t combining)
    {
        while (at < m_text.size() && m_text[at] == u' ')
            ++at;
        const bool isBraced = at < m_text.size() && m_text[at] == u'{';
        at += isBraced ? 1 : 0;
        if (at + 1 < m_text.size() && m_text[at] == u'\\' &&
            (m_text[at + 1] == u'i' || m_text[at + 1] == u'j'))
            ++at; // the dotless letters carry an accent as the dotted ones do
        if (at >= m_text.size() || !m_text[at].isLetter())
            return false;
        const QChar base = m_text[at++];
        if (isBraced) {
            if (at >= m_text.size() || m_text[at] != u'}')
                return false;
            ++at;
        }
        m_out += (QString(base) + QChar(combining)).normalized(QString::NormalizationForm_C);
        m_at = at;
        return true;
    }

    QStringView m_text;
    QString m_out;
    qsizetype m_at = 0;
};

} // namespace

QString decodeTexAccents(const QString& text)
{
    return text.contains(u'\\') ? Decoder(text).run() : text;
}

} // namespace offprint
