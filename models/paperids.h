#pragma once

#include "models/domain/ids.h"

#include <QtCore/QList>
#include <QtCore/QMimeData>

namespace offprint {

/// How papers are dragged within the window: their numbers, in plain digits with commas between.
inline constexpr QLatin1StringView paperIdsMimeType("application/x-offprint-papers");

[[nodiscard]] inline QByteArray toMimeBytes(const QList<PaperId>& papers)
{
    QByteArray bytes;
    for (const PaperId paper : papers)
        bytes += QByteArray::number(paper.value) + ',';
    bytes.chop(1);
    return bytes;
}

[[nodiscard]] inline QList<PaperId> paperIdsIn(const QMimeData& data)
{
    QList<PaperId> papers;
    for (const QByteArray& number : data.data(paperIdsMimeType).split(',')) {
        if (const qint64 id = number.toLongLong(); id > 0)
            papers.append(PaperId{id});
    }
    return papers;
}

} // namespace offprint
