#include "models/citation/csv.h"

#include "models/citation/plaincitation.h"
#include "models/citation/textlist.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Where a cell begins with what is a formula. Apostrophes that stand there already are counted in, so that
/// the one more can be told and taken off.
QRegularExpression formulaBehind(const QString& guard)
{
    return QRegularExpression(u"(^|[;\\t\\r]|\\n(?!'*[-+] ))"_s + guard +
                              u"('*)(?=[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20])"_s);
}

QString numberOf(int number)
{
    return number > 0 ? QString::number(number) : QString();
}

/// With a prefix, for of the number 1706.03760 a spreadsheet would leave 1706.0376.
QString arxivCell(const QString& arxiv)
{
    return arxiv.isEmpty() ? QString() : u"arXiv:"_s + arxiv;
}

/// With a dash, for of "3-4" a spreadsheet would make the fourth of March.
QString rangeCell(QString range)
{
    return range.replace(u'-', u'\u2013');
}

QStringList cellsOf(const Citation& c)
{
    return {c.key,
            kindName(c.kind),
            c.title,
            joinedTexts(c.authors, u';'),
            numberOf(c.year),
            numberOf(c.month),
            numberOf(c.day),
            c.venue,
            rangeCell(c.volume),
            rangeCell(c.number),
            rangeCell(c.pages),
            c.publisher,
            arxivCell(c.arxiv),
            c.primaryClass,
            c.doi,
            c.url,
            c.abstractText,
            joinedTexts(c.keywords, u';'),
            c.comments,
            c.note};
}

QString quotedIfNeeded(QString cell)
{
    static const QRegularExpression sign(u"[\",;\\t\\r\\n]|^ | $"_s);
    if (!cell.contains(sign))
        return cell;
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

QString rowOf(const QStringList& cells)
{
    QStringList row;
    for (const QString& cell : cells)
        row.append(quotedIfNeeded(guardedCell(cell)));
    return row.join(u',') + "\r\n"_L1;
}

} // namespace

QString toCsv(const QList<Citation>& citations)
{
    QStringList names;
    for (const QLatin1StringView column : csvColumns)
        names.append(column);
    QString table = QChar(QChar::ByteOrderMark) + rowOf(names);
    for (const Citation& citation : citations)
        table += rowOf(cellsOf(plainCitation(citation)));
    return table;
}

QString guardedCell(QString text)
{
    static const QRegularExpression formula = formulaBehind(QString());
    return text.replace(formula, u"\\1'\\2"_s);
}

QString unguardedCell(QString text)
{
    static const QRegularExpression guarded = formulaBehind(u"'"_s);
    return text.replace(guarded, u"\\1\\2"_s);
}

} // namespace offprint
