#pragma once

#include "app/storage/connection.h"
#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/domain/librarychange.h"

namespace offprint {

/// What Library::separate and Library::unite do, within a transaction; `told` gets what changed.
Result<> separatePaper(Connection& connection, PaperId merged, LibraryChange& told);
Result<> unitePapers(Connection& connection, PaperId into, PaperId other, LibraryChange& told);

} // namespace offprint
