#include "ui/sidebar/sidebarview.h"

#include "models/sidebarmodel.h"
#include "ui/sidebar/sidebardelegate.h"
#include "ui/theme/appearance.h"
#include "ui/theme/labelcolour.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

SidebarModel::Kind kindOf(const QModelIndex& index)
{
    return index.data(SidebarModel::KindRole).value<SidebarModel::Kind>();
}

} // namespace

SidebarView::SidebarView(SidebarModel& model, const Appearance& appearance, QWidget* parent)
    : QTreeView(parent)
    , m_model(model)
    , m_appearance(appearance)
{
    setAccessibleName(tr("Places and feeds"));
    setItemDelegate(new SidebarDelegate(appearance, this));
    // When what is chosen goes, the base class takes what is beside it; that is no choice of the user's. Said
    // before and after what it does about the rows.
    connect(&m_model, &SidebarModel::rowsAboutToBeRemoved, this, [this] { m_isFollowing = true; });
    setModel(&m_model);
    connect(&m_model, &SidebarModel::rowsRemoved, this, [this] { m_isFollowing = false; });
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setEditTriggers(EditKeyPressed);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(true);

    connect(&m_model, &SidebarModel::updated, this, &SidebarView::restoreExpansion);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& i) { rememberExpansion(i, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& i) { rememberExpansion(i, false); });
    connect(&m_appearance, &Appearance::changed, this, &SidebarView::applyAppearance);
    applyAppearance();
    restoreExpansion();
}

void SidebarView::applyAppearance()
{
    QPalette own = palette();
    own.setColor(QPalette::Base, m_appearance.theme().side);
    own.setColor(QPalette::Window, m_appearance.theme().side);
    setPalette(own);
    scheduleDelayedItemsLayout();
}

// Choosing a place
// -------------------------------------------------------------------------------------------

void SidebarView::showPlace(const PaperQuery& query)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const QModelIndex index = m_model.indexOf(query);
    m_toShow.reset();
    if (!index.isValid())
        m_toShow = query;
    else
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

void SidebarView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    const QVariant query = current.data(SidebarModel::QueryRole);
    if (m_isFollowing || !query.isValid())
        return;
    m_toShow.reset();
    Q_EMIT placeChosen(query.value<PaperQuery>());
}

void SidebarView::focusInEvent(QFocusEvent* event)
{
    // The base class takes the first item when none is current; that is no choice of the user's.
    const QScopedValueRollback following(m_isFollowing, true);
    QTreeView::focusInEvent(event);
}

// Folders
// ----------------------------------------------------------------------------------------------------

/// After each update, so that a folder new to the tree opens as it was left, and a place not there before is
/// chosen.
void SidebarView::restoreExpansion()
{
    const QScopedValueRollback following(m_isFollowing, true);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (kindOf(index) == SidebarModel::Kind::Folder)
            setExpanded(index, index.data(SidebarModel::IsExpandedRole).toBool());
    }
    expandLists({});
    if (m_toShow)
        showPlace(PaperQuery(*m_toShow));
}

void SidebarView::rememberExpansion(const QModelIndex& index, bool isExpanded)
{
    if (!m_isFollowing && kindOf(index) == SidebarModel::Kind::Folder)
        m_model.setFolderExpanded(index.data(SidebarModel::FolderIdRole).value<FolderId>(), isExpanded);
}

void SidebarView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() &&
        SidebarDelegate::arrowRect(visualRect(index), index).contains(event->position().toPoint())) {
        setExpanded(index, !isExpanded(index));
        return;
    }
    QTreeView::mousePressEvent(event);
}

void SidebarView::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    // The delegate draws all of the row; the style's own selection would show at its edges.
    QStyleOptionViewItem item = option;
    item.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    item.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
    item.state.setFlag(QStyle::State_Open, isExpanded(index));
    itemDelegate()->paint(painter, item, index);
}

// The menu
// ---------------------------------------------------------------------------------------------------

void SidebarView::renameCurrent()
{
    if (currentIndex().flags().testFlag(Qt::ItemIsEditable))
        edit(currentIndex());
}

void SidebarView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    const QPoint at =
        isByKey && index.isValid() ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    QMenu* menu = menuFor(index);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(at);
}

QMenu* SidebarView::menuFor(const QModelIndex& index)
{
    auto* menu = new QMenu(this);
    const QVariant query = index.data(SidebarModel::QueryRole);
    if (query.isValid()) {
        menu->addAction(tr("Mark All as Read"), this,
                        [this, query] { Q_EMIT markAllReadRequested(query.value<PaperQuery>()); });
        menu->addSeparator();
    }
    if (index.isValid() && kindOf(index) == SidebarModel::Kind::Feed)
        addFeedActions(menu, index);
    else if (index.isValid() && kindOf(index) == SidebarModel::Kind::Folder)
        addFolderActions(menu, index);
    else if (index.isValid() && kindOf(index) == SidebarModel::Kind::Search)
        addSearchActions(menu, index);
    else if (index.isValid() && kindOf(index) == SidebarModel::Kind::List)
        addListActions(menu, index);
    else if (index.isValid() && kindOf(index) == SidebarModel::Kind::Tag)
        addTagActions(menu, index);
    else
        menu->addAction(tr("Refresh All"), this, [this] { Q_EMIT refreshRequested({}); });
    menu->addSeparator();
    const auto folder = index.data(SidebarModel::FolderIdRole).value<FolderId>();
    menu->addAction(tr("Add Feed…"), this, [this, folder] { Q_EMIT addFeedRequested(folder); });
    menu->addAction(tr("New Folder…"), this, [this] { Q_EMIT addFolderRequested(); });
    menu->addAction(tr("New Reading List…"), this, [this] { Q_EMIT addListRequested(); });
    return menu;
}

void SidebarView::addFeedActions(QMenu* menu, const QModelIndex& index)
{
    const auto feed = index.data(SidebarModel::FeedIdRole).value<FeedId>();
    const QPersistentModelIndex item(index);
    const bool isRefreshable = !refreshableFeedsOf(index).isEmpty();
    menu->addAction(tr("Refresh"), this, [this, feed] { Q_EMIT refreshRequested({feed}); })
        ->setEnabled(isRefreshable);
    menu->addAction(tr("Refresh Every…"), this, [this, feed] { Q_EMIT intervalRequested(feed); })
        ->setEnabled(isRefreshable);
    if (const QString older = m_olderPapersName ? m_olderPapersName(feed) : QString(); !older.isEmpty())
        menu->addAction(older, this, [this, feed] { Q_EMIT olderPapersRequested(feed); });
    menu->addAction(tr("Rename"), this, [this, item] { edit(item); });
    menu->addAction(tr("Remove"), this, [this, feed] { Q_EMIT removeFeedRequested(feed); });
    menu->addAction(tr("Properties"), this, [this, feed] { Q_EMIT propertiesRequested(feed); });
}

void SidebarView::addFolderActions(QMenu* menu, const QModelIndex& index)
{
    const auto folder = index.data(SidebarModel::FolderIdRole).value<FolderId>();
    const QPersistentModelIndex item(index);
    const QList<FeedId> feeds = refreshableFeedsOf(index);
    menu->addAction(tr("Refresh"), this, [this, feeds] { Q_EMIT refreshRequested(feeds); })
        ->setEnabled(!feeds.isEmpty());
    menu->addAction(tr("Rename"), this, [this, item] { edit(item); });
    menu->addAction(tr("Remove Folder"), this, [this, folder] { Q_EMIT removeFolderRequested(folder); });
}

void SidebarView::addSearchActions(QMenu* menu, const QModelIndex& index)
{
    const SearchId search = index.data(SidebarModel::QueryRole).value<PaperQuery>().search;
    const QPersistentModelIndex item(index);
    menu->addAction(tr("Edit Search…"), this, [this, search] { Q_EMIT editSearchRequested(search); });
    const QList<SavedSearch>& all = m_model.subscriptions().searches;
    const auto known = std::ranges::find(all, search, &SavedSearch::id);
    if (known != all.end() && known->isRule())
        menu->addAction(tr("Apply to Papers That Fit"), this,
                        [this, search] { Q_EMIT applySearchRequested(search); });
    menu->addAction(tr("Rename"), this, [this, item] { edit(item); });
    menu->addAction(tr("Remove"), this, [this, search] { Q_EMIT removeSearchRequested(search); });
}

void SidebarView::addListActions(QMenu* menu, const QModelIndex& index)
{
    const ListId list = index.data(SidebarModel::QueryRole).value<PaperQuery>().list;
    const QPersistentModelIndex item(index);
    menu->addAction(tr("Edit List…"), this, [this, list] { Q_EMIT editListRequested(list); });
    menu->addAction(tr("Save as File for Others…"), this, [this, list] { Q_EMIT sendListRequested(list); });
    menu->addAction(tr("Rename"), this, [this, item] { edit(item); });
    menu->addAction(tr("Remove"), this, [this, list] { Q_EMIT removeListRequested(list); });
}

void SidebarView::addTagActions(QMenu* menu, const QModelIndex& index)
{
    const TagId tag = index.data(SidebarModel::QueryRole).value<PaperQuery>().tag;
    const QPersistentModelIndex item(index);
    QMenu* colours = menu->addMenu(tr("Colour"));
    for (int colour = 0; colour <= labelColours; ++colour) {
        QAction* action = colours->addAction(labelColourName(colour), this,
                                             [=, this] { Q_EMIT colourTagRequested(tag, colour); });
        action->setCheckable(true);
        action->setChecked(index.data(SidebarModel::ColourRole).toInt() == colour);
    }
    menu->addAction(tr("Rename or Merge"), this, [this, item] { edit(item); });
    menu->addAction(tr("Remove"), this, [this, tag] { Q_EMIT removeTagRequested(tag); });
}

void SidebarView::expandLists(const QModelIndex& parent)
{
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex index = m_model.index(row, 0, parent);
        if (kindOf(index) == SidebarModel::Kind::List && m_model.rowCount(index) > 0) {
            setExpanded(index, true);
            expandLists(index);
        }
    }
}

QList<FeedId> SidebarView::refreshableFeedsOf(const QModelIndex& index) const
{
    const auto query = index.data(SidebarModel::QueryRole).value<PaperQuery>();
    QList<FeedId> feeds;
    for (const Feed& feed : m_model.subscriptions().feeds) {
        const bool isIn = query.folder.isValid() ? feed.folder == query.folder : feed.id == query.feed;
        if (isIn && feed.isRefreshable())
            feeds.append(feed.id);
    }
    return feeds;
}

} // namespace offprint
