#include "ui/welcome/cataloguelist.h"

#include "ui/dialogs/feedaddress.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"
#include "ui/welcome/cataloguerow.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int columnWidth = 250;
constexpr int mostColumns = 2;

} // namespace

CatalogueList::CatalogueList(const Catalogue& catalogue, const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(0);
    for (const CatalogueEntry& entry : catalogue)
        addRow(entry);
    connect(&m_appearance, &Appearance::changed, this, &CatalogueList::applyAppearance);
    applyAppearance();
    layOut(1);
    chooseFirst();
}

void CatalogueList::addRow(const CatalogueEntry& entry)
{
    auto group =
        std::ranges::find_if(m_groups, [&](const Group& g) { return g.heading->text() == entry.group; });
    if (group == m_groups.end()) {
        auto* heading = new QLabel(entry.group, this);
        heading->setTextFormat(Qt::PlainText);
        heading->setContentsMargins(8, m_groups.isEmpty() ? 0 : 14, 8, 4);
        heading->setVisible(!entry.group.isEmpty());
        m_groups.append(Group{.heading = heading, .rows = {}});
        group = std::prev(m_groups.end());
    }
    auto* row = new CatalogueRow(entry, m_appearance, this);
    connect(row, &QCheckBox::toggled, this, &CatalogueList::tickedChanged);
    connect(row, &CatalogueRow::focused, this, [this, row] { Q_EMIT focusMoved(row); });
    group->rows.append(row);
}

void CatalogueList::setSubscribed(const QList<QString>& urls)
{
    for (const Group& group : std::as_const(m_groups)) {
        for (CatalogueRow* row : group.rows)
            row->setSubscribed(std::ranges::any_of(
                urls, [&](const QString& url) { return isSameAddress(url, row->entry().url); }));
    }
    chooseFirst();
    Q_EMIT tickedChanged();
}

/// Focus comes in by the first feed that can be ticked.
void CatalogueList::chooseFirst()
{
    for (const Group& group : std::as_const(m_groups)) {
        for (CatalogueRow* row : group.rows) {
            if (row->isEnabled())
                return setFocusProxy(row);
        }
    }
    setFocusProxy(nullptr);
}

QList<CatalogueEntry> CatalogueList::ticked() const
{
    QList<CatalogueEntry> entries;
    for (const Group& group : m_groups) {
        for (const CatalogueRow* row : group.rows) {
            if (row->isChecked() && !row->isSubscribed())
                entries.append(row->entry());
        }
    }
    return entries;
}

void CatalogueList::layOut(int columns)
{
    if (m_columns == columns)
        return;
    m_columns = columns;
    int line = 0;
    for (const Group& group : std::as_const(m_groups)) {
        m_grid->addWidget(group.heading, line++, 0, 1, mostColumns);
        for (int i = 0; i < group.rows.size(); ++i)
            m_grid->addWidget(group.rows[i], line + i / columns, i % columns);
        line += int(group.rows.size() + columns - 1) / columns;
    }
    for (int column = 0; column < mostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_grid->invalidate();
    updateGeometry();
}

void CatalogueList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut(std::clamp(width() / columnWidth, 1, mostColumns));
}

void CatalogueList::keyPressEvent(QKeyEvent* event)
{
    const auto* row = qobject_cast<CatalogueRow*>(focusWidget());
    CatalogueRow* next = row ? rowBeside(row, event->key()) : nullptr;
    if (next)
        next->setFocus(Qt::TabFocusReason);
    else
        QWidget::keyPressEvent(event);
}

/// The nearest feed in the key's direction that can be ticked: sideways within a line, up and down within a
/// column, over the headings.
CatalogueRow* CatalogueList::rowBeside(const CatalogueRow* row, int key) const
{
    const bool isSideways = key == Qt::Key_Left || key == Qt::Key_Right;
    const int sign = key == Qt::Key_Down || key == Qt::Key_Right ? 1 : -1;
    if (!isSideways && key != Qt::Key_Up && key != Qt::Key_Down)
        return nullptr;
    CatalogueRow* nearest = nullptr;
    int least = 0;
    for (const Group& group : m_groups) {
        for (CatalogueRow* other : group.rows) {
            const QPoint d = other->pos() - row->pos();
            const int along = sign * (isSideways ? d.x() : d.y());
            const bool isInLine = isSideways ? d.y() == 0 : d.x() == 0;
            if (other->isEnabled() && along > 0 && isInLine && (!nearest || along < least)) {
                nearest = other;
                least = along;
            }
        }
    }
    return nearest;
}

void CatalogueList::applyAppearance()
{
    for (const Group& group : std::as_const(m_groups)) {
        group.heading->setFont(m_appearance.uiFont(-1.5, QFont::DemiBold));
        setTextColour(group.heading, m_appearance.theme().faint);
        for (CatalogueRow* row : group.rows)
            row->updateGeometry();
    }
    update();
}

} // namespace offprint
