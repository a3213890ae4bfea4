#pragma once

#include <QtCore/QStringView>

#include <optional>

namespace offprint {

/// The words of dates, in the languages that feeds are written in. Case and accents do not matter.

/// 1 to 12; 0: no month. English, German, French, Spanish, Italian, Dutch, Portuguese, Hungarian, Polish,
/// Greek and Russian, whole or cut short to three letters or more.
[[nodiscard]] int monthOf(QStringView word);

[[nodiscard]] bool isWeekday(QStringView word); ///< English

/// Seconds east of Greenwich of "EST", "CEST", "Z" and the other names of RFC 822 §5.1 and of common use.
/// Where one name means several zones, the one that most feeds mean.
[[nodiscard]] std::optional<int> namedZone(QStringView word);

} // namespace offprint
