#include "ui/search/completiondelegate.h"

#include "ui/theme/appearance.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace offprint {

namespace {

constexpr int margin = 10;
constexpr int gap = 12;
constexpr int padding = 5; // above and below

} // namespace

CompletionDelegate::CompletionDelegate(const Appearance& appearance, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_appearance(appearance)
{}

QSize CompletionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {100, QFontMetrics(m_appearance.uiFont()).height() + 2 * padding};
}

void CompletionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const Theme& theme = m_appearance.theme();
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const QString name = index.data(Qt::DisplayRole).toString();
    const QString meaning = index.data(MeaningRole).toString();
    const QRect body = option.rect.adjusted(margin, 0, -margin, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isChosen || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isChosen ? theme.accentBackground : theme.chip);
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 5, 5);
    }
    const QFont nameFont = m_appearance.uiFont();
    const QFontMetrics metrics(nameFont);
    const int nameWidth = std::min(metrics.horizontalAdvance(name) + 1, body.width());
    painter->setFont(nameFont);
    painter->setPen(isChosen ? theme.accent : theme.text);
    painter->drawText(body, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                      metrics.elidedText(name, Qt::ElideRight, nameWidth));
    const QFont meaningFont = m_appearance.uiFont(-0.75);
    const QRect rest = body.adjusted(nameWidth + gap, 0, 0, 0);
    painter->setFont(meaningFont);
    painter->setPen(theme.dim);
    painter->drawText(rest, int(Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine),
                      QFontMetrics(meaningFont).elidedText(meaning, Qt::ElideRight, rest.width()));
    painter->restore();
}

} // namespace offprint
