#include "ui/dialogs/pickdelegate.h"

#include "ui/theme/appearance.h"

#include <QtGui/QPainter>

namespace offprint {

namespace {

constexpr int padding = 10;

} // namespace

PickDelegate::PickDelegate(const Appearance& appearance, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_appearance(appearance)
{}

void PickDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Theme& theme = m_appearance.theme();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QFont nameFont = m_appearance.uiFont(0, QFont::Medium);
    const QFont smallFont = m_appearance.uiFont(-0.75);
    const QFontMetrics name(nameFont);
    const QFontMetrics small(smallFont);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isSelected ? theme.accentBackground : theme.code);
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 5, 5);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && !isSelected) {
        painter->setPen(QPen(theme.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(4.75, 1.75, -4.75, -1.75), 5, 5);
    }
    const auto draw = [&](QRect rect, Qt::Alignment side, const QFont& font, const QColor& colour,
                          const QString& text) {
        rect = QStyle::visualRect(option.direction, option.rect, rect);
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(rect, int(QStyle::visualAlignment(option.direction, side) | Qt::AlignVCenter),
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    };
    const QString group = index.data(GroupRole).toString();
    const int groupWidth = small.horizontalAdvance(group) + 2;
    const QRect inner = option.rect.adjusted(padding, 0, -padding, 0);
    const int top = inner.top() + (inner.height() - name.height() - small.height() - 1) / 2;
    const QRect nameRect(inner.left(), top, qMax(0, inner.width() - groupWidth - 12), name.height());
    draw(nameRect, Qt::AlignLeft, nameFont, theme.text, index.data().toString());
    draw(QRect(inner.right() - groupWidth, top, groupWidth, name.height()), Qt::AlignRight, smallFont,
         isSelected ? theme.dim : theme.faint, group);
    draw(QRect(inner.left(), nameRect.bottom() + 2, inner.width(), small.height()), Qt::AlignLeft, smallFont,
         theme.dim, index.data(DescriptionRole).toString());
    painter->restore();
}

QSize PickDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int lines = QFontMetrics(m_appearance.uiFont(0, QFont::Medium)).height() +
                      QFontMetrics(m_appearance.uiFont(-0.75)).height();
    return {120, lines + 1 + 12};
}

} // namespace offprint
