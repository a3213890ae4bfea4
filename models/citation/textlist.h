#pragma once

#include <QtCore/QStringList>

namespace offprint {

/// Several texts in one: "one; two". One that has a separator in it, or begins with a quotation mark, stands
/// within quotation marks, those in it doubled.
[[nodiscard]] QString joinedTexts(const QStringList& texts, QChar separator);

/// The texts that were joined, without white space around them and without empty ones.
[[nodiscard]] QStringList separatedTexts(const QString& joined, QChar separator);

} // namespace offprint
