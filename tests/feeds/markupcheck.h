#pragma once

#include <QtCore/QString>

namespace offprint {

/// Parses what the sanitiser has written as a browser would, and names the first thing in it that may not be
/// there: an element, an attribute or a link's scheme. Empty: nothing.
[[nodiscard]] QString forbiddenIn(const QString& html);

} // namespace offprint
