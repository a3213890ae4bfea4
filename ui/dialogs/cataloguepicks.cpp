#include "ui/dialogs/cataloguepicks.h"

#include "ui/dialogs/feedaddress.h"
#include "ui/dialogs/pickdelegate.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

CataloguePicks::CataloguePicks(const Catalogue& catalogue, const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_catalogue(catalogue)
    , m_heading(new QLabel(tr("Or &choose one"), this))
    , m_pages(new QStackedWidget(this))
    , m_list(new QListWidget(this))
    , m_none(new QLabel(tr("The catalogue has no feed with these words."), this))
{
    m_list->setItemDelegate(new PickDelegate(appearance, m_list));
    m_list->setMinimumHeight(150);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setObjectName(u"picks"_s);
    m_heading->setBuddy(m_list);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_none);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addWidget(m_heading);
    column->addWidget(m_pages, 1);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &CataloguePicks::tellPicked);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &CataloguePicks::activated);
    connect(&m_appearance, &Appearance::changed, this, &CataloguePicks::applyAppearance);
    fill();
    applyAppearance();
}

void CataloguePicks::setSubscribed(const QStringList& urls)
{
    m_subscribed = urls;
    fill();
}

void CataloguePicks::fill()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (qsizetype i = 0; i < m_catalogue.size(); ++i) {
        const CatalogueEntry& entry = m_catalogue[i];
        if (std::ranges::any_of(m_subscribed,
                                [&](const QString& url) { return isSameAddress(url, entry.url); }))
            continue;
        auto* item = new QListWidgetItem(entry.name, m_list);
        item->setData(PickDelegate::DescriptionRole, entry.description);
        item->setData(PickDelegate::GroupRole, entry.group);
        item->setData(PickDelegate::EntryRole, i);
        item->setData(Qt::AccessibleDescriptionRole, entry.description);
        item->setToolTip(entry.url);
    }
    const bool hasPicks = m_list->count() > 0;
    m_heading->setVisible(hasPicks);
    m_pages->setVisible(hasPicks);
    narrow(m_words);
}

void CataloguePicks::narrow(const QStringList& words)
{
    m_words = words;
    bool isAnyShown = false;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const CatalogueEntry& entry = m_catalogue[item->data(PickDelegate::EntryRole).toLongLong()];
        const QString text = u"%1 %2 %3 %4"_s.arg(entry.name, entry.description, entry.group, entry.url);
        const bool isShown = std::ranges::all_of(
            words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!isShown);
        isAnyShown |= isShown;
    }
    const QSignalBlocker quiet(m_list);
    m_list->clearSelection();
    m_list->setCurrentRow(-1);
    m_pages->setCurrentWidget(isAnyShown ? static_cast<QWidget*>(m_list) : m_none);
}

/// What is selected, not what is current: a list that gets the focus makes its first row current.
void CataloguePicks::tellPicked()
{
    const QList<QListWidgetItem*> selected = m_list->selectedItems();
    if (!selected.isEmpty())
        Q_EMIT picked(m_catalogue[selected.first()->data(PickDelegate::EntryRole).toLongLong()]);
}

bool CataloguePicks::enter()
{
    if (isHidden() || m_pages->currentWidget() != m_list)
        return false;
    m_list->setFocus(Qt::TabFocusReason);
    for (int row = 0; row < m_list->count(); ++row) {
        if (!m_list->item(row)->isHidden()) {
            m_list->setCurrentRow(row);
            break;
        }
    }
    return true;
}

void CataloguePicks::applyAppearance()
{
    m_heading->setFont(m_appearance.uiFont(-0.75, QFont::Medium));
    m_none->setFont(m_appearance.uiFont());
    setTextColour(m_heading, m_appearance.theme().dim);
    setTextColour(m_none, m_appearance.theme().dim);
    m_list->doItemsLayout();
}

} // namespace offprint
