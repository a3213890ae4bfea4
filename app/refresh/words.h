#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <chrono>

namespace offprint {

/// Figures as the sentences about a refresh tell them: "64 MB", "30 seconds".
[[nodiscard]] QString sizeInWords(qint64 bytes);
[[nodiscard]] QString timeInWords(std::chrono::milliseconds time);

/// "2025-03-14 12:30", in the time of this computer.
[[nodiscard]] QString timeInWords(const QDateTime& time);

/// "until 2025-03-14 12:30", in the time of this computer.
[[nodiscard]] QString untilInWords(const QDateTime& time);

} // namespace offprint
