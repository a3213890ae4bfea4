#pragma once

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTreeView>

#include <algorithm>

namespace offprint {

/// Rows of a table that are high enough for a box to be marked, and to be told apart.
class RoomyRows final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        constexpr int room = 10; // pixels, above and below the text together
        const QSize usual = QStyledItemDelegate::sizeHint(option, index);
        return {usual.width(), std::max(usual.height(), option.fontMetrics.height() + room)};
    }
};

/// A tree of one level, as a table in a dialog.
inline void layOutAsTable(QTreeView& view, const QString& name)
{
    view.setAccessibleName(name);
    view.setRootIsDecorated(false);
    view.setUniformRowHeights(true);
    view.setItemDelegate(new RoomyRows(&view));
    view.setAllColumnsShowFocus(true);
    view.header()->setStretchLastSection(false);
}

} // namespace offprint
