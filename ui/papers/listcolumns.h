#pragma once

#include <QtCore/QList>

namespace offprint {

/// What a list of one line a paper has columns for.
enum class ListColumn { Title, Authors, Category, Day, Upvotes, Note, Star };

constexpr int listColumnCount = 7;

/// A column that is shown, and where. Logical pixels from the row's left edge.
struct ListColumnSpan
{
    ListColumn column = ListColumn::Title;
    qreal left = 0;
    qreal width = 0;

    bool operator==(const ListColumnSpan&) const = default;
};

/// The columns from left to right.
using ListColumns = QList<ListColumnSpan>;

} // namespace offprint
