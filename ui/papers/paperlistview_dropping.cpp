// Rows that are dragged to another place in a list with an order of its own.

#include "models/paperids.h"
#include "ui/papers/paperlistview.h"
#include "ui/theme/appearance.h"

#include <QtGui/QDragMoveEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace offprint {

namespace {

constexpr int edge = 28;       ///< pixels from the upper and lower end, within which the list scrolls
constexpr int scrolledBy = 12; ///< with every move there
constexpr int gapWidth = 2;

} // namespace

void PaperListView::setOrderable(bool isOrderable)
{
    setDragDropMode(isOrderable ? DragDrop : DragOnly);
}

/// Papers of this list: those of another window may not be on it.
bool PaperListView::isOwnDrag(const QDropEvent& event) const
{
    return dragDropMode() == DragDrop && event.source() == this &&
           event.mimeData()->hasFormat(paperIdsMimeType);
}

void PaperListView::dragEnterEvent(QDragEnterEvent* event)
{
    event->setAccepted(isOwnDrag(*event));
}

void PaperListView::dragMoveEvent(QDragMoveEvent* event)
{
    event->setAccepted(isOwnDrag(*event));
    if (!event->isAccepted())
        return;
    const int y = event->position().toPoint().y();
    if (y < edge)
        scrollByPixels(-scrolledBy);
    else if (y > viewport()->height() - edge)
        scrollByPixels(scrolledBy);
    setGap(gapAt(y));
}

void PaperListView::dragLeaveEvent(QDragLeaveEvent*)
{
    setGap(-1);
}

void PaperListView::dropEvent(QDropEvent* event)
{
    const int gap = gapAt(event->position().toPoint().y());
    setGap(-1);
    if (!isOwnDrag(*event))
        return;
    event->acceptProposedAction();
    Q_EMIT rowsDropped(gap < count() ? gap : -1);
}

/// The row before which something goes that is dropped there.
int PaperListView::gapAt(int y) const
{
    const int rows = count();
    const int row = std::clamp(rowAt(y), 0, std::max(0, rows - 1));
    if (rows == 0)
        return 0;
    const bool isLowerHalf = y > topOf(row) + heightOf(row) / 2;
    return isLowerHalf ? row + 1 : row;
}

void PaperListView::setGap(int gap)
{
    if (gap == m_gap)
        return;
    m_gap = gap;
    viewport()->update();
}

void PaperListView::paintGap(QPainter& painter) const
{
    const int rows = count();
    if (m_gap < 0 || rows == 0)
        return;
    const int y = m_gap < rows ? topOf(m_gap) : topOf(rows - 1) + heightOf(rows - 1);
    painter.fillRect(0, std::clamp(y - gapWidth / 2, 0, viewport()->height() - gapWidth), viewport()->width(),
                     gapWidth, m_appearance.theme().accent);
}

} // namespace offprint
