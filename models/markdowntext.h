#pragma once

#include <QtCore/QString>

namespace offprint {

/// Text that Markdown shows as it is; mathematics between `$` signs stays as written. Pure.
[[nodiscard]] QString escapeMarkdown(const QString& text);

} // namespace offprint
