// What the window shows follows the models, the library and the refresh.

#include "ui/mainwindow.h"

#include "models/sentence.h"
#include "ui/detail/detailpane.h"
#include "ui/dialogs/feeddialogs.h"
#include "ui/notes/noteeditor.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/search/searchbox.h"
#include "ui/sidebar/sidebarview.h"
#include "ui/statusbar/noticebar.h"
#include "ui/statusbar/statusbar.h"
#include "ui/theme/appearance.h"
#include "ui/topbar/topbar.h"
#include "ui/welcome/welcomepane.h"

#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {
constexpr int widthForSidebar = 900; // narrower, the list and the paper need it
constexpr std::chrono::milliseconds timeToRead{800};
} // namespace

void MainWindow::followPlace()
{
    connect(m_sidebar, &SidebarView::placeChosen, &m_place, &CurrentPlace::choose);
    connect(m_topBar->searchBox(), &SearchBox::wordsChanged, &m_place, &CurrentPlace::search);
    connect(&m_place, &CurrentPlace::changed, this, &MainWindow::showPlace);
    connect(&m_place, &CurrentPlace::titleChanged, this, [this] { m_list->setTitle(m_place.title()); });
}

void MainWindow::showPlace()
{
    m_sidebar->showPlace(m_place.place());
    m_list->showPlace(m_place.query(), m_place.title());
    m_detail->setHighlightedWords(m_place.query().words.split(u' ', Qt::SkipEmptyParts));
    showProblemOfPlace();
    enablePaperActions();
}

void MainWindow::followPapers()
{
    connect(m_list, &PaperListPane::selectionChanged, &m_current, &CurrentPaper::setSelection);
    connect(m_list, &PaperListPane::currentPaperChanged, this, [this] { m_seenTimer.start(); });
    connect(m_list, &PaperListPane::noUnreadLeft, this,
            [this] { m_notices->showNotice(tr("No unread paper is left here")); });
    connect(&m_listModel, &PaperListModel::newPapersWaiting, this, &MainWindow::enablePaperActions);
    connect(&m_listModel, &QAbstractItemModel::dataChanged, this, &MainWindow::enablePaperActions);
    connect(&m_current, &CurrentPaper::stateChanged, this, &MainWindow::showState);
    connect(&m_seenTimer, &QTimer::timeout, this, [this] {
        if (const QList<PaperId> papers = m_list->selectedPapers(); papers.size() == 1)
            m_commands.markSeen(papers.first());
    });
    m_seenTimer.setSingleShot(true);
    m_seenTimer.setInterval(timeToRead);
}

void MainWindow::showState(const DetailState& state)
{
    m_state = state;
    m_detail->setState(state);
    m_note->showState(state);
    enablePaperActions();
}

void MainWindow::followLibrary()
{
    connect(&m_sidebarModel, &SidebarModel::updated, this, &MainWindow::showSubscriptions);
    connect(&m_sidebarModel, &SidebarModel::failed, this, &MainWindow::showError);
    connect(&m_commands, &LibraryCommands::failed, this, &MainWindow::showError);
    connect(m_dialogs, &FeedDialogs::failed, this, &MainWindow::showError);
    connect(&m_commands, &LibraryCommands::done, this, [this](const QString& sentence) {
        m_notices->showNotice(sentence, tr("Undo"), [this] { m_history.undo(); });
    });
    connect(&m_history, &UndoHistory::changed, this, &MainWindow::showUndo);
    showUndo();
}

void MainWindow::showSubscriptions()
{
    m_hasSubscriptions = true;
    const Subscriptions& all = m_sidebarModel.subscriptions();
    m_statusBar->setCounts(all.unreadCount, all.paperCount);
    m_list->setUnreadCount(all.unreadCount);
    QStringList urls;
    for (const Feed& feed : all.feeds)
        urls.append(feed.url);
    m_welcome->setSubscribed(urls);
    if (m_sidebarModel.indexOf(m_goTo).isValid())
        m_place.choose({.place = PaperQuery::Place::Feed, .feed = std::exchange(m_goTo, {})});
    showProblemOfPlace();
}

/// What is wrong with the feed shown, said where its papers are.
void MainWindow::showProblemOfPlace()
{
    const QModelIndex index = m_sidebarModel.indexOf(m_place.place());
    m_list->setProblem(index.data(SidebarModel::FailureRole).toString());
}

void MainWindow::followRefresh()
{
    const auto show = [this](const RefreshStatus& status) {
        m_statusBar->setStatus(status);
        m_actions.stopRefresh->setEnabled(status.isRunning);
    };
    connect(&m_refresher, &Refresher::statusChanged, this, show);
    connect(&m_commands, &LibraryCommands::intervalChanged, &m_refresher, &Refresher::lookAgain);
    connect(m_statusBar, &StatusBar::stopRequested, &m_refresher, &Refresher::cancel);
    connect(m_statusBar, &StatusBar::failuresRequested, this, [this] {
        for (const Feed& feed : m_sidebarModel.subscriptions().feeds) {
            if (feed.failure) {
                m_place.choose({.place = PaperQuery::Place::Feed, .feed = feed.id});
                return;
            }
        }
    });
    show(m_refresher.status());
}

void MainWindow::followSettings()
{
    const auto show = [this](ColourScheme scheme) {
        m_actions.followDesktop->setChecked(scheme == ColourScheme::FollowDesktop);
        m_actions.light->setChecked(scheme == ColourScheme::Light);
        m_actions.dark->setChecked(scheme == ColourScheme::Dark);
    };
    connect(&m_settings, &Settings::colourSchemeChanged, this, show);
    show(m_settings.colourScheme());
}

void MainWindow::showWelcome(bool isWanted)
{
    m_right->setCurrentWidget(isWanted ? static_cast<QWidget*>(m_welcome) : static_cast<QWidget*>(m_reader));
    m_actions.welcome->setEnabled(!isWanted);
}

void MainWindow::showUndo()
{
    const QString undo = m_history.undoText();
    const QString redo = m_history.redoText();
    m_actions.undo->setEnabled(m_history.canUndo());
    m_actions.redo->setEnabled(m_history.canRedo());
    m_actions.undo->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undo));
    m_actions.redo->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redo));
}

void MainWindow::enablePaperActions()
{
    const QModelIndex current = m_list->view()->currentIndex();
    const bool hasPaper = current.isValid();
    const Paper* paper = m_state.paper();
    m_actions.star->setEnabled(hasPaper);
    m_actions.toggleRead->setEnabled(hasPaper);
    m_actions.writeNote->setEnabled(paper);
    m_actions.openPage->setEnabled(paper && !paper->link.isEmpty());
    m_actions.copyLink->setEnabled(paper && !paper->link.isEmpty());
    m_actions.openPdf->setEnabled(paper && !paper->pdf.isEmpty());
    m_actions.showNew->setEnabled(m_listModel.waitingCount() > 0);
    const bool isStarred = current.data(PaperListModel::IsStarredRole).toBool();
    const bool isRead = current.data(PaperListModel::IsReadRole).toBool();
    m_actions.star->setText(isStarred ? tr("Un&star") : tr("&Star"));
    m_actions.toggleRead->setText(isRead ? tr("Mark as Un&read") : tr("Mark as &Read"));

    const PaperQuery place = m_place.place();
    m_actions.rename->setEnabled(place.feed.isValid() || place.folder.isValid());
    m_actions.remove->setEnabled(place.feed.isValid() || place.folder.isValid());
    m_actions.refreshPlace->setEnabled(place.feed.isValid() || place.folder.isValid());
}

void MainWindow::fitToWidth()
{
    const bool hasRoom = width() >= widthForSidebar;
    m_sidebar->setVisible(m_wantsSidebar && (hasRoom || m_isSidebarForced));
    m_actions.sidebar->setChecked(m_sidebar->isVisibleTo(this));
}

void MainWindow::showError(const Error& error)
{
    m_notices->showError(sentenceFor(error));
}

} // namespace offprint
