#pragma once

#include <QtCore/QString>

namespace offprint {

/// The text with a space for each run of what a file system of today may not take. Pure.
[[nodiscard]] QString safeInFileName(QString text);

} // namespace offprint
