#include "ui/detail/badge.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

#include <cmath>

namespace offprint {

Badge::Badge(const QString& text, const Look& look, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_look(look)
{
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

int Badge::padding() const
{
    return m_look.field.isValid() || m_look.border.isValid() ? 6 : 0;
}

int Badge::iconRoom() const
{
    return m_look.icon.isNull() ? 0 : fontMetrics().ascent() + 3;
}

QSize Badge::sizeHint() const
{
    const int text = int(std::ceil(QFontMetricsF(font()).horizontalAdvance(m_text))) + 1; // fractions
    const int width = text + 2 * padding() + iconRoom();
    return {qMax(width, m_look.border.isValid() ? fontMetrics().height() + 6 : 0),
            fontMetrics().height() + (padding() > 0 ? 4 : 0)};
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (padding() > 0) {
        painter.setPen(m_look.border.isValid() ? QPen(m_look.border) : QPen(Qt::NoPen));
        painter.setBrush(m_look.field.isValid() ? QBrush(m_look.field) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    const int side = fontMetrics().ascent();
    m_look.icon.paint(&painter, QRect(padding(), (height() - side) / 2, side, side));
    painter.setPen(m_look.text);
    const QRect room = rect().adjusted(padding() + iconRoom(), 0, -padding(), 0);
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, room.width());
    painter.drawText(room, int(m_look.border.isValid() ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter),
                     shown);
}

} // namespace offprint
