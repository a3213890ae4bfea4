#pragma once

#include <QtCore/QString>

#include <chrono>

namespace offprint {

/// Figures as the sentences about a refresh tell them: "64 MB", "30 seconds".
[[nodiscard]] QString sizeInWords(qint64 bytes);
[[nodiscard]] QString timeInWords(std::chrono::milliseconds time);

} // namespace offprint
