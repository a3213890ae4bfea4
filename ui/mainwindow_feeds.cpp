// What the window does with feeds: adding, refreshing, changing and removing them, lists of them, older
// papers.

#include "ui/mainwindow.h"

#include "ui/dialogs/feedaddress.h"
#include "ui/dialogs/feeddialogs.h"
#include "ui/dialogs/olderloading.h"
#include "ui/dialogs/outlinetransfer.h"
#include "ui/import/importtransfer.h"
#include "ui/papers/paperlistpane.h"
#include "ui/sidebar/sidebarview.h"
#include "ui/statusbar/noticebar.h"
#include "ui/statusbar/statusbar.h"

#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace offprint {

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
        removeSearch(m_place.place().search);
        removeListOrTag(m_place.place());
    });
    on(m_actions.refreshAll, [this] { m_refresher.refreshAll(); });
    on(m_actions.refreshPlace,
       [this] { m_refresher.refresh(m_sidebar->refreshableFeedsOf(m_sidebar->currentIndex())); });
    on(m_actions.stopRefresh, [this] { m_refresher.cancel(); });
    on(m_actions.properties, [this] { m_dialogs->showProperties(m_place.place().feed); });
    connect(m_dialogs, &FeedDialogs::goToRequested, this, [this](FeedId feed) {
        showWelcome(false);
        m_place.choose({.place = PaperQuery::Place::Feed, .feed = feed});
    });
    connect(m_list, &PaperListPane::retryRequested, m_actions.refreshPlace, &QAction::trigger);
    connect(&m_commands, &LibraryCommands::subscribed, this, &MainWindow::takeNewFeeds);
    connect(&m_commands, &LibraryCommands::feedEdited, this, [this](FeedId feed, bool hasOtherAddress) {
        if (hasOtherAddress)
            m_refresher.refresh({feed});
    });
    connectSidebar();
}

void MainWindow::takeNewFeeds(const QList<FeedId>& feeds)
{
    m_refresher.refresh(feeds);
    m_goTo.reset();
    if (feeds.size() == 1)
        m_goTo = PaperQuery{.place = PaperQuery::Place::Feed, .feed = feeds.first()};
    goToNewPlace();
}

void MainWindow::connectSidebar()
{
    connect(m_sidebar, &SidebarView::addFeedRequested, m_dialogs,
            [this](FolderId folder) { m_dialogs->addFeed(folder); });
    connect(m_sidebar, &SidebarView::propertiesRequested, m_dialogs, &FeedDialogs::showProperties);
    connect(m_sidebar, &SidebarView::addFolderRequested, m_dialogs, &FeedDialogs::addFolder);
    connect(m_sidebar, &SidebarView::intervalRequested, m_dialogs, &FeedDialogs::changeInterval);
    connect(m_sidebar, &SidebarView::removeFeedRequested, this, &MainWindow::removeFeed);
    connect(m_sidebar, &SidebarView::removeFolderRequested, this, &MainWindow::removeFolder);
    connect(m_sidebar, &SidebarView::markAllReadRequested, &m_commands, &LibraryCommands::markAllRead);
    connect(m_sidebar, &SidebarView::refreshRequested, this, [this](const QList<FeedId>& feeds) {
        feeds.isEmpty() ? m_refresher.refreshAll() : m_refresher.refresh(feeds);
    });
}

void MainWindow::connectOlder()
{
    connect(m_actions.loadOlder, &QAction::triggered, this, [this] { m_older->ask(m_place.place().feed); });
    connect(m_actions.stopLoading, &QAction::triggered, m_older, &OlderLoading::stopAll);
    connect(m_statusBar, &StatusBar::stopOtherWorkRequested, m_older, &OlderLoading::stopAll);
    connect(m_sidebar, &SidebarView::olderPapersRequested, m_older, &OlderLoading::ask);
    m_sidebar->nameOlderPapers([this](FeedId feed) { return m_older->commandFor(feed); });
    connect(m_older, &OlderLoading::progressTold, this, [this](const QString& sentence) {
        m_statusBar->setOtherWork(sentence);
        enableFeedActions();
    });
    connect(m_older, &OlderLoading::finished, m_notices,
            [this](const QString& sentence) { m_notices->showNotice(sentence); });
    connect(m_older, &OlderLoading::failed, this, &MainWindow::showError);
}

// Lists of feeds, and what is dropped on the window
// -------------------------------------------------------------

void MainWindow::connectOutlines()
{
    connect(m_actions.importFeeds, &QAction::triggered, m_outlines, &OutlineTransfer::askForImport);
    connect(m_actions.exportFeeds, &QAction::triggered, m_outlines, &OutlineTransfer::askForExport);
    connect(m_outlines, &OutlineTransfer::failed, this, &MainWindow::showError);
    connect(m_outlines, &OutlineTransfer::told, m_notices,
            [this](const QString& sentence) { m_notices->showNotice(sentence); });
    connect(&m_commands, &LibraryCommands::outlineAdded, this,
            [this](const OutlineOutcome& outcome, const QList<FeedId>& feeds) {
                m_refresher.refresh(feeds);
                for (const Error& refused : outcome.refused)
                    showError(refused);
            });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const bool isOwn = event->source() != nullptr; // a paper that is dragged out
    if (!isOwn && !droppedAddress(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

/// A list of feeds is imported, and so are papers; any other address is looked at for feeds.
void MainWindow::dropEvent(QDropEvent* event)
{
    const QUrl url(droppedAddress(*event->mimeData()));
    if (url.isEmpty())
        return;
    event->acceptProposedAction();
    if (url.isLocalFile() && url.path().endsWith(".opml"_L1, Qt::CaseInsensitive))
        m_outlines->importFrom(url.toLocalFile());
    else if (url.isLocalFile() && isPaperFile(url.toLocalFile()))
        m_imports->importFile(url.toLocalFile());
    else
        m_dialogs->addFeed(m_place.place().folder, url.toString());
}

// Removing and subscribing
// --------------------------------------------------------------------------------------

void MainWindow::removeFeed(FeedId feed)
{
    for (const Feed& known : m_sidebarModel.subscriptions().feeds) {
        if (known.id == feed)
            m_commands.removeFeed(known);
    }
}

void MainWindow::removeFolder(FolderId folder)
{
    for (const Folder& known : m_sidebarModel.subscriptions().folders) {
        if (known.id == folder)
            m_commands.removeFolder(known);
    }
}

void MainWindow::subscribe(const QList<CatalogueEntry>& entries)
{
    m_commands.subscribe(entries);
    m_settings.setWelcomeDone(true);
    leaveWelcome();
}

} // namespace offprint
