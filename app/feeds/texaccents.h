#pragma once

#include <QtCore/QString>

namespace offprint {

/// Turns TeX's accents and letters outside math ("\'e", "{\"o}", "\v{c}", "{\L}") into Unicode; math between
/// `$` signs stays as written. The accents: https://info.arxiv.org/help/prep.html#accents
[[nodiscard]] QString decodeTexAccents(const QString& text);

} // namespace offprint
