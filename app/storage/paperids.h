#pragma once

#include "app/storage/connection.h"
#include "models/domain/ids.h"

#include <QtCore/QList>

namespace offprint {

/// The papers whose numbers the statement's first column has, in its order.
[[nodiscard]] inline QList<PaperId> paperIdsOf(SQLite::Statement& statement)
{
    QList<PaperId> papers;
    while (statement.executeStep())
        papers.append(PaperId{numberAt(statement, 0)});
    return papers;
}

/// "[1,2,3]", as SQL reads it with json_each().
template<class Ids> [[nodiscard]] QByteArray jsonOf(const Ids& ids)
{
    QByteArray json = "[";
    for (const auto& id : ids)
        json += QByteArray::number(id.value) + ',';
    if (json.endsWith(','))
        json.chop(1);
    return json + ']';
}

} // namespace offprint
