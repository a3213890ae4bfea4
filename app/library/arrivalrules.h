#pragma once

#include "app/storage/connection.h"
#include "models/domain/librarychange.h"

namespace offprint {

/// Does with papers that arrived in this transaction what the saved searches want that they fit. Of a search
/// whose words cannot be read nothing is done. On the writer thread; throws SQLite::Exception.
void applyArrivalRules(Connection& connection, const QList<PaperId>& arrived, LibraryChange& told);

/// Shows the papers that the saved search hides and that do not fit its words now. Those papers. On the
/// writer thread; throws SQLite::Exception.
QList<PaperId> showMisfits(Connection& connection, SearchId search);

} // namespace offprint
