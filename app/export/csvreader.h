#pragma once

#include "app/export/readcitations.h"

#include <QtCore/QByteArray>

namespace offprint {

/// Whether the first row names columns, and "title" is one of several.
[[nodiscard]] bool isTableOfCitations(QStringView text);

/// The citations of a table, ours or another program's (models/citation/csv.h, RFC 4180). Columns are known
/// by the names in the first row, in any order; some may be missing, others are passed over. Zotero's are
/// known too, with its tags and what it keeps in Extra. They may be parted by semicolons or tabs, as
/// spreadsheets do. What is not RFC 4180 is told with its line, and read as well as it can be. Never fails;
/// any thread.
[[nodiscard]] ReadCitations readCsv(const QByteArray& bytes);

} // namespace offprint
