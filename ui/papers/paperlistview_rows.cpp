// The paper list's painting, keys and selection.

#include "ui/papers/paperlistview.h"

#include "ui/papers/paperrowdelegate.h"
#include "ui/theme/appearance.h"

#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace offprint {

void PaperListView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_appearance.theme().background);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int rows = count();
    const int bottom = event->rect().bottom();
    int y = -m_top.hidden;
    for (int row = m_top.row; row < rows && y <= bottom; ++row) {
        const int height = heightOf(row);
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = QRect(0, y, viewport()->width(), height);
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        if (option.rect.bottom() >= event->rect().top())
            m_delegate->paint(&painter, option, index);
        y += height;
    }
    paintGap(painter);
}

QModelIndex PaperListView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = count() - 1;
    if (last < 0)
        return {};
    const int current = currentIndex().isValid() ? currentIndex().row() : -1;
    const auto page = [&](int direction) {
        const int step = viewport()->height() - m_delegate->usualHeight() / 2;
        return rowAt(topOf(std::max(current, 0)) + direction * std::max(step, 1));
    };
    int row = current;
    switch (action) {
    case MoveUp:
    case MovePrevious:
    case MoveLeft:
        row = current - 1;
        break;
    case MoveDown:
    case MoveNext:
    case MoveRight:
        row = current + 1;
        break;
    case MovePageUp:
        row = std::min(page(-1), current - 1);
        break;
    case MovePageDown:
        row = std::max(page(1), current + 1);
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    }
    return model()->index(std::clamp(row, 0, last), 0, rootIndex());
}

void PaperListView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags)
{
    const int last = count() - 1;
    const QRect area = rect.normalized();
    const int first = std::max(rowAt(area.top()), 0);
    const int end = std::min(rowAt(area.bottom()), last);
    QItemSelection selection;
    if (first <= end)
        selection.select(model()->index(first, 0, rootIndex()), model()->index(end, 0, rootIndex()));
    selectionModel()->select(selection, flags);
}

QRegion PaperListView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    if (count() == 0)
        return region;
    const int last = bottomRow();
    for (const QItemSelectionRange& range : selection) {
        for (int row = std::max(range.top(), m_top.row); row <= std::min(range.bottom(), last); ++row)
            region += visualRect(model()->index(row, 0, rootIndex()));
    }
    return region;
}

} // namespace offprint
