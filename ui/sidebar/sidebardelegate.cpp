#include "ui/sidebar/sidebardelegate.h"

#include "models/sidebarmodel.h"
#include "ui/theme/appearance.h"
#include "ui/theme/labelcolour.h"

#include <QtGui/QPainter>
#include <QtWidgets/QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int margin = 8;  // between the pane's edge and an item, and within the item
constexpr int indent = 18; // of feeds in a folder
constexpr int iconSize = 16;
constexpr int gap = 8;
constexpr int markSize = 13; // of what is odd about a feed
constexpr int markGap = 5;
constexpr int itemHeight = 27;
constexpr int topSpace = 10; // above the first item
constexpr qreal radius = 6;

SidebarModel::Kind kindOf(const QModelIndex& index)
{
    return index.data(SidebarModel::KindRole).value<SidebarModel::Kind>();
}

bool isFirst(const QModelIndex& index)
{
    return index.row() == 0 && !index.parent().isValid();
}

QRect withoutSpace(const QRect& item, const QModelIndex& index)
{
    return item.adjusted(0, isFirst(index) ? topSpace : 0, 0, 0);
}

QRect bodyOf(const QRect& item)
{
    return item.adjusted(margin, 0, -margin, 0);
}

int depthOf(const QModelIndex& index)
{
    int depth = 0;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        ++depth;
    return depth;
}

QRect iconRect(const QRect& item, const QModelIndex& index)
{
    const QRect body = bodyOf(item);
    const int left = body.left() + margin + indent * depthOf(index);
    return {left, body.top() + (body.height() - iconSize) / 2, iconSize, iconSize};
}

} // namespace

SidebarDelegate::SidebarDelegate(const Appearance& appearance, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_appearance(appearance)
{
    connect(&m_appearance, &Appearance::changed, this, &SidebarDelegate::measure);
    measure();
}

void SidebarDelegate::measure()
{
    m_textHeight = QFontMetrics(m_appearance.uiFont()).height();
}

QRect SidebarDelegate::arrowRect(const QRect& item, const QModelIndex& index)
{
    return kindOf(index) == SidebarModel::Kind::Folder ? iconRect(item, index).adjusted(-margin, -5, 4, 5)
                                                       : QRect();
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool isHeading = kindOf(index) == SidebarModel::Kind::Header;
    const int height = std::max(isHeading ? itemHeight + 8 : itemHeight, m_textHeight + 8);
    return {100, height + (isFirst(index) ? topSpace : 0)};
}

void SidebarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Theme& theme = m_appearance.theme();
    const QRect item = withoutSpace(option.rect, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (kindOf(index) == SidebarModel::Kind::Header) {
        paintHeading(*painter, item, index.data(SidebarModel::NameRole).toString());
        painter->restore();
        return;
    }
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const QRectF body = QRectF(bodyOf(item)).adjusted(0, 0.5, 0, -0.5);
    if (isCurrent) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accentBackground);
        painter->drawRoundedRect(body, radius, radius);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(theme.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(body.adjusted(0.75, 0.25, -0.75, -0.25), radius - 1, radius - 1);
    }
    paintIcon(*painter, item, index, option.state.testFlag(QStyle::State_Open), isCurrent);
    const int countLeft = paintCount(*painter, item, index, isCurrent);
    const int left = iconRect(item, index).right() + 1 + gap;
    const QRect name(left, item.top(), std::max(countLeft - gap - left, 0), item.height());
    const QFont font = m_appearance.uiFont(0, isCurrent ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(isCurrent ? theme.accent : theme.text);
    painter->drawText(name, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                      QFontMetrics(font).elidedText(index.data(SidebarModel::NameRole).toString(),
                                                    Qt::ElideRight, name.width()));
    painter->restore();
}

void SidebarDelegate::paintHeading(QPainter& painter, const QRect& item, const QString& text) const
{
    painter.setFont(m_appearance.uiFont(-1.5, QFont::DemiBold));
    painter.setPen(m_appearance.theme().dim);
    painter.drawText(bodyOf(item).adjusted(margin, 0, -margin, -5),
                     int(Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine), text);
}

void SidebarDelegate::paintIcon(QPainter& painter, const QRect& item, const QModelIndex& index, bool isOpen,
                                bool isCurrent) const
{
    const Theme& theme = m_appearance.theme();
    QString name = index.data(SidebarModel::IconNameRole).toString();
    if (kindOf(index) == SidebarModel::Kind::Folder)
        name = isOpen ? u"chevron-down"_s : u"chevron-right"_s;
    QColor colour = theme.dim;
    if (!index.data(SidebarModel::BadgeRole).toString().isEmpty())
        colour = theme.error;
    else if (const QColor own = labelColour(index.data(SidebarModel::ColourRole).toInt(), theme);
             own.isValid())
        colour = own;
    else if (isCurrent)
        colour = theme.accent;
    m_appearance.icon(name, colour).paint(&painter, iconRect(item, index));
}

int SidebarDelegate::paintCount(QPainter& painter, const QRect& item, const QModelIndex& index,
                                bool isCurrent) const
{
    const Theme& theme = m_appearance.theme();
    const QString badge = index.data(SidebarModel::BadgeRole).toString();
    int right = bodyOf(item).right() + 1 - margin;
    if (badge.isEmpty() && !index.data(SidebarModel::WarningRole).toString().isEmpty()) {
        const QRect mark(right - markSize, item.top() + (item.height() - markSize) / 2, markSize, markSize);
        m_appearance.icon(u"warning"_s, isCurrent ? theme.accent : theme.dim).paint(&painter, mark);
        right = mark.left() - markGap;
    }
    const QString text = badge.isEmpty() ? index.data(SidebarModel::CountTextRole).toString() : badge;
    if (text.isEmpty())
        return right;
    QFont font = m_appearance.uiFont(-0.75, isCurrent ? QFont::DemiBold : QFont::Normal);
    font.setFeature(QFont::Tag("tnum"), 1);
    painter.setFont(font);
    painter.setPen(!badge.isEmpty() ? theme.error : isCurrent ? theme.accent : theme.dim);
    const QFontMetrics metrics(font);
    const int most = item.width() / 2;
    const int wanted =
        metrics.horizontalAdvance(text) + 2; // tabular figures are a little wider than reckoned
    const int width = std::min(wanted, most);
    const QRect rect(right - width, item.top(), width, item.height());
    painter.drawText(rect, int(Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine),
                     wanted > most ? metrics.elidedText(text, Qt::ElideRight, width) : text);
    return rect.left();
}

void SidebarDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex& index) const
{
    const QRect body = bodyOf(option.rect);
    const int left = iconRect(option.rect, index).right() + 4;
    editor->setGeometry(QRect(QPoint(left, body.top() + 1), QPoint(body.right() - 2, body.bottom() - 1)));
}

} // namespace offprint
