#pragma once

#include "app/library/identity.h"
#include "app/storage/querysql.h"

namespace offprint {

/// What queries mean here and now.
[[nodiscard]] inline QueryContext queryContext()
{
    return {.today = QDate::currentDate(),
            .zone = QTimeZone::systemTimeZone(),
            .among = {},
            .keysNamedBy = keysNamedBy};
}

} // namespace offprint
