#include "ui/theme/labelcolour.h"

#include "ui/theme/theme.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>

#include <array>

namespace offprint {

namespace {

struct Label
{
    const char* name;
    QColor light;
    QColor dark;
};

const std::array<Label, labelColours>& labels()
{
    static const std::array<Label, labelColours> all{
        Label{QT_TRANSLATE_NOOP("LabelColour", "Red"), QColor(0xc4, 0x3b, 0x3b), QColor(0xf0, 0x8a, 0x85)},
        Label{QT_TRANSLATE_NOOP("LabelColour", "Orange"), QColor(0xb8, 0x5c, 0x0c), QColor(0xf0, 0xa3, 0x5a)},
        Label{QT_TRANSLATE_NOOP("LabelColour", "Yellow"), QColor(0x8f, 0x6f, 0x00), QColor(0xe0, 0xc0, 0x50)},
        Label{QT_TRANSLATE_NOOP("LabelColour", "Green"), QColor(0x2f, 0x7d, 0x43), QColor(0x7f, 0xcb, 0x91)},
        Label{QT_TRANSLATE_NOOP("LabelColour", "Teal"), QColor(0x0f, 0x76, 0x80), QColor(0x6a, 0xc7, 0xcf)},
        Label{QT_TRANSLATE_NOOP("LabelColour", "Blue"), QColor(0x2b, 0x63, 0xc6), QColor(0x8c, 0xb4, 0xf5)},
        Label{QT_TRANSLATE_NOOP("LabelColour", "Purple"), QColor(0x80, 0x4a, 0xb5),
              QColor(0xc4, 0x9c, 0xee)}};
    return all;
}

} // namespace

QColor labelColour(int number, const Theme& theme)
{
    if (number < 1 || number > labelColours)
        return {};
    const Label& label = labels().at(size_t(number - 1));
    return theme.isDark ? label.dark : label.light;
}

QIcon labelDot(int number, const Theme& theme)
{
    const QColor colour = labelColour(number, theme);
    QPixmap dot(24, 24);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour.isValid() ? colour : QColor(Qt::transparent));
    painter.drawEllipse(QRectF(6, 6, 12, 12));
    return QIcon(dot);
}

QString labelColourName(int number)
{
    if (number < 1 || number > labelColours)
        return QCoreApplication::translate("LabelColour", "None");
    return QCoreApplication::translate("LabelColour", labels().at(size_t(number - 1)).name);
}

} // namespace offprint
