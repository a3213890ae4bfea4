#pragma once

#include "app/export/readcitations.h"

#include <QtCore/QStringList>

namespace offprint {

/// A row of a table, and the line of the file it begins on.
struct CsvRow
{
    qsizetype line = 0;
    QStringList cells;
};

/// The rows of a table (RFC 4180), and where it does not keep to that: quotation marks within a cell that is
/// not quoted, text behind a quoted one, one that is not closed. Empty lines are no rows.
struct CsvRows
{
    QList<CsvRow> rows;
    QList<ReadingProblem> problems;
};

[[nodiscard]] CsvRows csvRows(const QString& text, QChar separator);

/// What parts the columns of this table: a comma, or a semicolon or tab if the first line has more of those.
[[nodiscard]] QChar csvSeparator(const QString& text);

} // namespace offprint
