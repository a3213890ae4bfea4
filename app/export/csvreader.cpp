#include "app/export/csvreader.h"

#include "app/export/csvrows.h"
#include "app/export/foreigncitation.h"
#include "models/citation/csv.h"
#include "models/citation/textlist.h"

#include <QtCore/QHash>

#include <algorithm>
#include <optional>

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
                                                {u"issue"_s, u"number"_s},
                                                {u"abstract note"_s, u"abstract"_s},
                                                {u"manual tags"_s, u"keywords"_s},
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
    for (const Kind kind : {Kind::Preprint, Kind::Article, Kind::InProceedings, Kind::Thesis, Kind::Report,
                            Kind::Book, Kind::Chapter, Kind::WebPage}) {
        if (name == csvKindName(kind))
            return kind;
    }
    static const QHash<QString, Kind> others{{u"journalarticle"_s, Kind::Article},
                                             {u"conferencepaper"_s, Kind::InProceedings},
                                             {u"inproceedings"_s, Kind::InProceedings},
                                             {u"booksection"_s, Kind::Chapter},
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

Citation citationOf(const QHash<QString, QString>& cells)
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
    return settledCitation(c);
}

QHash<QString, QString> cellsByColumn(const QStringList& columns, const QStringList& cells)
{
    QHash<QString, QString> named;
    for (qsizetype i = 0; i < std::min(columns.size(), cells.size()); ++i) {
        if (!columns[i].isEmpty())
            named.insert(columns[i], unguardedCell(cells[i]));
    }
    return named;
}

} // namespace

ReadCitations readCsv(const QByteArray& bytes)
{
    const QString text = textOfFile(bytes);
    const CsvRows table = csvRows(text, csvSeparator(text));
    ReadCitations read{{}, table.problems};
    QStringList columns;
    for (const QString& name : table.rows.value(0).cells)
        columns.append(columnOf(name));
    if (!columns.contains("title"_L1)) {
        read.problems.prepend({1, u"The first row names no column \u201Ctitle\u201D."_s});
        return read;
    }
    for (const CsvRow& row : table.rows.sliced(1)) {
        if (row.cells.size() != columns.size())
            read.problems.append(
                {row.line,
                 u"This row has %1 cells, the first one %2."_s.arg(row.cells.size()).arg(columns.size())});
        read.citations.append(citationOf(cellsByColumn(columns, row.cells)));
    }
    std::ranges::stable_sort(read.problems, {}, &ReadingProblem::line);
    return read;
}

} // namespace offprint
