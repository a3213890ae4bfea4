#include "app/export/bibfile.h"

#include <QtCore/QHash>

#include <algorithm>
#include <expected>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Where each brace closes, found in one pass: a text may consist of nothing but open ones.
class Braces
{
public:
    explicit Braces(QStringView text)
    {
        QList<qsizetype> open;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] == u'{') {
                if (m_pairs.size() >= mostPairs)
                    return;
                open.append(m_pairs.size());
                m_pairs.append({i, -1});
            } else if (text[i] == u'}' && !open.isEmpty()) {
                m_pairs[open.takeLast()].closing = i;
            }
        }
    }

    /// Of the one that opens there; -1: it is not closed.
    [[nodiscard]] qsizetype closing(qsizetype opening) const
    {
        const auto pair = std::ranges::lower_bound(m_pairs, opening, {}, &Pair::opening);
        return pair != m_pairs.end() && pair->opening == opening ? pair->closing : -1;
    }

private:
    static constexpr qsizetype mostPairs = 20'000'000; // of a hundred thousand papers: a tenth
    struct Pair
    {
        qsizetype opening;
        qsizetype closing;
    };
    QList<Pair> m_pairs; ///< by where they open
};

/// Reads a file from its start to its end. A reading function that fails leaves a reason in m_reason.
class FileReader
{
public:
    explicit FileReader(const QString& text)
        : m_text(text)
        , m_braces(text)
        , m_budget(4 * text.size() + 1'000'000)
    {}

    [[nodiscard]] BibEntries all()
    {
        while ((m_at = m_text.indexOf(u'@', m_at)) >= 0) {
            if (m_result.entries.size() >= mostCitations) {
                addTooMany(m_result.problems, lineOf(m_at));
                break;
            }
            const qsizetype start = m_at++;
            m_reason.clear();
            if (!readCommand(start)) {
                addProblem(m_result.problems, lineOf(start), m_reason);
                m_at = nextStart(start + 1);
            }
        }
        return std::move(m_result);
    }

private:
    [[nodiscard]] QChar here() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }
    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    [[nodiscard]] bool fail(const QString& reason)
    {
        m_reason = reason;
        return false;
    }

    /// The line of a place; places only grow.
    [[nodiscard]] int lineOf(qsizetype at)
    {
        for (; m_counted < at; ++m_counted)
            m_line += m_text[m_counted] == u'\n' ? 1 : 0;
        return m_line;
    }

    /// The next "@" with nothing before it on its line.
    [[nodiscard]] qsizetype nextStart(qsizetype from) const
    {
        for (qsizetype line = m_text.indexOf(u'\n', from); line >= 0;
             line = m_text.indexOf(u'\n', line + 1)) {
            qsizetype at = line + 1;
            while (at < m_text.size() && (m_text[at] == u' ' || m_text[at] == u'\t'))
                ++at;
            if (at < m_text.size() && m_text[at] == u'@')
                return at;
            line = std::max(line, at - 1);
        }
        return m_text.size();
    }

    /// Of what names consist: not of what BibTeX itself reads.
    [[nodiscard]] QString readName()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() &&
               !QStringView(u"{}(),=\"#%'@").contains(m_text[m_at]))
            ++m_at;
        return m_text.sliced(start, m_at - start);
    }

    [[nodiscard]] bool readCommand(qsizetype start)
    {
        skipSpace();
        const QString type = readName().toLower();
        skipSpace();
        const bool isOpen = here() == u'{' || here() == u'(';
        if (type == u"comment") {
            readComment();
            return true;
        }
        if (type.isEmpty() || !isOpen) // an address of mail, or "@" in a remark
            return true;
        const QChar close = here() == u'{' ? u'}' : u')';
        ++m_at;
        if (type == u"string")
            return readString(close);
        if (type == u"preamble")
            return readValue().has_value() && readClose(close);
        return readEntry(type, close, start);
    }

    void readComment()
    {
        const qsizetype start = m_at + 1;
        const qsizetype close = here() == u'{' ? m_braces.closing(m_at) : -1;
        if (close >= start)
            m_result.comments.append(m_text.sliced(start, close - start));
        m_at = std::max(close + 1, m_at);
    }

    [[nodiscard]] bool readClose(QChar close)
    {
        skipSpace();
        if (here() != close)
            return fail(m_at < m_text.size() ? u"“%1” stands where “%2” should"_s.arg(here()).arg(close)
                                             : u"the file ends before “%1”"_s.arg(close));
        ++m_at;
        return true;
    }

    [[nodiscard]] bool readString(QChar close)
    {
        skipSpace();
        const QString name = readName().toLower();
        if (!readClose(u'='))
            return false;
        const auto value = readValue();
        if (!value || !readClose(close))
            return false;
        m_strings.insert(name, *value);
        return true;
    }

    [[nodiscard]] QString readKey(QChar close)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && here() != u',' && here() != close)
            ++m_at;
        return m_text.sliced(start, m_at - start);
    }

    [[nodiscard]] bool readEntry(const QString& type, QChar close, qsizetype start)
    {
        BibEntry entry;
        entry.type = type;
        skipSpace();
        entry.key = readKey(close);
        skipSpace();
        if (here() != u',' && here() != close)
            return fail(u"no comma behind the key “%1”"_s.arg(entry.key.left(40)));
        while (here() == u',') {
            ++m_at;
            skipSpace();
            if (here() == close || here() == u',')
                continue;
            if (!readField(entry))
                return false;
            skipSpace();
        }
        if (!readClose(close))
            return false;
        entry.line = lineOf(start);
        m_result.entries.append(std::move(entry));
        return true;
    }

    [[nodiscard]] bool readField(BibEntry& entry)
    {
        const QString name = readName().toLower();
        if (name.isEmpty())
            return fail(u"a field has no name"_s);
        if (!readClose(u'='))
            return false;
        const auto value = readValue();
        if (value)
            entry.fields.append({name, *value});
        return value.has_value();
    }

    /// Parts that "#" joins.
    [[nodiscard]] std::optional<QString> readValue()
    {
        QString value;
        while (true) {
            skipSpace();
            const auto part = readPart();
            if (!part)
                return std::nullopt;
            value += *part;
            m_budget -= part->size(); // strings of strings grow without end
            if (m_budget < 0 && !fail(u"its strings are too long"_s))
                return std::nullopt;
            skipSpace();
            if (here() != u'#')
                return value;
            ++m_at;
        }
    }

    [[nodiscard]] std::optional<QString> readPart()
    {
        if (here() == u'{') {
            const qsizetype close = m_braces.closing(m_at);
            if (close < 0 && !fail(u"a brace is not closed"_s))
                return std::nullopt;
            const qsizetype start = m_at + 1;
            m_at = close + 1;
            return m_text.sliced(start, close - start);
        }
        if (here() == u'"')
            return readQuoted();
        const QString name = readName();
        if (name.isEmpty() && !fail(u"a field has no value"_s))
            return std::nullopt;
        return m_strings.value(name.toLower(), name); // months and numbers stand for themselves
    }

    /// Up to the next quote that is in no braces.
    [[nodiscard]] std::optional<QString> readQuoted()
    {
        const qsizetype start = ++m_at;
        while (m_at < m_text.size() && here() != u'"' && here() != u'}') {
            const qsizetype last = here() == u'{' ? m_braces.closing(m_at) : m_at;
            if (last < 0)
                break;
            m_at = last + 1;
        }
        if (here() != u'"' && !fail(u"a quote is not closed"_s))
            return std::nullopt;
        return m_text.sliced(start, m_at++ - start);
    }

    const QString& m_text;
    const Braces m_braces;
    qsizetype m_at = 0;
    qsizetype m_counted = 0; ///< up to where lines are counted
    int m_line = 1;
    qsizetype m_budget; ///< characters that values may still have
    QHash<QString, QString> m_strings;
    QString m_reason;
    BibEntries m_result;
};

} // namespace

QString BibEntry::field(std::initializer_list<QLatin1StringView> names) const
{
    for (const QLatin1StringView name : names) {
        const auto found = std::ranges::find(fields, name, &BibField::name);
        if (found != fields.end() && !found->value.isEmpty())
            return found->value;
    }
    return {};
}

BibEntries bibEntries(const QString& text)
{
    return FileReader(text).all();
}

} // namespace offprint
