#include "models/citation/capitals.h"

#include <algorithm>

namespace offprint {

namespace {

bool isWordSign(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

/// An apostrophe or a hyphen between two letters.
bool isJoint(QStringView text, qsizetype at)
{
    const bool isSign = text[at] == u'-' || text[at] == u'\'';
    return isSign && at > 0 && at + 1 < text.size() && isWordSign(text, at - 1) && isWordSign(text, at + 1);
}

/// What stands between hyphens.
struct Member
{
    qsizetype start;
    qsizetype end;
    bool isName = false;
    bool isNumber = false;
};

Member memberOf(QStringView words, qsizetype start, qsizetype end)
{
    const QStringView text = words.sliced(start, end - start);
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    const bool hasDigit = std::ranges::any_of(text, isDigit);
    const bool hasLetter = std::ranges::any_of(text, isLetter);
    const bool hasInner = std::any_of(text.begin() + 1, text.end(), [](QChar c) { return c.isUpper(); });
    const bool isInitial =
        text.size() == 1 && text.front().isUpper() && end < words.size() && words[end] == u'-';
    return {start, end, hasInner || (hasDigit && hasLetter) || isInitial, hasDigit && !hasLetter};
}

QList<Member> membersOf(QStringView words, qsizetype start, qsizetype end)
{
    QList<Member> members;
    while (start < end) {
        qsizetype next = start;
        while (next < end && words[next] != u'-')
            ++next;
        members.append(memberOf(words, start, next));
        start = next + 1;
    }
    return members;
}

class Cutter
{
public:
    explicit Cutter(QStringView words)
        : m_words(words)
    {}

    [[nodiscard]] QList<WordPart> all()
    {
        for (qsizetype at = 0; at < m_words.size();) {
            if (!isWordSign(m_words, at)) {
                ++at;
                continue;
            }
            qsizetype end = at;
            while (end < m_words.size() && (isWordSign(m_words, end) || isJoint(m_words, end)))
                ++end;
            addWord(at, end);
            at = end;
        }
        add(m_start, m_words.size(), false);
        return m_parts;
    }

private:
    void add(qsizetype start, qsizetype end, bool isProtected)
    {
        if (end > start)
            m_parts.append({m_words.sliced(start, end - start), isProtected});
        m_start = end;
    }

    /// Names that hyphens join, and numbers beside them, are in braces together.
    void addWord(qsizetype start, qsizetype end)
    {
        const QList<Member> members = membersOf(m_words, start, end);
        for (qsizetype i = 0; i < members.size(); ++i) {
            qsizetype last = i;
            bool hasName = members[i].isName;
            while (last + 1 < members.size() && (members[last].isName || members[last].isNumber) &&
                   (members[last + 1].isName || members[last + 1].isNumber))
                hasName |= members[++last].isName;
            if (!hasName)
                continue;
            add(m_start, members[i].start, false);
            add(members[i].start, members[last].end, true);
            i = last;
        }
    }

    QStringView m_words;
    qsizetype m_start = 0; ///< of what is in no part yet
    QList<WordPart> m_parts;
};

} // namespace

QList<WordPart> wordParts(QStringView words)
{
    return Cutter(words).all();
}

} // namespace offprint
