#pragma once

#include "models/domain/paperquery.h"

namespace offprint {

/// What stands where papers would: what is the case, and what to do about it.
struct ListMessage
{
    QString heading;
    QString advice;
};

/// Of a list in which the query found no paper. `unread`: how many papers of the whole library are.
[[nodiscard]] ListMessage messageOfNone(const PaperQuery& query, int unread);

} // namespace offprint
