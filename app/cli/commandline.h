#pragma once

#include <QtCore/QStringList>

#include <optional>

namespace offprint {

/// How the program ends.
enum class ExitCode { Fine = 0, Failed = 1, WrongUse = 2, BadInput = 3 };

/// How the window is asked for.
struct WindowOptions
{
    QString libraryFolder;
    QString picture; ///< empty, or the file to draw the window into before ending
};

/// The window that the arguments (without the program's own name) ask for, or none if they give a command.
/// Qt's own options ("-platform offscreen") go with the window.
[[nodiscard]] std::optional<WindowOptions> windowAskedFor(const QStringList& arguments);

/// Runs the command that the arguments (without the program's own name) give: results on standard output,
/// errors as sentences on standard error. Needs a QCoreApplication; waits for the library, so not for a
/// window's thread.
[[nodiscard]] ExitCode runCommandLine(const QStringList& arguments);

} // namespace offprint
