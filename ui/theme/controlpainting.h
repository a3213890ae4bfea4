#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionSlider;

namespace offprint {

/// The strokes and fills that ControlStyle is made of. Each draws into the rectangle it is given, in colours
/// of the palette, and leaves the painter as it was.

constexpr double controlRadius = 6;

/// `part` of `over` laid on `under`, 0 to 1.
[[nodiscard]] QColor mixed(const QColor& under, const QColor& over, double part);
/// Black or white's nearest of the scheme, whichever is read better on the accent colour.
[[nodiscard]] QColor textOnAccent(const QPalette& palette);
/// The edge of what can be typed or ticked: at least 3 : 1 on the background (WCAG 2.2, 1.4.11).
[[nodiscard]] QColor edgeOfInput(const QPalette& palette);

void drawButtonPanel(QPainter* painter, const QStyleOption& option, bool isPrimary, bool isFlat);
void drawField(QPainter* painter, const QStyleOption& option, bool hasRing);
void drawFocusRing(QPainter* painter, const QRect& rect, const QPalette& palette);
void drawTick(QPainter* painter, const QStyleOption& option);
void drawRadio(QPainter* painter, const QStyleOption& option);
void drawChevron(QPainter* painter, const QRect& rect, const QColor& colour);
void drawProgress(QPainter* painter, const QRect& rect, const QColor& colour);
/// The handle of a scroll bar within its rectangle.
void drawScrollHandle(QPainter* painter, const QStyleOptionSlider& bar, const QRect& handle);
void drawSlider(QPainter* painter, const QStyleOptionSlider& slider, const QRect& handle);

} // namespace offprint
