#include "ui/theme/controlpainting.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

#include <algorithm>

namespace offprint {

namespace {

/// Saves the painter, smooths edges, and puts it back at the end of the scope.
class Strokes final
{
public:
    explicit Strokes(QPainter* painter)
        : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Strokes() { m_painter->restore(); }
    Strokes(const Strokes&) = delete;
    Strokes& operator=(const Strokes&) = delete;

    void rounded(const QRectF& rect, double radius, const QColor& fill, const QColor& edge, double width = 1)
    {
        const double inset = edge.isValid() ? width / 2 : 0;
        m_painter->setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
        m_painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
        m_painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    }

    void line(const QPolygonF& points, const QColor& colour, double width)
    {
        m_painter->setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter->setBrush(Qt::NoBrush);
        m_painter->drawPolyline(points);
    }

private:
    QPainter* m_painter;
};

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isPressed(const QStyleOption& option)
{
    return has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
}

bool hasKeyboardFocus(const QStyleOption& option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

QColor primaryFill(const QStyleOption& option)
{
    const QColor accent = option.palette.color(QPalette::Accent);
    const QColor towards = option.palette.color(QPalette::Text);
    return isPressed(option)                      ? mixed(accent, towards, 0.24)
           : has(option, QStyle::State_MouseOver) ? mixed(accent, towards, 0.12)
                                                  : accent;
}

QColor plainFill(const QStyleOption& option, bool isFlat)
{
    const QColor base = option.palette.color(QPalette::Button);
    const QColor text = option.palette.color(QPalette::Text);
    const double part = !has(option, QStyle::State_Enabled)    ? 0
                        : isPressed(option)                    ? 0.12
                        : has(option, QStyle::State_MouseOver) ? 0.06
                                                               : 0;
    if (!isFlat)
        return mixed(base, text, part);
    QColor veil = text;
    veil.setAlphaF(float(part));
    return veil;
}

QRectF indicatorRect(const QStyleOption& option)
{
    const double side = std::min({option.rect.width(), option.rect.height(), 16});
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(option.rect).center());
    return square;
}

} // namespace

QColor mixed(const QColor& under, const QColor& over, double part)
{
    const auto channel = [&](int a, int b) { return int(a + (b - a) * part + 0.5); };
    return {channel(under.red(), over.red()), channel(under.green(), over.green()),
            channel(under.blue(), over.blue())};
}

QColor textOnAccent(const QPalette& palette)
{
    const QColor accent = palette.color(QPalette::Accent);
    return accent.lightness() < 150 ? QColor(Qt::white) : palette.color(QPalette::Window);
}

QColor edgeOfInput(const QPalette& palette)
{
    return mixed(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base), 0.2);
}

void drawButtonPanel(QPainter* painter, const QStyleOption& option, bool isPrimary, bool isFlat)
{
    Strokes strokes(painter);
    const QRectF rect(option.rect);
    const QPalette& palette = option.palette;
    if (isPrimary && has(option, QStyle::State_Enabled)) {
        strokes.rounded(rect, controlRadius, primaryFill(option), {});
        if (hasKeyboardFocus(option))
            strokes.rounded(rect.adjusted(2, 2, -2, -2), controlRadius - 2, {}, textOnAccent(palette), 1.5);
        return;
    }
    if (hasKeyboardFocus(option))
        strokes.rounded(rect, controlRadius, plainFill(option, isFlat), palette.color(QPalette::Accent), 2);
    else
        strokes.rounded(rect, controlRadius, plainFill(option, isFlat),
                        isFlat ? QColor() : palette.color(QPalette::Mid));
}

void drawField(QPainter* painter, const QStyleOption& option, bool hasRing)
{
    Strokes strokes(painter);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QColor fill = option.palette.color(isEnabled ? QPalette::Base : QPalette::Window);
    if (hasRing)
        strokes.rounded(option.rect, controlRadius, fill, option.palette.color(QPalette::Accent), 2);
    else
        strokes.rounded(option.rect, controlRadius, fill,
                        isEnabled ? edgeOfInput(option.palette) : option.palette.color(QPalette::Mid));
}

void drawFocusRing(QPainter* painter, const QRect& rect, const QPalette& palette)
{
    Strokes(painter).rounded(rect, controlRadius - 2, {}, palette.color(QPalette::Accent), 2);
}

void drawTick(QPainter* painter, const QStyleOption& option)
{
    Strokes strokes(painter);
    const QRectF box = indicatorRect(option);
    const QPalette& palette = option.palette;
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isMixed = has(option, QStyle::State_NoChange);
    if (!isMixed && !has(option, QStyle::State_On)) {
        strokes.rounded(box, 4, plainFill(option, false),
                        isEnabled ? edgeOfInput(palette) : palette.color(QPalette::Mid));
        return;
    }
    strokes.rounded(box, 4, palette.color(isEnabled ? QPalette::Accent : QPalette::Mid), {});
    const QColor mark = isEnabled ? textOnAccent(palette) : palette.color(QPalette::PlaceholderText);
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width() / 16, box.top() + y * box.height() / 16);
    };
    if (isMixed)
        strokes.line({at(4.5, 8), at(11.5, 8)}, mark, 1.8);
    else
        strokes.line({at(4.2, 8.4), at(6.9, 11), at(11.8, 5.4)}, mark, 1.8);
}

void drawRadio(QPainter* painter, const QStyleOption& option)
{
    Strokes strokes(painter);
    const QRectF box = indicatorRect(option);
    const double radius = box.width() / 2;
    const bool isEnabled = has(option, QStyle::State_Enabled);
    if (!has(option, QStyle::State_On)) {
        strokes.rounded(box, radius, plainFill(option, false),
                        isEnabled ? edgeOfInput(option.palette) : option.palette.color(QPalette::Mid));
        return;
    }
    const QColor fill = option.palette.color(isEnabled ? QPalette::Accent : QPalette::Mid);
    strokes.rounded(box, radius, fill, {});
    strokes.rounded(box.adjusted(5, 5, -5, -5), radius, textOnAccent(option.palette), {});
}

void drawChevron(QPainter* painter, const QRect& rect, const QColor& colour)
{
    const QPointF c = QRectF(rect).center();
    Strokes(painter).line({c + QPointF(-3.5, -1.5), c + QPointF(0, 2), c + QPointF(3.5, -1.5)}, colour, 1.4);
}

void drawProgress(QPainter* painter, const QRect& rect, const QColor& colour)
{
    if (rect.isEmpty())
        return;
    const double radius = std::min(rect.height(), rect.width()) / 2.0;
    Strokes(painter).rounded(rect, radius, colour, {});
}

void drawScrollHandle(QPainter* painter, const QStyleOptionSlider& bar, const QRect& handle)
{
    if (bar.maximum <= bar.minimum || handle.isEmpty())
        return;
    const bool isHeld = has(bar, QStyle::State_Sunken) && bar.activeSubControls == QStyle::SC_ScrollBarSlider;
    const double part = isHeld ? 0.5 : has(bar, QStyle::State_MouseOver) ? 0.38 : 0.24;
    const QColor colour = mixed(bar.palette.color(QPalette::Base), bar.palette.color(QPalette::Text), part);
    const double across = has(bar, QStyle::State_MouseOver) || isHeld ? 2 : 3;
    const QRectF rect = bar.orientation == Qt::Vertical ? QRectF(handle).adjusted(across, 2, -across, -2)
                                                        : QRectF(handle).adjusted(2, across, -2, -across);
    Strokes(painter).rounded(rect, std::min(rect.width(), rect.height()) / 2, colour, {});
}

void drawSlider(QPainter* painter, const QStyleOptionSlider& slider, const QRect& handle)
{
    Strokes strokes(painter);
    const QPalette& palette = slider.palette;
    const bool isEnabled = has(slider, QStyle::State_Enabled);
    QRectF groove(0, 0, slider.rect.width(), 4);
    groove.moveCenter(QRectF(slider.rect).center());
    strokes.rounded(groove, 2, palette.color(QPalette::Mid), {});
    QRectF filled = groove;
    if (slider.direction == Qt::RightToLeft)
        filled.setLeft(handle.center().x());
    else
        filled.setRight(handle.center().x());
    const QColor accent = palette.color(isEnabled ? QPalette::Accent : QPalette::PlaceholderText);
    strokes.rounded(filled, 2, accent, {});
    QRectF knob(0, 0, 14, 14);
    knob.moveCenter(QRectF(handle).center());
    strokes.rounded(knob, 7, palette.color(QPalette::Base), accent, 2);
    if (hasKeyboardFocus(slider))
        strokes.rounded(knob.adjusted(-1, -1, 1, 1), 8, accent, {});
}

} // namespace offprint
