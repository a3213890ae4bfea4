#pragma once

#include <QtCore/QStringList>

namespace offprint {

/// How the program ends.
enum class ExitCode { Fine = 0, Failed = 1, WrongUse = 2, BadInput = 3 };

/// Runs the command that the arguments (without the program's own name) give: results on standard output,
/// errors as sentences on standard error. Needs a QCoreApplication; waits for the library, so not for a
/// window's thread.
[[nodiscard]] ExitCode runCommandLine(const QStringList& arguments);

} // namespace offprint
