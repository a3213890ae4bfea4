#include "ui/detail/flowrow.h"

#include <algorithm>
#include <utility>

namespace offprint {

FlowRow::FlowRow(int between, int betweenLines, QWidget* parent)
    : QWidget(parent)
    , m_between(between)
    , m_betweenLines(betweenLines)
{}

void FlowRow::setItems(const QList<QWidget*>& items)
{
    // One of them may be what the user just pressed, and still be at work.
    for (QWidget* old : std::exchange(m_items, items)) {
        old->hide();
        old->deleteLater();
    }
    QWidget* before = nullptr;
    for (QWidget* item : items) {
        item->setParent(this);
        item->show();
        if (before)
            setTabOrder(before, item);
        before = item;
    }
    flow(width(), true);
}

int FlowRow::heightForWidth(int width) const
{
    return flow(width, false);
}

void FlowRow::resizeEvent(QResizeEvent*)
{
    flow(width(), true);
}

int FlowRow::flow(int width, bool doMove) const
{
    QList<QWidget*> shown = m_items;
    shown.removeIf([](const QWidget* item) { return item->isHidden(); });
    int y = 0;
    for (qsizetype first = 0; first < shown.size();) {
        qsizetype end = first;
        int lineWidth = 0;
        int lineHeight = 0;
        while (end < shown.size()) {
            const QSize size = shown.at(end)->sizeHint();
            const int wider = lineWidth + (end > first ? m_between : 0) + size.width();
            if (end > first && wider > width)
                break;
            lineWidth = wider;
            lineHeight = std::max(lineHeight, size.height());
            ++end;
        }
        if (doMove)
            place(shown.sliced(first, end - first), {0, y, width, lineHeight});
        y += lineHeight + (end < shown.size() ? m_betweenLines : 0);
        first = end;
    }
    return y;
}

void FlowRow::place(const QList<QWidget*>& items, const QRect& line) const
{
    int x = line.left();
    for (QWidget* item : items) {
        const QSize size = item->sizeHint();
        const int itemWidth = std::max(0, std::min(size.width(), line.left() + line.width() - x));
        item->setGeometry(x, line.top() + (line.height() - size.height()) / 2, itemWidth, size.height());
        x += itemWidth + m_between;
    }
}

} // namespace offprint
