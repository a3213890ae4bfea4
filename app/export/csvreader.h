#pragma once

#include "app/export/readcitations.h"

#include <QtCore/QByteArray>

namespace offprint {

/// The citations of a table, ours or another program's (models/citation/csv.h, RFC 4180). Columns are known
/// by the names in the first row, Zotero's too, in any order; some may be missing, others are passed over.
/// They may be parted by semicolons or tabs, as spreadsheets do. What is not RFC 4180 is told with its line,
/// and read as well as it can be. Never fails; any thread.
[[nodiscard]] ReadCitations readCsv(const QByteArray& bytes);

} // namespace offprint
