#include "ui/papers/paperlistview.h"

#include "models/paperlistmodel.h"
#include "ui/papers/paperrowdelegate.h"
#include "ui/theme/appearance.h"

#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <utility>

namespace offprint {

namespace {

constexpr int partsOfRow =
    128; // the scroll bar's steps in a row: finer than a pixel, and 16 million rows fit
constexpr int rowsMeasured = 64; // beyond the window's edges; farther rows are taken as usual ones
constexpr int heightsKept = 4096;
constexpr int rowsAskedAhead = 32;

} // namespace

PaperListView::PaperListView(const Appearance& appearance, QWidget* parent)
    : QAbstractItemView(parent)
    , m_appearance(appearance)
    , m_delegate(new PaperRowDelegate(appearance, this))
{
    setItemDelegate(m_delegate);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setTabKeyNavigation(false);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setAccessibleName(tr("Papers"));
    connect(&m_appearance, &Appearance::changed, this, [this] {
        m_delegate->updateFonts();
        scheduleDelayedItemsLayout();
    });
}

void PaperListView::setColumns(const std::optional<ListColumns>& columns)
{
    m_delegate->setColumns(columns);
    scheduleDelayedItemsLayout();
}

void PaperListView::setModel(QAbstractItemModel* newModel)
{
    QAbstractItemView::setModel(newModel);
    scheduleDelayedItemsLayout();
}

int PaperListView::count() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

// Where rows are
// ---------------------------------------------------------------------------------------------

int PaperListView::heightOf(int row) const
{
    if (const auto known = m_heights.constFind(row); known != m_heights.constEnd())
        return *known;
    QStyleOptionViewItem option;
    option.rect = viewport()->rect();
    const QModelIndex index = model()->index(row, 0, rootIndex());
    const int height = m_delegate->sizeHint(option, index).height();
    if (index.data(PaperListModel::IsLoadedRole).toBool()) {
        if (m_heights.size() >= heightsKept)
            m_heights.clear();
        m_heights.insert(row, height);
    }
    return height;
}

/// The y of the row's top edge in the viewport: measured near the window, reckoned farther off. `rowAt` is
/// its inverse in both, so that a selection reaching far out of sight ends at the right row.
int PaperListView::topOf(int row) const
{
    int y = -m_top.hidden;
    int at = m_top.row;
    for (int end = std::min(row, at + rowsMeasured); at < end; ++at)
        y += heightOf(at);
    for (int end = std::max(row, m_top.row - rowsMeasured); at > end;)
        y -= heightOf(--at);
    return y + (row - at) * m_delegate->usualHeight();
}

int PaperListView::rowAt(int y) const
{
    int at = m_top.row;
    int top = -m_top.hidden;
    const int rows = count();
    for (int end = std::min(rows, m_top.row + rowsMeasured); y >= top && at < end; ++at) {
        const int bottom = top + heightOf(at);
        if (y < bottom)
            return at;
        top = bottom;
    }
    for (int end = std::max(0, m_top.row - rowsMeasured); y < top && at > end;) {
        top -= heightOf(--at);
        if (y >= top)
            return at;
    }
    const int usual = m_delegate->usualHeight();
    return at + (y >= top ? (y - top) / usual : -((top - y + usual - 1) / usual));
}

PaperListView::Place PaperListView::moved(Place place, int pixels) const
{
    place.hidden += pixels;
    while (place.hidden < 0 && place.row > 0)
        place.hidden += heightOf(--place.row);
    const int rows = count();
    while (place.row < rows - 1 && place.hidden >= heightOf(place.row))
        place.hidden -= heightOf(place.row++);
    return place;
}

/// Where the last row ends at the lower edge.
PaperListView::Place PaperListView::lastPlace() const
{
    int left = viewport()->height();
    for (int row = count() - 1; row >= 0; --row) {
        left -= heightOf(row);
        if (left <= 0)
            return {row, -left};
    }
    return {};
}

PaperListView::Place PaperListView::clamped(Place place) const
{
    const Place last = lastPlace();
    if (std::pair(place.row, place.hidden) > std::pair(last.row, last.hidden))
        return last;
    if (place.row < 0 || place.hidden < 0)
        return {};
    place.hidden = std::min(place.hidden, heightOf(place.row) - 1);
    return place;
}

int PaperListView::toBar(Place place) const
{
    return count() == 0 ? 0 : place.row * partsOfRow + place.hidden * partsOfRow / heightOf(place.row);
}

QRect PaperListView::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.model() != model())
        return {};
    return {0, topOf(index.row()), viewport()->width(), heightOf(index.row())};
}

QModelIndex PaperListView::indexAt(const QPoint& point) const
{
    if (count() == 0 || !viewport()->rect().adjusted(0, -1, 0, 1).contains(point))
        return {};
    const int row = rowAt(point.y());
    return row >= 0 && row < count() ? model()->index(row, 0, rootIndex()) : QModelIndex();
}

int PaperListView::topRow() const
{
    return count() == 0 ? -1 : m_top.row;
}

int PaperListView::bottomRow() const
{
    return count() == 0 ? -1 : std::min(rowAt(viewport()->height() - 1), count() - 1);
}

// Scrolling
// --------------------------------------------------------------------------------------------------

void PaperListView::setTop(Place place)
{
    place = count() == 0 ? Place{} : clamped(place);
    if (place != m_top) {
        m_scrolled += topOf(place.row) + place.hidden;
        m_top = place;
        viewport()->update();
    }
    updateGeometries();
    askAround();
}

/// Rows just out of sight are read before they are scrolled to.
void PaperListView::askAround()
{
    if (count() == 0)
        return;
    const int before = std::max(m_top.row - rowsAskedAhead, 0);
    const int after = std::min(bottomRow() + rowsAskedAhead, count() - 1);
    for (const int row : {before, after, bottomRow(), m_top.row}) // the last asked for is read first
        (void)model()->index(row, 0, rootIndex()).data(PaperListModel::TitleRole);
}

void PaperListView::scrollByPixels(int pixels)
{
    if (count() > 0)
        setTop(moved(m_top, pixels));
}

void PaperListView::scrollToTop()
{
    setTop({});
}

void PaperListView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid() || index.model() != model())
        return;
    const int row = index.row();
    const int height = heightOf(row);
    const int room = viewport()->height();
    const int top = topOf(row);
    if (hint == EnsureVisible) {
        const bool isAbove = top < 0;
        const bool isBelow = top + height > room;
        if (!isAbove && !isBelow)
            return;
        hint = isAbove || height > room ? PositionAtTop : PositionAtBottom;
    }
    const int wanted = hint == PositionAtTop      ? 0
                       : hint == PositionAtBottom ? room - height
                                                  : (room - height) / 2;
    setTop(moved({row, 0}, -wanted));
}

/// The base class takes the first row when none is current; that is no choice of the user's.
void PaperListView::focusInEvent(QFocusEvent* event)
{
    if (currentIndex().isValid()) {
        QAbstractItemView::focusInEvent(event);
    } else {
        QAbstractScrollArea::focusInEvent(event);
        viewport()->update();
    }
}

void PaperListView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    int pixels = -event->pixelDelta().y();
    if (event->pixelDelta().isNull()) {
        // A step of the wheel is 120; finer wheels send parts of it.
        const int perStep = QApplication::wheelScrollLines() * fontMetrics().lineSpacing();
        m_wheelRest += -event->angleDelta().y() * perStep;
        pixels = m_wheelRest / 120;
        m_wheelRest %= 120;
    }
    scrollByPixels(pixels);
    event->accept();
}

void PaperListView::scrollContentsBy(int, int)
{
    if (m_isSettingBar || count() == 0)
        return;
    const int value = verticalScrollBar()->value();
    const int row = std::min(value / partsOfRow, count() - 1);
    const bool isAtEnd = value == verticalScrollBar()->maximum();
    setTop(isAtEnd ? lastPlace() : Place{row, value % partsOfRow * heightOf(row) / partsOfRow});
}

void PaperListView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    QScrollBar* bar = verticalScrollBar();
    m_isSettingBar = true;
    bar->setRange(0, toBar(lastPlace()));
    const int rowsInSight = std::max(viewport()->height() / std::max(m_delegate->usualHeight(), 1), 1);
    bar->setPageStep(rowsInSight * partsOfRow);
    bar->setSingleStep(partsOfRow / 2);
    bar->setValue(toBar(m_top));
    m_isSettingBar = false;
}

// Changes
// ----------------------------------------------------------------------------------------------------

void PaperListView::forgetHeights()
{
    m_heights.clear();
}

void PaperListView::reset()
{
    forgetHeights();
    m_top = {};
    m_scrolled = 0;
    QAbstractItemView::reset();
    scheduleDelayedItemsLayout();
}

void PaperListView::doItemsLayout()
{
    forgetHeights();
    QAbstractItemView::doItemsLayout();
    setTop(m_top);
    viewport()->update();
}

void PaperListView::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    if (event->oldSize().width() == event->size().width()) {
        setTop(m_top); // the bar of new papers comes and goes: nothing may move for that
        return;
    }
    const int current = currentIndex().row(); // the heights are still those of the width before
    const bool wasInSight =
        current >= m_top.row && current < count() && topOf(current) < event->oldSize().height();
    forgetHeights();
    setTop(m_top);
    if (wasInSight)
        scrollTo(currentIndex());
}

void PaperListView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    forgetHeights();
    if (start <= m_top.row && count() > end - start + 1)
        m_top.row += end - start + 1;
    QAbstractItemView::rowsInserted(parent, start, end);
    setTop(m_top);
    viewport()->update();
}

void PaperListView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    forgetHeights();
    if (start <= m_top.row)
        m_top.row = std::max(start, m_top.row - (end - start + 1));
    scheduleDelayedItemsLayout();
}

void PaperListView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                                const QList<int>& roles)
{
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        m_heights.remove(row);
    tellReaders(topLeft, bottomRight, roles);
    const bool isAtEnd = bottomRight.row() >= count() - rowsMeasured; // which the scroll bar's range hangs on
    if (bottomRight.row() < m_top.row - 1 || (topLeft.row() > bottomRow() + 1 && !isAtEnd))
        return; // a block of rows is read for the few in sight
    setTop(m_top);
    viewport()->update();
}

/// What the base class would do for screen readers. All else it does is measuring every row that changed.
void PaperListView::tellReaders(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                                const QList<int>& roles)
{
    if (!QAccessible::isActive() || (!roles.isEmpty() && !roles.contains(Qt::DisplayRole)))
        return;
    QAccessibleTableModelChangeEvent event(this, QAccessibleTableModelChangeEvent::DataChanged);
    event.setFirstRow(topLeft.row());
    event.setLastRow(bottomRight.row());
    event.setFirstColumn(0);
    event.setLastColumn(0);
    QAccessible::updateAccessibility(&event);
}

} // namespace offprint
