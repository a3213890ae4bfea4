#include "ui/math/formula.h"

#include <QtGui/QPainter>

namespace offprint {

void paintFormula(QPainter& painter, const Formula& formula, const QPointF& baseline, qreal em,
                  const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(baseline);
    painter.scale(em, em);
    painter.fillPath(formula.outline, colour);
    painter.restore();
}

} // namespace offprint
