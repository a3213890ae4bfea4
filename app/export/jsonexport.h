#pragma once

#include "models/domain/paper.h"

#include <QtCore/QJsonObject>

namespace offprint {

/// Everything the library knows of a paper; what it does not know is absent. Dates are ISO 8601 in UTC.
[[nodiscard]] QJsonObject toJson(const Paper& paper);
[[nodiscard]] QJsonObject toJson(const PaperRow& row);

} // namespace offprint
