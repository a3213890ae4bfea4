#pragma once

#include "app/storage/connection.h"

#include <QtCore/QList>

namespace offprint {

/// One step of the schema: from version - 1 to `version`.
struct Migration
{
    int version = 0;
    const char* name = nullptr;
    const char* script = nullptr;
};

/// "Offp": SQLite's application_id of a library (https://sqlite.org/pragma.html#pragma_application_id).
constexpr int applicationId = 0x4f666670;

/// Every step, ascending from 1.
[[nodiscard]] const QList<Migration>& migrations();

/// Turns the write-ahead log on, which another process may hinder for a moment. LibraryBusy,
/// LibraryUnopenable (a disk that cannot do it).
[[nodiscard]] Result<> useWriteAheadLog(Connection& connection, std::chrono::milliseconds patience);

/// Brings the file to the newest version, each step and its number in one transaction. A file that holds
/// something already is copied beside itself first ("library.sqlite.before-N"), and the copy is checked.
/// LibraryForeign, LibraryNewer; a step that fails leaves the file at the version before it.
[[nodiscard]] Result<> migrate(Connection& connection, const QString& file, const QList<Migration>& steps);

} // namespace offprint
