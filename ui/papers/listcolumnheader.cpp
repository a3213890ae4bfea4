#include "ui/papers/listcolumnheader.h"

#include "ui/theme/appearance.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QMenu>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int padding = 6;
constexpr int narrowestTitle = 180;
constexpr int narrowest = 24;
constexpr int widest = 2'000;

struct ColumnKind
{
    ListColumn column;
    const char* name;
    const char* icon; ///< drawn instead of the name, where the column is as narrow
    std::optional<PaperSort> order;
    int width; ///< at first, in characters; 0: an icon's
};

constexpr std::array<ColumnKind, listColumnCount> kinds{
    {{ListColumn::Title, QT_TRANSLATE_NOOP("ListColumnHeader", "Title"), nullptr, PaperSort::Title, 0},
     {ListColumn::Authors, QT_TRANSLATE_NOOP("ListColumnHeader", "Authors"), nullptr, PaperSort::Author, 22},
     {ListColumn::Category, QT_TRANSLATE_NOOP("ListColumnHeader", "Category"), nullptr, {}, 9},
     {ListColumn::Day, QT_TRANSLATE_NOOP("ListColumnHeader", "Listed"), nullptr, PaperSort::Newest, 10},
     {ListColumn::Upvotes, QT_TRANSLATE_NOOP("ListColumnHeader", "Upvotes"), "upvote", PaperSort::Upvotes, 5},
     {ListColumn::Note, QT_TRANSLATE_NOOP("ListColumnHeader", "Note"), "note", {}, 0},
     {ListColumn::Star, QT_TRANSLATE_NOOP("ListColumnHeader", "Star"), "star", {}, 0}}};

/// The first to go where there is no room.
constexpr std::array goneFirst{ListColumn::Authors, ListColumn::Day, ListColumn::Category,
                               ListColumn::Upvotes};

const ColumnKind& kindOf(int section)
{
    return kinds.at(size_t(section));
}

} // namespace

ListColumnHeader::ListColumnHeader(const Appearance& appearance, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_appearance(appearance)
{
    auto* names = new QStandardItemModel(0, listColumnCount, this);
    for (const ColumnKind& kind : kinds) {
        names->setHeaderData(int(kind.column), Qt::Horizontal, tr(kind.name));
        names->setHeaderData(int(kind.column), Qt::Horizontal, tr(kind.name), Qt::ToolTipRole);
    }
    setModel(names);
    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(narrowest);
    setSectionResizeMode(Interactive);
    setSectionResizeMode(int(ListColumn::Title), Stretch);
    setAccessibleName(tr("Columns"));
    connect(this, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (width > 0 && section != int(ListColumn::Title))
            m_widths.insert(section, width);
        if (!m_isFitting)
            Q_EMIT columnsChanged();
    });
    applyAppearance();
    for (const ColumnKind& kind : kinds) {
        if (kind.column != ListColumn::Title)
            resizeSection(int(kind.column),
                          kind.width == 0 ? narrowest
                                          : kind.width * fontMetrics().averageCharWidth() + 2 * padding);
    }
    connect(this, &QHeaderView::sectionMoved, this, &ListColumnHeader::columnsChanged);
    connect(this, &QHeaderView::sectionClicked, this, [this](int section) {
        if (const auto order = kindOf(section).order)
            Q_EMIT orderChosen(*order);
    });
    connect(&m_appearance, &Appearance::changed, this, &ListColumnHeader::applyAppearance);
}

ListColumns ListColumnHeader::columns() const
{
    ListColumns columns;
    for (int at = 0; at < count(); ++at) {
        const int section = logicalIndex(at);
        if (!isSectionHidden(section))
            columns.append({ListColumn(section), qreal(sectionViewportPosition(section)) + padding,
                            qreal(sectionSize(section)) - padding});
    }
    return columns;
}

void ListColumnHeader::showOrder(PaperSort order)
{
    m_order = order;
    viewport()->update();
}

void ListColumnHeader::setWanted(ListColumn column, bool isWanted)
{
    if (column == ListColumn::Title)
        return;
    if (isWanted)
        m_unwanted.remove(int(column));
    else
        m_unwanted.insert(int(column));
    fit();
}

/// Hides what is unwanted, and what there is no room for.
void ListColumnHeader::fit()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    QSet<int> gone = m_unwanted;
    const auto widthOfShown = [&] {
        int width = narrowestTitle;
        for (int section = 0; section < count(); ++section) {
            if (section == int(ListColumn::Title) || gone.contains(section))
                continue;
            setSectionHidden(section, false); // a hidden one has no width
            width += sectionSize(section);
        }
        return width;
    };
    for (const ListColumn next : goneFirst) {
        if (widthOfShown() <= viewport()->width())
            break;
        gone.insert(int(next));
    }
    for (int section = 0; section < count(); ++section)
        setSectionHidden(section, gone.contains(section));
    Q_EMIT columnsChanged();
}

void ListColumnHeader::resizeEvent(QResizeEvent* event)
{
    QHeaderView::resizeEvent(event);
    fit();
}

// Drawing
// -----------------------------------------------------------------------------------------------------

void ListColumnHeader::paintEvent(QPaintEvent* event)
{
    QPainter(viewport()).fillRect(viewport()->rect(), m_appearance.theme().background);
    QHeaderView::paintEvent(event);
}

void ListColumnHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    const Theme& theme = m_appearance.theme();
    const ColumnKind& kind = kindOf(logicalIndex);
    const bool isOrder = kind.order == m_order;
    const QColor colour = isOrder ? theme.text : theme.dim;
    const QRect inner = rect.adjusted(padding, 0, -padding, 0);
    painter->save();
    if (visualIndex(logicalIndex) > 0) {
        painter->setPen(theme.line);
        painter->drawLine(rect.left(), rect.top() + padding, rect.left(), rect.bottom() - padding);
    }
    int sign = 0;
    if (isOrder) {
        const bool isDown = m_order == PaperSort::Newest || m_order == PaperSort::Upvotes;
        const QString text = isDown ? u"↓"_s : u"↑"_s;
        sign = fontMetrics().horizontalAdvance(text) + 3;
        painter->setPen(colour);
        painter->drawText(inner, int(Qt::AlignRight | Qt::AlignVCenter), text);
    }
    const bool isIcon = kind.icon && inner.width() - sign < fontMetrics().horizontalAdvance(tr(kind.name));
    if (isIcon) {
        const int size = fontMetrics().ascent() + 1;
        m_appearance.icon(QString::fromLatin1(kind.icon), colour)
            .paint(painter, QRect(inner.left(), rect.center().y() - size / 2, size, size));
    } else {
        painter->setPen(colour);
        painter->drawText(
            inner, int(Qt::AlignLeft | Qt::AlignVCenter),
            fontMetrics().elidedText(tr(kind.name), Qt::ElideRight, std::max(inner.width() - sign, 0)));
    }
    painter->restore();
}

void ListColumnHeader::applyAppearance()
{
    setFont(m_appearance.uiFont(-1.1));
    setFixedHeight(fontMetrics().height() + 2 * padding); // a scroll area's own is more
    viewport()->update();
}

void ListColumnHeader::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ColumnKind& kind : kinds) {
        if (kind.column == ListColumn::Title)
            continue;
        QAction* action = menu->addAction(tr(kind.name));
        action->setCheckable(true);
        action->setChecked(isWanted(kind.column));
        connect(action, &QAction::triggered, this,
                [this, column = kind.column](bool isWanted) { setWanted(column, isWanted); });
    }
    menu->popup(event->globalPos());
}

// Another run
// -------------------------------------------------------------------------------------------------

QByteArray ListColumnHeader::state() const
{
    QJsonArray columns;
    for (int at = 0; at < count(); ++at) {
        const int section = logicalIndex(at);
        columns.append(QJsonObject{{u"column"_s, section},
                                   {u"width"_s, m_widths.value(section)},
                                   {u"shown"_s, isWanted(ListColumn(section))}});
    }
    return QJsonDocument(columns).toJson(QJsonDocument::Compact);
}

void ListColumnHeader::setState(const QByteArray& state)
{
    const QJsonArray columns = QJsonDocument::fromJson(state).array();
    int place = 0;
    for (const auto& each : columns) {
        const int section = each[u"column"_s].toInt(-1);
        if (section < 0 || section >= count())
            continue;
        moveSection(visualIndex(section), std::min(place++, count() - 1));
        setWanted(ListColumn(section), each[u"shown"_s].toBool(true));
        if (const int width = each[u"width"_s].toInt(); width > 0 && section != int(ListColumn::Title))
            resizeSection(section, std::clamp(width, narrowest, widest));
    }
    fit();
}

} // namespace offprint
