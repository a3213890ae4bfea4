#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QStringView>

namespace offprint {

/// Reads a date as feeds write it: RFC 822 with its usual mistakes, ISO 8601 and W3C-DTF down to the year
/// alone, asctime, "March 14, 2025". UTC; a date without time is midnight, one without zone is taken as UTC.
/// Invalid if no date can be read: never a guess, never today.
[[nodiscard]] QDateTime parseDate(QStringView text);

} // namespace offprint
