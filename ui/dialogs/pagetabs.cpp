#include "ui/dialogs/pagetabs.h"

#include "ui/theme/appearance.h"

#include <QtGui/QPainter>

namespace offprint {

namespace {

constexpr int gap = 20;
constexpr int room = 7; // over and under the words
constexpr int underline = 2;

} // namespace

PageTabs::PageTabs(const Appearance& appearance, QWidget* parent)
    : QTabBar(parent)
    , m_appearance(appearance)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    connect(&m_appearance, &Appearance::changed, this, &PageTabs::applyAppearance);
    applyAppearance();
}

void PageTabs::applyAppearance()
{
    setFont(m_appearance.uiFont(0, QFont::DemiBold)); // the widest that a tab is drawn in
    update();
}

QSize PageTabs::tabSizeHint(int index) const
{
    const QFontMetrics metrics(m_appearance.uiFont(0, QFont::DemiBold));
    return {metrics.horizontalAdvance(tabText(index)) + gap, metrics.height() + 2 * room + underline};
}

void PageTabs::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_appearance.theme();
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
    for (int i = 0; i < count(); ++i) {
        const bool isCurrent = i == currentIndex();
        const QRect words = tabRect(i).adjusted(0, 0, -gap, -underline);
        painter.setFont(m_appearance.uiFont(0, isCurrent ? QFont::DemiBold : QFont::Normal));
        painter.setPen(isCurrent && hasFocus() ? theme.accent : isCurrent ? theme.text : theme.dim);
        painter.drawText(words, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic), tabText(i));
        if (isCurrent)
            painter.fillRect(QRect(words.left(), height() - underline, words.width(), underline),
                             theme.accent);
    }
}

} // namespace offprint
