#pragma once

#include <QtCore/QString>

namespace offprint {

/// How many words a text has: runs of letters and digits, hyphens and apostrophes within them included; each
/// Chinese or Japanese character is one. Pure.
[[nodiscard]] int wordCount(const QString& text);

} // namespace offprint
