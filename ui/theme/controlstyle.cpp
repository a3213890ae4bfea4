#include "ui/theme/controlstyle.h"

#include "ui/theme/controlpainting.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int fieldPadding = 8;
constexpr int buttonPadding = 12;
constexpr int arrowWidth = 26;

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
                          option->rect.adjusted(fieldPadding - 2, 2, -arrowWidth, -2));
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

} // namespace offprint
