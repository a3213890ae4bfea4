// What the window's actions do.

#include "ui/mainwindow.h"

#include "ui/detail/detailpane.h"
#include "ui/dialogs/feeddialogs.h"
#include "ui/dialogs/preferencesdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/notes/noteeditor.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/search/searchbox.h"
#include "ui/sidebar/sidebarview.h"
#include "ui/statusbar/noticebar.h"
#include "ui/theme/appearance.h"
#include "ui/topbar/topbar.h"
#include "ui/welcome/welcomepane.h"

#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QMessageBox>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {
constexpr int textStep = 10; // percent
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.quit, [this] { close(); });
    on(m_actions.undo, [this] { m_history.undo(); });
    on(m_actions.redo, [this] { m_history.redo(); });
    on(m_actions.search, [this] {
        m_topBar->searchBox()->setFocus();
        m_topBar->searchBox()->selectAll();
    });
    on(m_actions.preferences, [this] { showPreferences(); });
    on(m_actions.keys, [this] { showKeys(); });
    on(m_actions.about, [this] { showAbout(); });
    on(m_actions.welcome, [this] {
        showWelcome(true);
        m_welcome->setFocus();
    });
    connect(m_topBar->searchBox(), &SearchBox::leaveRequested, m_list->view(),
            [this] { m_list->view()->setFocus(); });
    connectPaperActions();
    connectGoing();
    connectView();
    connectFeeds();
}

void MainWindow::connectPaperActions()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.star, [this] { toggleStar(); });
    on(m_actions.toggleRead, [this] { toggleRead(); });
    on(m_actions.markAllRead, [this] { m_commands.markAllRead(m_place.query()); });
    on(m_actions.writeNote, [this] {
        showWelcome(false);
        m_note->focusText();
    });
    on(m_actions.openPage, [this] { openLink(QUrl(m_state.paper()->link)); });
    on(m_actions.openPdf, [this] { openLink(QUrl(m_state.paper()->pdf)); });
    on(m_actions.copyLink, [this] {
        QGuiApplication::clipboard()->setText(m_state.paper()->link);
        m_notices->showNotice(tr("Copied the paper's link"));
    });
    connect(m_detail, &DetailPane::linkActivated, this, &MainWindow::openLink);
    connect(m_detail, &DetailPane::starRequested, this,
            [this](PaperId paper, bool isStarred) { m_commands.setStarred({paper}, isStarred); });
    connect(m_list, &PaperListPane::paperActivated, m_actions.openPage, &QAction::trigger);
    connect(m_note, &NoteEditor::linkActivated, this, &MainWindow::openLink);
    connect(m_note, &NoteEditor::leaveRequested, this, [this] { m_list->view()->setFocus(); });
}

/// The paper that says what a switch does to all that are selected: the current one, unless the user took it
/// out of the selection. Invalid if none is selected.
QModelIndex MainWindow::leadingPaper() const
{
    const QItemSelectionModel* selection = m_list->view()->selectionModel();
    const QModelIndex current = selection->currentIndex();
    if (selection->isSelected(current))
        return current;
    if (!selection->hasSelection())
        return {};
    return selection->selection().first().topLeft();
}

void MainWindow::toggleStar()
{
    const bool isStarred = leadingPaper().data(PaperListModel::IsStarredRole).toBool();
    m_commands.setStarred(m_list->selectedPapers(), !isStarred);
}

void MainWindow::toggleRead()
{
    m_seenTimer.stop();
    const bool isRead = leadingPaper().data(PaperListModel::IsReadRole).toBool();
    m_commands.setRead(m_list->selectedPapers(), !isRead);
}

void MainWindow::openLink(const QUrl& url)
{
    if (!QDesktopServices::openUrl(url))
        showError({ErrorCode::Unexpected, url.toDisplayString(), tr("no program opens it")});
}

// Going
// ------------------------------------------------------------------------------------------------------

void MainWindow::connectGoing()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.next, [this] { m_list->selectNext(); });
    on(m_actions.previous, [this] { m_list->selectPrevious(); });
    on(m_actions.nextUnread, [this] { m_list->selectNextUnread(); });
    on(m_actions.showNew, [this] { m_list->showNewPapers(); });
    on(m_actions.readOn, [this] { readOn(); });
    m_list->view()->addAction(m_actions.readOn);
    const auto go = [&](QAction* action, PaperQuery::Place place) {
        on(action, [this, place] { m_place.choose({.place = place}); });
    };
    go(m_actions.goToday, PaperQuery::Place::Today);
    go(m_actions.goUnread, PaperQuery::Place::Unread);
    go(m_actions.goStarred, PaperQuery::Place::Starred);
    go(m_actions.goWithNotes, PaperQuery::Place::WithNotes);
    go(m_actions.goAll, PaperQuery::Place::All);
}

/// A page further in the abstract; at its end the paper is read, and the next unread one comes.
void MainWindow::readOn()
{
    if (m_state.paper() && m_detail->isVisible() && m_detail->scrollPage())
        return;
    if (const Paper* paper = m_state.paper(); paper && !paper->isRead)
        m_commands.markSeen(paper->id);
    m_list->selectNextUnread();
}

// The view
// ---------------------------------------------------------------------------------------------------

void MainWindow::connectView()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.followDesktop, [this] { m_settings.setColourScheme(ColourScheme::FollowDesktop); });
    on(m_actions.light, [this] { m_settings.setColourScheme(ColourScheme::Light); });
    on(m_actions.dark, [this] { m_settings.setColourScheme(ColourScheme::Dark); });
    on(m_actions.largerText, [this] { m_settings.setTextScale(m_settings.textScale() + textStep); });
    on(m_actions.smallerText, [this] { m_settings.setTextScale(m_settings.textScale() - textStep); });
    on(m_actions.normalText, [this] { m_settings.setTextScale(100); });
    on(m_actions.sidebar, [this](bool isWanted) { showSidebar(isWanted); });
    on(m_actions.menuBar, [this](bool isWanted) { menuBar()->setVisible(isWanted); });
    on(m_actions.fullScreen, [this](bool isWanted) {
        setWindowState(windowState().setFlag(Qt::WindowFullScreen, isWanted)); // stays maximised beneath
    });
    connect(m_topBar, &TopBar::otherColoursRequested, this, [this] {
        m_settings.setColourScheme(m_appearance.theme().isDark ? ColourScheme::Light : ColourScheme::Dark);
    });
}

void MainWindow::showPreferences()
{
    auto* dialog = new PreferencesDialog(m_settings, m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showKeys()
{
    QList<Shortcut> shortcuts;
    for (const QMenu* menu : m_menus) {
        for (const QAction* action : menu->actions())
            shortcuts.append({menu->title(), action->text().section(u':', 0, 0), action->shortcut()});
    }
    auto* dialog = new ShortcutsDialog(shortcuts, m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Offprint"),
                        tr("<b>Offprint %1</b><p>A reader for curated ML paper feeds. Everything is kept "
                           "on this computer.</p><p>Licence: MIT</p>")
                            .arg(QCoreApplication::applicationVersion()),
                        QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

// Feeds
// ------------------------------------------------------------------------------------------------------

void MainWindow::connectFeeds()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.addFeed, [this] { m_dialogs->addFeed(m_place.place().folder); });
    on(m_actions.addFolder, [this] { m_dialogs->addFolder(); });
    on(m_actions.rename, [this] {
        showSidebar(true); // where it is done
        m_sidebar->renameCurrent();
    });
    on(m_actions.remove, [this] {
        removeFeed(m_place.place().feed);
        removeFolder(m_place.place().folder);
    });
    on(m_actions.refreshAll, [this] { m_refresher.refreshAll(); });
    on(m_actions.refreshPlace,
       [this] { m_refresher.refresh(m_sidebar->refreshableFeedsOf(m_sidebar->currentIndex())); });
    on(m_actions.stopRefresh, [this] { m_refresher.cancel(); });

    connect(m_sidebar, &SidebarView::addFeedRequested, m_dialogs, &FeedDialogs::addFeed);
    connect(m_sidebar, &SidebarView::addFolderRequested, m_dialogs, &FeedDialogs::addFolder);
    connect(m_sidebar, &SidebarView::intervalRequested, m_dialogs, &FeedDialogs::changeInterval);
    connect(m_sidebar, &SidebarView::removeFeedRequested, this, &MainWindow::removeFeed);
    connect(m_sidebar, &SidebarView::removeFolderRequested, this, &MainWindow::removeFolder);
    connect(m_sidebar, &SidebarView::markAllReadRequested, &m_commands, &LibraryCommands::markAllRead);
    connect(m_sidebar, &SidebarView::refreshRequested, this, [this](const QList<FeedId>& feeds) {
        feeds.isEmpty() ? m_refresher.refreshAll() : m_refresher.refresh(feeds);
    });
    connect(m_list, &PaperListPane::retryRequested, m_actions.refreshPlace, &QAction::trigger);
    connect(&m_commands, &LibraryCommands::subscribed, this, [this](const QList<FeedId>& feeds) {
        m_refresher.refresh(feeds);
        m_goTo = feeds.size() == 1 ? feeds.first() : FeedId{};
        goToNewFeed();
    });
}

void MainWindow::removeFeed(FeedId feed)
{
    for (const Feed& known : m_sidebarModel.subscriptions().feeds) {
        if (known.id == feed)
            m_commands.removeFeed(known);
    }
}

void MainWindow::removeFolder(FolderId folder)
{
    const Subscriptions& all = m_sidebarModel.subscriptions();
    for (const Folder& known : all.folders) {
        if (known.id != folder)
            continue;
        QList<Feed> feeds;
        std::ranges::copy_if(all.feeds, std::back_inserter(feeds),
                             [folder](const Feed& feed) { return feed.folder == folder; });
        m_commands.removeFolder(known, feeds);
    }
}

void MainWindow::subscribe(const QList<CatalogueEntry>& entries)
{
    m_commands.subscribe(entries);
    m_settings.setWelcomeDone(true);
    leaveWelcome();
}

} // namespace offprint
