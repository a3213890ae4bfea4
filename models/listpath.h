#pragma once

#include "models/domain/readinglist.h"

#include <QtCore/QList>

#include <algorithm>

namespace offprint {

/// A reading list as a person reads it, with those it is in: "Thesis / Related work".
[[nodiscard]] inline QString pathOf(const ReadingList& list, const QList<ReadingList>& all)
{
    QString path = list.name;
    auto parent = list.parent;
    for (qsizetype depth = 0; parent && depth <= all.size(); ++depth) {
        const auto above = std::ranges::find(all, *parent, &ReadingList::id);
        if (above == all.end())
            break;
        path = above->name + QStringLiteral(" / ") + path;
        parent = above->parent;
    }
    return path;
}

} // namespace offprint
