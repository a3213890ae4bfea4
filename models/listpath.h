#pragma once

#include "models/domain/readinglist.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <algorithm>

namespace offprint {

/// A reading list's name, behind those of the lists that it is in.
[[nodiscard]] inline QStringList namesTo(const ReadingList& list, const QList<ReadingList>& all)
{
    QStringList path{list.name};
    auto parent = list.parent;
    for (qsizetype depth = 0; parent && depth <= all.size(); ++depth) {
        const auto above = std::ranges::find(all, *parent, &ReadingList::id);
        if (above == all.end())
            break;
        path.prepend(above->name);
        parent = above->parent;
    }
    return path;
}

/// A reading list as a person reads it, with those it is in: "Thesis / Related work".
[[nodiscard]] inline QString pathOf(const ReadingList& list, const QList<ReadingList>& all)
{
    return namesTo(list, all).join(QStringLiteral(" / "));
}

} // namespace offprint
