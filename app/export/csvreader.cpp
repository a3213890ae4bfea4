#include "app/export/csvreader.h"

#include "app/export/csvrows.h"
#include "app/export/foreigncitation.h"
#include "models/citation/csv.h"
#include "models/citation/plaintext.h"
#include "models/citation/textlist.h"

#include <QtCore/QHash>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Citation::Kind;

/// Our name for a column, whoever wrote it. Empty: unknown.
QString columnOf(const QString& name)
{
    static const QHash<QString, QString> others{{u"item type"_s, u"type"_s},
                                                {u"author"_s, u"authors"_s},
                                                {u"publication year"_s, u"year"_s},
                                                {u"publication title"_s, u"venue"_s},
                                                {u"journal"_s, u"venue"_s},
                                                {u"booktitle"_s, u"venue"_s},
                                                {u"conference name"_s, u"venue"_s},
                                                {u"issue"_s, u"number"_s},
                                                {u"abstract note"_s, u"abstract"_s},
                                                {u"manual tags"_s, u"keywords"_s},
                                                {u"automatic tags"_s, u"automatic tags"_s},
                                                {u"extra"_s, u"extra"_s},
                                                {u"notes"_s, u"note"_s},
                                                {u"date"_s, u"date"_s},
                                                {u"arxiv id"_s, u"arxiv"_s},
                                                {u"link"_s, u"url"_s}};
    const QString folded = name.simplified().toLower();
    const bool isOurs = std::ranges::find(csvColumns, folded) != csvColumns.end();
    return isOurs ? folded : others.value(folded);
}

std::optional<Kind> kindNamed(const QString& name)
{
    if (const auto ours = publicationKindNamed(name))
        return ours;
    static const QHash<QString, Kind> others{{u"journalarticle"_s, Kind::Article},
                                             {u"magazinearticle"_s, Kind::Article},
                                             {u"newspaperarticle"_s, Kind::Article},
                                             {u"conferencepaper"_s, Kind::InProceedings},
                                             {u"inproceedings"_s, Kind::InProceedings},
                                             {u"booksection"_s, Kind::Chapter},
                                             {u"encyclopediaarticle"_s, Kind::Chapter},
                                             {u"blogpost"_s, Kind::WebPage},
                                             {u"forumpost"_s, Kind::WebPage},
                                             {u"webpage"_s, Kind::WebPage},
                                             {u"misc"_s, Kind::Preprint},
                                             {u"manuscript"_s, Kind::Preprint}};
    const auto found = others.constFind(name);
    return found == others.cend() ? std::nullopt : std::optional(*found);
}

/// A year, month or day; 0 if it is none.
int numberIn(const QString& cell)
{
    return cell.trimmed().toInt();
}

void readDate(Citation& c, const QHash<QString, QString>& cells)
{
    const PublicationDate date = publicationDate(cells.value(u"date"_s));
    c.year = numberIn(cells.value(u"year"_s));
    c.month = numberIn(cells.value(u"month"_s));
    c.day = numberIn(cells.value(u"day"_s));
    if (date.year > 0 && c.month == 0) {
        c.year = c.year > 0 ? c.year : date.year;
        c.month = c.year == date.year ? date.month : 0;
        c.day = date.day;
    }
}

/// What Zotero has of its own: keys that nothing is cited by, tags in two columns, notes in HTML.
void takeFromZotero(Citation& c, const QHash<QString, QString>& cells)
{
    c.key.clear();
    c.title = withoutRichText(c.title);
    c.note = plainNote(c.note);
    for (const QString& tag : separatedTexts(cells.value(u"automatic tags"_s), u';')) {
        if (!c.keywords.contains(tag))
            c.keywords.append(tag);
    }
    takeExtra(c, cells.value(u"extra"_s));
    if (c.number.startsWith("arxiv:"_L1, Qt::CaseInsensitive))
        takeArxivId(c, std::exchange(c.number, QString()));
}

Citation citationOf(const QHash<QString, QString>& cells, bool isOfZotero)
{
    Citation c;
    c.key = cells.value(u"key"_s);
    c.title = cells.value(u"title"_s);
    c.authors = separatedTexts(cells.value(u"authors"_s), u';');
    c.venue = cells.value(u"venue"_s);
    const auto kind = kindNamed(cells.value(u"type"_s).trimmed().toLower());
    c.kind = kind.value_or(c.venue.isEmpty() ? Kind::Preprint : Kind::Article);
    readDate(c, cells);
    c.volume = cells.value(u"volume"_s);
    c.number = cells.value(u"number"_s);
    c.pages = cells.value(u"pages"_s);
    c.publisher = cells.value(u"publisher"_s);
    takeArxivId(c, cells.value(u"arxiv"_s));
    c.primaryClass = cells.value(u"primary class"_s);
    c.doi = bareDoi(cells.value(u"doi"_s));
    c.url = cells.value(u"url"_s);
    c.abstractText = cells.value(u"abstract"_s);
    c.keywords = separatedTexts(cells.value(u"keywords"_s), u';');
    c.comments = cells.value(u"comments"_s);
    c.note = cells.value(u"note"_s);
    if (isOfZotero)
        takeFromZotero(c, cells);
    return settledCitation(c);
}

/// Where columns of ours have several of another program's, the first that says something.
QHash<QString, QString> cellsByColumn(const QStringList& columns, const QStringList& cells)
{
    QHash<QString, QString> named;
    for (qsizetype i = 0; i < std::min(columns.size(), cells.size()); ++i) {
        if (!columns[i].isEmpty() && !cells[i].isEmpty() && !named.contains(columns[i]))
            named.insert(columns[i], unguardedCell(cells[i]));
    }
    return named;
}

} // namespace

bool isTableOfCitations(QStringView text)
{
    const auto end = std::ranges::find_if(text, [](QChar c) { return c == u'\n' || c == u'\r'; });
    const QString line = text.first(end - text.begin()).toString();
    const QList<CsvRow> rows = csvRows(line, csvSeparator(line)).rows;
    const QStringList cells = rows.isEmpty() ? QStringList() : rows.first().cells;
    return cells.size() > 1 &&
           std::ranges::any_of(cells, [](const QString& name) { return columnOf(name) == "title"_L1; });
}

ReadCitations readCsv(const QByteArray& bytes)
{
    const QString text = textOfFile(bytes);
    const CsvRows table = csvRows(text, csvSeparator(text));
    ReadCitations read{{}, table.problems};
    QStringList columns;
    bool isOfZotero = false;
    for (const QString& name : table.rows.value(0).cells) {
        columns.append(columnOf(name));
        isOfZotero = isOfZotero || name.simplified().toLower() == "item type"_L1;
    }
    if (!columns.contains("title"_L1)) {
        read.problems.prepend({1, u"The first row names no column \u201Ctitle\u201D."_s});
        return read;
    }
    for (const CsvRow& row : table.rows.sliced(1)) {
        if (row.cells.size() != columns.size())
            addProblem(
                read.problems, row.line,
                u"This row has %1 cells, the first one %2."_s.arg(row.cells.size()).arg(columns.size()));
        read.citations.append(citationOf(cellsByColumn(columns, row.cells), isOfZotero));
    }
    std::ranges::stable_sort(read.problems, {}, &ReadingProblem::line);
    return read;
}

} // namespace offprint
