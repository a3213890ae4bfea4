#pragma once

#include <QtCore/QString>

namespace offprint {

/// Where the library is unless another folder is named.
[[nodiscard]] QString usualLibraryFolder();

/// Where what belongs to the window and the command line of that library is set: among the user's other
/// settings, or beside a library of a folder of its own.
[[nodiscard]] QString settingsFileFor(const QString& libraryFolder);

} // namespace offprint
