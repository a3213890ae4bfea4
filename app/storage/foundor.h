#pragma once

#include "models/domain/error.h"

#include <QtCore/QString>

namespace offprint {

/// NotFound with the row's number if a statement that is about one row changed none.
[[nodiscard]] inline Result<> foundOr(int rows, qint64 id)
{
    return rows > 0 ? Result<>() : failure(ErrorCode::NotFound, QString::number(id));
}

/// The new one, or the one that was there already (whose number AlreadyThere has in its `detail`).
template<class Id> [[nodiscard]] Result<Id> orThere(Result<Id> added)
{
    if (!added && added.error().code == ErrorCode::AlreadyThere)
        return Id{added.error().detail.toLongLong()};
    return added;
}

} // namespace offprint
