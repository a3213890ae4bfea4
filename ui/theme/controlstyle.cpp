#include "ui/theme/controlstyle.h"

#include "ui/theme/controlpainting.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int fieldPadding = 8;
constexpr int buttonPadding = 12;
constexpr int arrowWidth = 26;
constexpr int shortestHandle = 32;

/// One height for everything that stands in a row.
int controlHeight(const QStyleOption* option)
{
    return option->fontMetrics.height() + 12;
}

const QStyleOptionButton* pushButton(const QStyleOption* option)
{
    return qstyleoption_cast<const QStyleOptionButton*>(option);
}

void drawPushButtonBevel(const QStyleOptionButton& button, QPainter* painter)
{
    drawButtonPanel(painter, button, button.features.testFlag(QStyleOptionButton::DefaultButton),
                    button.features.testFlag(QStyleOptionButton::Flat));
    if (button.features.testFlag(QStyleOptionButton::HasMenu)) {
        const QRect arrow(button.rect.right() - 22, button.rect.top(), 16, button.rect.height());
        drawChevron(painter, QStyle::visualRect(button.direction, button.rect, arrow),
                    button.palette.color(QPalette::ButtonText));
    }
}

/// Whether the widget is a list, text or sample with a frame around it, to be drawn as a field.
bool isFramedField(const QWidget* widget)
{
    const auto* frame = qobject_cast<const QFrame*>(widget);
    return frame && frame->frameShape() == QFrame::StyledPanel &&
           (qobject_cast<const QAbstractScrollArea*>(frame) || qobject_cast<const QLabel*>(frame));
}

/// A scroll bar lies on what it scrolls.
QColor backgroundBehind(const QWidget* bar, const QPalette& palette)
{
    for (const QWidget* widget = bar; widget; widget = widget->parentWidget()) {
        if (const auto* area = qobject_cast<const QAbstractScrollArea*>(widget))
            return area->viewport()->palette().color(area->viewport()->backgroundRole());
    }
    return palette.color(QPalette::Base);
}

/// A scroll bar is a handle on a groove, without buttons at its ends. In logical, left-to-right coordinates.
QRect scrollPart(const QStyleOptionSlider& bar, QStyle::SubControl part)
{
    const bool isUpright = bar.orientation == Qt::Vertical;
    const int length = isUpright ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    const int handle = range <= 0 ? length
                                  : std::clamp(int(bar.pageStep * qint64(length) / (range + bar.pageStep)),
                                               std::min(shortestHandle, length), length);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - handle, bar.upsideDown);
    const auto span = [&](int from, int size) {
        return isUpright ? QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), size)
                         : QRect(bar.rect.left() + from, bar.rect.top(), size, bar.rect.height());
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return span(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return span(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return span(start + handle, length - start - handle);
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    default:
        return {};
    }
}

} // namespace

// Fusion is the one style that takes every colour from the palette, on every desktop.
ControlStyle::ControlStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_KeyboardFocusChange))
            drawFocusRing(painter, option->rect, option->palette);
        return;
    case PE_IndicatorCheckBox:
        drawTick(painter, *option);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(painter, *option);
        return;
    case PE_PanelButtonTool:
        drawButtonPanel(painter, *option, false, option->state.testFlag(State_AutoRaise));
        return;
    case PE_Frame:
        if (isFramedField(widget)) {
            drawField(painter, *option, false);
            return;
        }
        break;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0) {
            drawField(painter, *option, option->state.testFlag(State_HasFocus));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ControlStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const QStyleOptionButton* button = pushButton(option);
    switch (element) {
    case CE_PushButton:
        if (button) { // without the base's focus rectangle: the bevel has the ring
            drawControl(CE_PushButtonBevel, option, painter, widget);
            QStyleOptionButton label = *button;
            label.rect = subElementRect(SE_PushButtonContents, option, widget);
            drawControl(CE_PushButtonLabel, &label, painter, widget);
            return;
        }
        break;
    case CE_PushButtonBevel:
        if (button) {
            drawPushButtonBevel(*button, painter);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (button && button->features.testFlag(QStyleOptionButton::DefaultButton) &&
            button->state.testFlag(State_Enabled)) {
            QStyleOptionButton label = *button;
            label.palette.setColor(QPalette::ButtonText, textOnAccent(button->palette));
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_ProgressBarGroove:
        drawProgress(painter, option->rect, option->palette.color(QPalette::Mid));
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            const double part =
                double(bar->progress - bar->minimum) / std::max(1, bar->maximum - bar->minimum);
            QRect filled = bar->rect;
            filled.setWidth(int(std::clamp(part, 0.0, 1.0) * bar->rect.width()));
            drawProgress(painter, visualRect(bar->direction, bar->rect, filled),
                         bar->palette.color(QPalette::Accent));
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, option->palette.color(QPalette::Mid));
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ControlStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        const bool hasFocus = option->state.testFlag(State_HasFocus);
        drawField(painter, *option,
                  hasFocus &&
                      ((combo && combo->editable) || option->state.testFlag(State_KeyboardFocusChange)));
        drawChevron(painter, subControlRect(control, option, SC_ComboBoxArrow, widget),
                    option->palette.color(QPalette::ButtonText));
        return;
    }
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            painter->fillRect(bar->rect, backgroundBehind(widget, bar->palette));
            drawScrollHandle(painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_Slider) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
            slider && slider->orientation == Qt::Horizontal) {
            drawSlider(painter, *slider, subControlRect(control, option, SC_SliderHandle, widget));
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ControlStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                   SubControl subControl, const QWidget* widget) const
{
    if (control == CC_ComboBox && subControl == SC_ComboBoxArrow) {
        const QRect arrow(option->rect.right() - arrowWidth + 1, option->rect.top(), arrowWidth,
                          option->rect.height());
        return visualRect(option->direction, option->rect, arrow);
    }
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(fieldPadding - 1, 2, -arrowWidth, -2));
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return visualRect(bar->direction, bar->rect, scrollPart(*bar, subControl));
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect ControlStyle::subElementRect(SubElement element, const QStyleOption* option,
                                   const QWidget* widget) const
{
    if (element == SE_LineEditContents) {
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            return option->rect.adjusted(fieldPadding - 2, 1, -(fieldPadding - 2), -1);
    }
    if (element == SE_PushButtonContents)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize ControlStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                     const QWidget* widget) const
{
    const int height = controlHeight(option);
    switch (type) {
    case CT_PushButton:
        if (const QStyleOptionButton* button = pushButton(option)) {
            const int menu = button->features.testFlag(QStyleOptionButton::HasMenu) ? 14 : 0;
            return {size.width() + 2 * buttonPadding + menu, std::max(height, size.height() + 8)};
        }
        break;
    case CT_LineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            return {size.width() + 2 * fieldPadding, std::max(height, size.height() + 8)};
        break;
    case CT_ComboBox:
        return {size.width() + fieldPadding + arrowWidth + 8, std::max(height, size.height() + 8)};
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SliderLength:
    case PM_SliderThickness:
        return 16;
    case PM_ScrollBarExtent:
        return 12;
    case PM_DefaultFrameWidth: // wide enough for square contents to stay within the round corners
        return isFramedField(widget) ? 3 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returned) const
{
    if (hint == SH_UnderlineShortcut)
        return qobject_cast<const QMenu*>(widget) ? 1 : 0; // elsewhere it is noise
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace offprint
