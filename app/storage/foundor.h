#pragma once

#include "models/domain/error.h"

#include <QtCore/QString>

namespace offprint {

/// NotFound with the row's number if a statement that is about one row changed none.
[[nodiscard]] inline Result<> foundOr(int rows, qint64 id)
{
    return rows > 0 ? Result<>() : failure(ErrorCode::NotFound, QString::number(id));
}

} // namespace offprint
