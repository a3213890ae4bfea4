#pragma once

#include <QtGui/QColor>
#include <QtGui/QPainterPath>

class QPainter;

namespace offprint {

/// A typeset formula, for any size and colour. In ems of the text around; the origin is on the baseline at
/// the left, y grows downwards.
struct Formula
{
    QPainterPath outline; ///< to be filled
    qreal width = 0;
    qreal ascent = 0;  ///< above the baseline
    qreal descent = 0; ///< below it
};

/// Draws it with its origin at `baseline`. `em` is in the painter's pixels.
void paintFormula(QPainter& painter, const Formula& formula, const QPointF& baseline, qreal em,
                  const QColor& colour);

} // namespace offprint
