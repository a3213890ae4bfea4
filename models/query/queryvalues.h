#pragma once

#include "models/query/condition.h"

#include <QtCore/QStringView>

#include <optional>

namespace offprint {

/// "2025", "2025-03", "2025/3/10", "today", "yesterday", "7d", "2w", "3m", "1y". None: no day there is.
[[nodiscard]] std::optional<QueryDay> dayFrom(QStringView text);

/// A day as above, or "a..b", "a..", "..b"; a number of days, weeks, months or years alone is from then on.
/// None also for a range whose end is before its start.
[[nodiscard]] std::optional<QueryDays> daysFrom(QStringView text);

/// "20", "=20", ">20", ">=20", "<20", "<=20", "a..b", "a..", "..b"; "1k" is 1000, "2m" two million.
[[nodiscard]] std::optional<QueryNumbers> numbersFrom(QStringView text);

/// Whether more letters could make it a day or a range of days.
[[nodiscard]] bool mayBecomeDays(QStringView text);

/// Whether more letters could make it a number or a range of numbers.
[[nodiscard]] bool mayBecomeNumbers(QStringView text);

/// As dayFrom() reads it.
[[nodiscard]] QString textOf(const QueryDay& day);

} // namespace offprint
