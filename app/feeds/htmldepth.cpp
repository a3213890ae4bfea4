#include "app/feeds/htmldepth.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qsizetype deepest = 500;

template<size_t N> bool isOneOf(const QString& name, const std::array<QLatin1StringView, N>& names)
{
    return std::ranges::find(names, name) != names.end();
}

bool isVoid(const QString& name)
{
    return isOneOf(name, std::array{"br"_L1, "hr"_L1, "img"_L1, "input"_L1, "meta"_L1, "link"_L1, "wbr"_L1});
}

/// Elements whose end also ends what is open in them.
bool isBlock(const QString& name)
{
    return isOneOf(name, std::array{"div"_L1, "p"_L1, "ul"_L1, "ol"_L1, "li"_L1, "dl"_L1, "dt"_L1, "dd"_L1,
                                    "table"_L1, "tr"_L1, "td"_L1, "th"_L1, "blockquote"_L1, "section"_L1,
                                    "article"_L1, "pre"_L1});
}

/// Nothing in a cell ends what is around it, but for parts of the table.
bool isBarrier(const QString& open, const QString& ending)
{
    static constexpr std::array cells{"td"_L1, "th"_L1, "table"_L1, "object"_L1, "button"_L1, "template"_L1};
    return isOneOf(open, cells) && !isOneOf(ending, std::array{"table"_L1, "tr"_L1, "td"_L1, "th"_L1});
}

/// Which start tags end an element that is like theirs: "li" another one, "dd" a "dt".
char groupOf(const QString& name)
{
    if (name == "p"_L1 || name == "li"_L1)
        return name.front().toLatin1();
    if (name == "dt"_L1 || name == "dd"_L1)
        return 'd';
    return isOneOf(name, std::array{"tr"_L1, "td"_L1, "th"_L1}) ? 't' : '\0';
}

/// The elements that are open at a place.
class OpenElements final
{
public:
    [[nodiscard]] qsizetype depth() const { return m_names.size(); }

    void start(const QString& name)
    {
        if (isVoid(name))
            return;
        const char group = groupOf(name);
        if (group != '\0' && !m_names.isEmpty() && groupOf(m_names.last()) == group)
            --m_counts[m_names.takeLast()];
        m_names.append(name);
        ++m_counts[name];
    }

    void end(const QString& name)
    {
        if (m_counts.value(name) == 0)
            return;
        for (qsizetype i = m_names.size() - 1; i >= 0; --i) {
            if (m_names[i] == name) {
                endAt(i);
                return;
            }
            if (isBarrier(m_names[i], name))
                return;
        }
    }

private:
    void endAt(qsizetype at)
    {
        const qsizetype ended = isBlock(m_names[at]) ? m_names.size() - at : 1;
        for (qsizetype i = at; i < at + ended; ++i)
            --m_counts[m_names[i]];
        m_names.remove(at, ended);
    }

    QStringList m_names;
    QHash<QString, int> m_counts;
};

} // namespace

bool isTooDeep(QStringView html)
{
    OpenElements open;
    for (qsizetype at = html.indexOf(u'<'); at >= 0; at = html.indexOf(u'<', at + 1)) {
        const bool isEnd = at + 1 < html.size() && html[at + 1] == u'/';
        const qsizetype from = at + (isEnd ? 2 : 1);
        qsizetype to = from;
        while (to < html.size() && to < from + 20 && html[to].isLetterOrNumber())
            ++to;
        const QString name = html.sliced(from, to - from).toString().toLower();
        if (name.isEmpty())
            continue;
        if (isEnd)
            open.end(name);
        else
            open.start(name);
        if (open.depth() > deepest)
            return true;
    }
    return false;
}

} // namespace offprint
