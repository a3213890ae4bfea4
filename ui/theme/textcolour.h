#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>
#include <QtWidgets/QWidget>

namespace offprint {

/// Sets the colour of a label's or button's text, the rest of its palette as it is inherited.
inline void setTextColour(QWidget* widget, const QColor& colour)
{
    QPalette palette;
    palette.setColor(widget->foregroundRole(), colour);
    widget->setPalette(palette);
}

/// Fills a widget, such as a hairline or a strip, with one colour.
inline void setFill(QWidget* widget, const QColor& colour)
{
    QPalette palette;
    palette.setColor(widget->backgroundRole(), colour);
    widget->setPalette(palette);
    widget->setAutoFillBackground(true);
}

} // namespace offprint
