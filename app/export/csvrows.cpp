#include "app/export/csvrows.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

class Splitter
{
public:
    Splitter(const QString& text, QChar separator)
        : m_text(text)
        , m_separator(separator)
    {}

    [[nodiscard]] CsvRows all()
    {
        while (m_at < m_text.size() && m_table.rows.size() <= mostCitations)
            takeRow();
        if (m_at < m_text.size())
            addTooMany(m_table.problems, m_line);
        return std::move(m_table);
    }

private:
    void tell(const QString& what) { addProblem(m_table.problems, m_line, what); }

    [[nodiscard]] bool isLineEnd() const { return m_text[m_at] == u'\n' || m_text[m_at] == u'\r'; }
    [[nodiscard]] bool isCellEnd() const
    {
        return m_at >= m_text.size() || m_text[m_at] == m_separator || isLineEnd();
    }

    /// One character, or CR LF, and counts the line.
    void step()
    {
        if (m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n')
            ++m_at;
        m_line += isLineEnd() ? 1 : 0;
        ++m_at;
    }

    void takeRow()
    {
        CsvRow row{.line = m_line, .cells = {}};
        row.cells.append(takeCell());
        while (m_at < m_text.size() && m_text[m_at] == m_separator) {
            ++m_at;
            row.cells.append(takeCell());
        }
        if (m_at < m_text.size())
            step();
        if (row.cells != QStringList{QString()})
            m_table.rows.append(row);
    }

    [[nodiscard]] QString takeCell()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'"')
            return takeQuoted();
        const qsizetype start = m_at;
        while (!isCellEnd())
            ++m_at;
        const QString cell = m_text.sliced(start, m_at - start);
        if (cell.contains(u'"'))
            tell(u"A quotation mark stands within a cell that is not quoted."_s);
        return cell;
    }

    [[nodiscard]] QString takeQuoted()
    {
        const qsizetype line = m_line;
        QString cell;
        ++m_at;
        while (m_at < m_text.size()) {
            if (m_text[m_at] != u'"') {
                const qsizetype start = m_at;
                step();
                cell += QStringView(m_text).sliced(start, m_at - start);
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                cell += u'"';
                m_at += 2;
            } else {
                ++m_at;
                return cell + restOfCell();
            }
        }
        addProblem(m_table.problems, line, u"A quotation mark opens here that none closes."_s);
        return cell;
    }

    [[nodiscard]] QString restOfCell()
    {
        const qsizetype start = m_at;
        while (!isCellEnd())
            ++m_at;
        if (m_at > start)
            tell(u"There is text behind the closing quotation mark of a cell."_s);
        return m_text.sliced(start, m_at - start);
    }

    const QString& m_text;
    const QChar m_separator;
    CsvRows m_table;
    qsizetype m_at = 0;
    qsizetype m_line = 1;
};

} // namespace

CsvRows csvRows(const QString& text, QChar separator)
{
    return Splitter(text, separator).all();
}

QChar csvSeparator(const QString& text)
{
    qsizetype commas = 0;
    qsizetype semicolons = 0;
    qsizetype tabs = 0;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (!isQuoted && (c == u'\n' || c == u'\r'))
            break;
        if (c == u'"')
            isQuoted = !isQuoted;
        commas += !isQuoted && c == u',' ? 1 : 0;
        semicolons += !isQuoted && c == u';' ? 1 : 0;
        tabs += !isQuoted && c == u'\t' ? 1 : 0;
    }
    if (tabs > commas && tabs > semicolons)
        return u'\t';
    return semicolons > commas ? u';' : u',';
}

} // namespace offprint
