#include "models/math/textcommands.h"

#include "models/math/texsymbols.h"

#include <QtCore/QList>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int deepest = 16; // commands in commands

constexpr std::array styles{
    QStringView(u"emph"),   QStringView(u"textit"), QStringView(u"textbf"),    QStringView(u"textsc"),
    QStringView(u"textsf"), QStringView(u"texttt"), QStringView(u"textrm"),    QStringView(u"textsl"),
    QStringView(u"text"),   QStringView(u"mbox"),   QStringView(u"underline"), QStringView(u"textnormal"),
    QStringView(u"url"),    QStringView(u"hbox"),   QStringView(u"textup"),    QStringView(u"textmd"),
    QStringView(u"uline"),  QStringView(u"path"),   QStringView(u"mathrm")};

constexpr std::array switches{QStringView(u"em"),      QStringView(u"it"),      QStringView(u"bf"),
                              QStringView(u"sc"),      QStringView(u"sf"),      QStringView(u"tt"),
                              QStringView(u"rm"),      QStringView(u"sl"),      QStringView(u"small"),
                              QStringView(u"itshape"), QStringView(u"bfseries")};

constexpr std::array words{std::pair(QStringView(u"LaTeX"), QStringView(u"LaTeX")),
                           std::pair(QStringView(u"TeX"), QStringView(u"TeX")),
                           std::pair(QStringView(u"ldots"), QStringView(u"…")),
                           std::pair(QStringView(u"dots"), QStringView(u"…")),
                           std::pair(QStringView(u"textendash"), QStringView(u"–")),
                           std::pair(QStringView(u"textemdash"), QStringView(u"—")),
                           std::pair(QStringView(u"textbackslash"), QStringView(u"\\")),
                           std::pair(QStringView(u"textasciitilde"), QStringView(u"~")),
                           std::pair(QStringView(u"textasciicircum"), QStringView(u"^")),
                           std::pair(QStringView(u"textquotesingle"), QStringView(u"'")),
                           std::pair(QStringView(u"textregistered"), QStringView(u"®")),
                           std::pair(QStringView(u"texttrademark"), QStringView(u"™")),
                           std::pair(QStringView(u"copyright"), QStringView(u"©")),
                           std::pair(QStringView(u"textdegree"), QStringView(u"°")),
                           std::pair(QStringView(u"par"), QStringView(u"\n\n")),
                           std::pair(QStringView(u"newline"), QStringView(u"\n"))};

constexpr QStringView escaped = u"%&_#${} ";

class Reader
{
public:
    Reader(QStringView text, int depth)
        : m_text(text)
        , m_depth(depth)
    {}

    [[nodiscard]] QString all()
    {
        while (m_at < m_text.size())
            addNext();
        return std::move(m_out);
    }

private:
    [[nodiscard]] QChar at(qsizetype index) const
    {
        return index >= 0 && index < m_text.size() ? m_text[index] : QChar();
    }
    [[nodiscard]] bool follows(QStringView sign) const { return m_text.sliced(m_at).startsWith(sign); }

    void take(QStringView sign, QStringView as)
    {
        m_at += sign.size();
        m_out += as;
    }

    void addNext()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && !mayBeCommand(m_text[end]))
            ++end;
        if (end > m_at)
            return take(m_text.sliced(m_at, end - m_at), m_text.sliced(m_at, end - m_at));
        const QChar c = m_text[m_at];
        if (c == u'\\')
            return addCommand();
        if (c == u'{' && at(m_at + 1) == u'\\')
            return addGroup();
        if (c == u'~' && isBetweenWords())
            return take(u"~", u"\u00a0");
        if (follows(u"``"))
            return take(u"``", u"“");
        if (follows(u"''"))
            return take(u"''", u"”");
        if (follows(u"---") && at(m_at + 3) != u'-' && at(m_at - 1) != u'-')
            return take(u"---", u"—");
        if (follows(u"--") && isDash())
            return take(u"--", u"–");
        m_out += c;
        ++m_at;
    }

    [[nodiscard]] static bool mayBeCommand(QChar c)
    {
        return c == u'\\' || c == u'{' || c == u'~' || c == u'`' || c == u'\'' || c == u'-';
    }

    /// "~30 %" means about; a tie has something on both sides.
    [[nodiscard]] bool isBetweenWords() const
    {
        const QChar before = at(m_at - 1);
        const QChar after = at(m_at + 1);
        return !before.isNull() && !before.isSpace() && before != u'(' && before != u'/' && !after.isNull() &&
               !after.isSpace();
    }

    /// "--option" is none.
    [[nodiscard]] bool isDash() const
    {
        const QChar before = at(m_at - 1);
        const QChar after = at(m_at + 2);
        const bool isOption = (before.isNull() || before.isSpace() || before == u'`') && !after.isSpace();
        return before != u'-' && after != u'-' && !isOption;
    }

    /// The end of the group that opens at `open`, behind its brace; -1: it is not closed.
    [[nodiscard]] qsizetype endOfGroup(qsizetype open)
    {
        if (m_groupEnds.isEmpty())
            matchBraces();
        return m_groupEnds[open];
    }

    /// All in one pass: a text may consist of nothing but open braces.
    void matchBraces()
    {
        m_groupEnds.fill(-1, m_text.size());
        QList<qsizetype> open;
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            if (m_text[i] == u'\\')
                ++i;
            else if (m_text[i] == u'{')
                open.append(i);
            else if (m_text[i] == u'}' && !open.isEmpty())
                m_groupEnds[open.takeLast()] = i + 1;
        }
    }

    [[nodiscard]] QString inner(QStringView text) const
    {
        return m_depth < deepest ? Reader(text, m_depth + 1).all() : text.toString();
    }

    void addCommand()
    {
        const QChar sign = at(m_at + 1);
        if (!sign.isNull() && escaped.contains(sign))
            return take(m_text.sliced(m_at, 2), QStringView(&sign, 1));
        if (sign == u'\\' && (at(m_at + 2).isNull() || at(m_at + 2).isSpace()))
            return take(u"\\\\", u"\n");
        qsizetype end = m_at + 1;
        while (isTexLetter(at(end)))
            ++end;
        const QStringView name = m_text.sliced(m_at + 1, end - m_at - 1);
        if (const auto word = textWord(name)) {
            const bool isGroupBehind = at(end) == u'{' && at(end + 1) == u'}';
            m_out += *word;
            m_at = isGroupBehind ? end + 2 : end;
            return;
        }
        if (addStyled(name, end))
            return;
        m_out += m_text.sliced(m_at, end - m_at); // which is not text's
        m_at = end;
    }

    /// A command that takes a text and says how it looks.
    [[nodiscard]] bool addStyled(QStringView name, qsizetype end)
    {
        if (at(end) != u'{')
            return false;
        const qsizetype groupEnd = endOfGroup(end);
        if (groupEnd < 0)
            return false;
        const QStringView content = m_text.sliced(end + 1, groupEnd - end - 2);
        if (std::ranges::find(styles, name) != styles.end()) {
            m_out += inner(content);
            m_at = groupEnd;
            return true;
        }
        if (name != u"href" || at(groupEnd) != u'{')
            return false;
        const qsizetype textEnd = endOfGroup(groupEnd);
        if (textEnd < 0)
            return false;
        m_out += inner(m_text.sliced(groupEnd + 1, textEnd - groupEnd - 2));
        m_at = textEnd;
        return true;
    }

    /// "{\em very}"; another group stays.
    void addGroup()
    {
        qsizetype nameEnd = m_at + 2;
        while (isTexLetter(at(nameEnd)))
            ++nameEnd;
        const QStringView name = m_text.sliced(m_at + 2, nameEnd - m_at - 2);
        const qsizetype end = endOfGroup(m_at);
        if (end < 0 || std::ranges::find(switches, name) == switches.end()) {
            m_out += m_text[m_at++];
            return;
        }
        m_out += inner(m_text.sliced(nameEnd, end - 1 - nameEnd).trimmed());
        m_at = end;
    }

    QStringView m_text;
    int m_depth;
    qsizetype m_at = 0;
    QString m_out;
    QList<qsizetype> m_groupEnds; ///< by where they open
};

} // namespace

std::optional<QStringView> textWord(QStringView command)
{
    const auto word = std::ranges::find(words, command, [](const auto& each) { return each.first; });
    return word == words.end() ? std::nullopt : std::optional(word->second);
}

QString readTextCommands(QStringView text)
{
    return Reader(text, 0).all();
}

} // namespace offprint
