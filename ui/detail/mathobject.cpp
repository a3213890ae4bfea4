#include "ui/detail/mathobject.h"

#include <QtGui/QFontInfo>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtGui/QTextDocument>

#include <cmath>

using FormulaPointer = std::shared_ptr<const offprint::Formula>;
Q_DECLARE_METATYPE(FormulaPointer)

namespace offprint {

namespace {

enum Property { FormulaProperty = QTextFormat::UserProperty + 1, SourceProperty, EmProperty };

/// An inline object stands on the baseline only down to the descent of its own font: that must reach as deep
/// as the formula does.
QFont deepEnough(QFont font, qreal depth)
{
    const qreal descent = QFontMetricsF(font).descent();
    if (descent < depth && descent > 0)
        font.setPixelSize(int(std::ceil(QFontInfo(font).pixelSize() * depth / descent)));
    return font;
}

} // namespace

QTextCharFormat MathObject::format(const QTextCharFormat& around, const QFont& font, FormulaPointer formula,
                                   const QString& source)
{
    const qreal em = QFontInfo(font).pixelSize();
    QTextCharFormat format = around;
    format.setObjectType(type);
    format.setFont(deepEnough(font, formula->descent * em));
    format.setVerticalAlignment(QTextCharFormat::AlignBaseline);
    format.setProperty(FormulaProperty, QVariant::fromValue(std::move(formula)));
    format.setProperty(SourceProperty, source);
    format.setProperty(EmProperty, em);
    return format;
}

QString MathObject::sourceOf(const QTextCharFormat& format)
{
    return format.objectType() == type ? format.property(SourceProperty).toString() : QString();
}

QSizeF MathObject::intrinsicSize(QTextDocument*, int, const QTextFormat& format)
{
    const auto formula = format.property(FormulaProperty).value<FormulaPointer>();
    if (!formula)
        return {};
    const qreal em = format.property(EmProperty).toReal();
    const qreal descent = QFontMetricsF(format.toCharFormat().font()).descent();
    return {std::ceil(formula->width * em), std::ceil(formula->ascent * em) + descent};
}

void MathObject::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                            const QTextFormat& format)
{
    const auto formula = format.property(FormulaProperty).value<FormulaPointer>();
    if (!formula)
        return;
    const qreal descent = QFontMetricsF(format.toCharFormat().font()).descent();
    paintFormula(*painter, *formula, QPointF(rect.left(), rect.bottom() - descent),
                 format.property(EmProperty).toReal(), painter->pen().color());
}

} // namespace offprint
