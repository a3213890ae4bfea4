// What the window shows follows the models, the library and the refresh.

#include "ui/mainwindow.h"

#include "models/counted.h"
#include "models/query/queryparser.h"
#include "models/query/soughtwords.h"
#include "models/reply.h"
#include "models/selectionsummary.h"
#include "models/sentence.h"
#include "ui/detail/detailpane.h"
#include "ui/dialogs/feeddialogs.h"
#include "ui/dialogs/olderloading.h"
#include "ui/notes/noteeditor.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/pdf/pdfpane.h"
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
constexpr std::chrono::seconds slowMarking{1};
} // namespace

void MainWindow::followPlace()
{
    connect(m_sidebar, &SidebarView::placeChosen, &m_place, &CurrentPlace::choose);
    connect(m_topBar->searchBox(), &SearchBox::wordsChanged, this, [this](const QString& words) {
        const bool isBeginning = m_place.query().words.isEmpty();
        if (const PaperId paper = m_list->currentPaper(); isBeginning || paper.isValid())
            m_beforeSearch = paper;
        m_place.search(words);
        if (words.isEmpty()) // a paper found by the search, else the one from before
            m_list->selectPaper(m_beforeSearch);
    });
    connect(&m_place, &CurrentPlace::changed, this, &MainWindow::showPlace);
    connect(&m_place, &CurrentPlace::titleChanged, this, [this] { m_list->setTitle(m_place.title()); });
}

void MainWindow::showPlace()
{
    m_sidebar->showPlace(m_place.place());
    m_list->showPlace(m_place.query(), m_place.title());
    const auto sought = parseQuery(m_place.query().words, Typing::StillTyped);
    m_detail->setHighlightedWords(sought ? soughtWords(sought->condition) : QStringList());
    showProblemOfPlace();
    enablePaperActions();
}

void MainWindow::followPapers()
{
    connect(m_list, &PaperListPane::selectionChanged, &m_current, &CurrentPaper::setSelection);
    connect(m_list, &PaperListPane::currentPaperChanged, this, [this](PaperId paper) {
        m_seenTimer.start();
        if (paper.isValid())
            showWelcome(false); // who chooses a paper wants to read it
    });
    connect(m_list->view(), &QAbstractItemView::clicked, this, [this] { showWelcome(false); });
    const auto tellAllRead = [this] { m_notices->showNotice(tr("No unread paper is left here")); };
    connect(m_list, &PaperListPane::noUnreadLeft, this, tellAllRead);
    connect(&m_commands, &LibraryCommands::noneWasUnread, this, tellAllRead);
    connect(&m_listModel, &PaperListModel::loaded, this, [this] {
        m_hasPapers = true;
        enablePaperActions();
    });
    connect(&m_listModel, &PaperListModel::newPapersWaiting, this, &MainWindow::enablePaperActions);
    connect(&m_listModel, &QAbstractItemModel::dataChanged, this, &MainWindow::enablePaperActions);
    connect(&m_current, &CurrentPaper::stateChanged, this, &MainWindow::showState);
    connect(&m_current, &CurrentPaper::stateChanged, &m_currentHistory, &CurrentHistory::follow);
    connect(&m_currentHistory, &CurrentHistory::read, this,
            [this](PaperId paper, const PaperHistory& history) {
                m_detail->setHistory(paper, history);
                if (m_state.paper() && m_state.paper()->isUpdated && !m_seenTimer.isActive())
                    m_seenTimer.start(); // what changed came into sight only now
            });
    connect(&m_currentHistory, &CurrentHistory::readBacklinks, m_detail, &DetailPane::setBacklinks);
    connect(&m_currentHistory, &CurrentHistory::readBacklinks, m_note, &NoteEditor::setBacklinks);
    connect(&m_seenTimer, &QTimer::timeout, this, &MainWindow::markSeen);
    m_seenTimer.setSingleShot(true);
    m_seenTimer.setInterval(timeToRead);
}

void MainWindow::markSeen()
{
    const Paper* paper = m_state.paper();
    if (!paper || !m_detail->isVisible())
        return;
    if (!paper->isRead)
        m_commands.markSeen(paper->id);
    if (paper->isUpdated && m_detail->isUpdateShown())
        m_commands.lookedAtUpdate(paper->id);
}

void MainWindow::showState(const DetailState& state)
{
    m_state = state;
    if (std::holds_alternative<DetailState::Several>(state.is))
        showCommon();
    const bool isOther = !state.paper() || state.paper()->id != m_pdf->paper();
    if (isPdfShown() && isOther) {
        m_pdf->leave();
        m_read->setCurrentWidget(m_detail);
    }
    m_detail->setState(state);
    m_note->showState(state);
    enablePaperActions();
}

/// What the selected papers have in common: of more than these few the count alone says enough.
void MainWindow::showCommon()
{
    constexpr qsizetype most = 500;
    m_detail->setCommon({});
    const QList<PaperId> selected = m_list->selectedPapers();
    if (selected.size() > most)
        return;
    whenReady(m_library.rows(selected), this, [this, selected](const Result<QList<PaperRow>>& rows) {
        if (rows && m_list->selectedPapers() == selected)
            m_detail->setCommon(inWords(summaryOf(*rows)));
    });
}

void MainWindow::showNews()
{
    const Subscriptions& all = m_sidebarModel.subscriptions();
    QStringList lines;
    if (all.todayCount > 0)
        lines.append(
            counted(all.todayCount, tr("1 unread paper came today"), tr("%1 unread papers came today")));
    if (all.unreadCount > all.todayCount)
        lines.append(counted(all.unreadCount, tr("1 is unread in all"), tr("%1 are unread in all")));
    m_detail->setNews(lines);
}

void MainWindow::followLibrary()
{
    connect(&m_sidebarModel, &SidebarModel::updated, this, &MainWindow::showSubscriptions);
    connect(&m_sidebarModel, &SidebarModel::failed, this, [this](const Error& error) {
        m_hasAnswer = true;
        showError(error);
    });
    connect(&m_commands, &LibraryCommands::failed, this, &MainWindow::showError);
    connect(m_dialogs, &FeedDialogs::failed, this, &MainWindow::showError);
    connect(&m_commands, &LibraryCommands::done, this, [this](const QString& sentence) {
        m_toTell = sentence;
        tellDone();
    });
    followMarking();
    connect(&m_history, &UndoHistory::failed, this, &MainWindow::showError);
    connect(&m_history, &UndoHistory::changed, this, [this] {
        m_notices->closeNotice(); // its Undo would be of another step
        showUndo();
        tellDone();
    });
    showUndo();
}

/// With its undo: once the history knows of it.
void MainWindow::tellDone()
{
    if (m_toTell.isEmpty() || m_history.isBehind())
        return;
    m_notices->showNotice(std::exchange(m_toTell, {}), tr("Undo"), [this] { m_history.undo(); });
}

/// Marking that takes its time says so, and can be stopped.
void MainWindow::followMarking()
{
    m_markingTimer.setSingleShot(true);
    m_markingTimer.setInterval(slowMarking);
    const auto begin = [this](bool asRead) {
        ++m_markings;
        m_markingTimer.disconnect(this);
        connect(&m_markingTimer, &QTimer::timeout, this, [this, asRead] {
            m_notices->showProgress(asRead ? tr("Marking papers as read…") : tr("Marking papers as unread…"),
                                    tr("Stop"), [this] { m_commands.stopMarking(); });
        });
        m_markingTimer.start();
    };
    const auto end = [this] {
        if (--m_markings > 0)
            return;
        if (!m_markingTimer.isActive())
            m_notices->closeProgress();
        m_markingTimer.stop();
    };
    connect(&m_commands, &LibraryCommands::markingStarted, this, begin);
    connect(&m_commands, &LibraryCommands::markingEnded, this, end);
    connect(&m_history, &UndoHistory::turningStarted, this, begin);
    connect(&m_history, &UndoHistory::turned, this, [this, end](const Step& step) {
        if (step.kind == Step::Kind::MarkRead || step.kind == Step::Kind::MarkUnread)
            end();
        if (step.kept > 0)
            m_notices->showNotice(tr("Something had been changed since, and stays as it is"));
    });
}

void MainWindow::showSubscriptions()
{
    m_hasAnswer = true;
    const Subscriptions& all = m_sidebarModel.subscriptions();
    m_statusBar->setCounts(all.unreadCount, all.paperCount);
    m_list->setUnreadCount(all.unreadCount);
    if (m_welcome)
        m_welcome->setSubscribed(all.urls());
    showNews();
    goToNewPlace();
    showProblemOfPlace();
    enablePaperActions();
}

void MainWindow::goToNewPlace()
{
    if (m_goTo && m_sidebarModel.indexOf(*m_goTo).isValid())
        m_place.choose(*std::exchange(m_goTo, {}));
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
    connect(&m_settings, &Settings::announcedChanged, this, &MainWindow::showAnnounced);
    showAnnounced();
    connect(&m_settings, &Settings::textScaleChanged, this, &MainWindow::enableTextSizes);
    m_actions.sansText->setChecked(m_settings.readsInSans());
    m_actions.justifiedText->setChecked(m_settings.isJustified());
    enableTextSizes();
}

void MainWindow::showAnnounced()
{
    const int announced = m_settings.announced();
    m_actions.announcedNew->setChecked(announced & PaperQuery::New);
    m_actions.announcedCross->setChecked(announced & PaperQuery::Cross);
    m_actions.announcedReplaced->setChecked(announced & PaperQuery::Replaced);
    m_place.setAnnounced(announced);
}

void MainWindow::enableTextSizes()
{
    const int scale = m_settings.textScale();
    const bool isPdf = isPdfShown();
    m_actions.largerText->setEnabled(isPdf || scale < Settings::largestText);
    m_actions.smallerText->setEnabled(isPdf || scale > Settings::smallestText);
    m_actions.normalText->setEnabled(isPdf || scale != 100);
}

void MainWindow::makeWelcome()
{
    m_welcome = new WelcomePane(m_catalogue, m_appearance, this);
    m_welcome->setSubscribed(m_sidebarModel.subscriptions().urls());
    m_right->addWidget(m_welcome);
    connect(m_welcome, &WelcomePane::subscribeRequested, this, &MainWindow::subscribe);
    connect(m_welcome, &WelcomePane::dismissed, this, [this] {
        m_settings.setWelcomeDone(true);
        leaveWelcome();
    });
}

void MainWindow::showWelcome(bool isWanted)
{
    if (isWanted && !m_welcome)
        makeWelcome();
    m_right->setCurrentWidget(isWanted ? static_cast<QWidget*>(m_welcome) : static_cast<QWidget*>(m_reader));
    m_actions.welcome->setEnabled(!isWanted);
}

void MainWindow::leaveWelcome()
{
    showWelcome(false);
    m_list->view()->setFocus();
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
    const QModelIndex leading = leadingPaper();
    const bool hasPaper = leading.isValid();
    const bool hasPapers = m_listModel.rowCount() > 0;
    const Paper* paper = m_state.paper();
    m_actions.star->setEnabled(hasPaper);
    m_actions.tag->setEnabled(hasPaper);
    for (QAction* ofSelected : {m_actions.putOnList, m_actions.copyBibTeX, m_actions.copyKeys,
                                m_actions.copyCite, m_actions.copyFormatted, m_actions.editReference})
        ofSelected->setEnabled(hasPaper);
    m_actions.exportPapers->setEnabled(hasPapers);
    m_actions.publishedVersions->setEnabled(hasPapers);
    m_actions.putAllOnList->setEnabled(hasPapers);
    m_actions.compareVersions->setEnabled(paper);
    const PaperQuery& query = m_place.query();
    const bool isOrdered =
        query.place == PaperQuery::Place::List && query.words.isEmpty() && query.order == PaperSort::Newest;
    m_list->view()->setOrderable(isOrdered);
    m_actions.moveUp->setEnabled(hasPaper && isOrdered);
    m_actions.moveDown->setEnabled(hasPaper && isOrdered);
    m_actions.toggleRead->setEnabled(hasPaper);
    m_actions.copyPapers->setEnabled(hasPaper);
    for (QAction* ofNote :
         {m_actions.writeNote, m_actions.previewNote, m_actions.noteBesidePreview, m_actions.noteHistory})
        ofNote->setEnabled(paper);
    m_actions.previewNote->setChecked(m_note->tab() == NoteEditor::Tab::Preview);
    m_actions.noteBesidePreview->setChecked(m_note->tab() == NoteEditor::Tab::Both);
    m_actions.openPage->setEnabled(paper && !paper->link.isEmpty());
    for (QAction* link : {m_actions.copyLink, m_actions.copyMarkdown})
        link->setEnabled(paper && !paper->link.isEmpty());
    for (QAction* ofPaper : {m_actions.copyReference, m_actions.sendByMail, m_actions.findInPaper,
                             m_actions.print, m_actions.savePdf})
        ofPaper->setEnabled(paper);
    m_actions.openPdf->setEnabled(paper);
    m_actions.attachPdf->setEnabled(paper);
    m_actions.pdfInBrowser->setEnabled(paper && !paper->pdf.isEmpty());
    m_actions.next->setEnabled(hasPapers);
    m_actions.previous->setEnabled(hasPapers);
    m_actions.showNew->setEnabled(m_listModel.waitingCount() > 0);
    const bool isStarred = leading.data(PaperListModel::IsStarredRole).toBool();
    const bool isRead = leading.data(PaperListModel::IsReadRole).toBool();
    m_actions.star->setText(isStarred ? tr("Un&star") : tr("&Star"));
    m_actions.toggleRead->setText(isRead ? tr("Mark as Un&read") : tr("Mark as &Read"));
    enableFeedActions();
}

void MainWindow::enableFeedActions()
{
    const PaperQuery place = m_place.place();
    const QString older = m_older->commandFor(place.feed);
    m_actions.loadOlder->setEnabled(!older.isEmpty());
    m_actions.loadOlder->setText(older.isEmpty() ? tr("&Load Older Papers…") : older);
    m_actions.stopLoading->setEnabled(m_older->isRunning());
    const bool isOwn = place.feed.isValid() || place.folder.isValid() || place.search.isValid() ||
                       place.list.isValid() || place.tag.isValid();
    m_actions.properties->setEnabled(place.feed.isValid());
    m_actions.rename->setEnabled(isOwn);
    m_actions.remove->setEnabled(isOwn);
    m_actions.saveSearch->setEnabled(!m_place.query().words.isEmpty());
    const bool isByDay = place.place == PaperQuery::Place::Today;
    m_actions.previousDay->setEnabled(isByDay);
    m_actions.nextDay->setEnabled(isByDay && m_place.query().day.isValid());
    m_actions.editSearch->setEnabled(place.search.isValid());
    m_actions.refreshPlace->setEnabled(
        !m_sidebar->refreshableFeedsOf(m_sidebarModel.indexOf(place)).isEmpty());
}

void MainWindow::fitToWidth()
{
    const bool hasRoom = width() >= widthForSidebar;
    if (hasRoom)
        m_isSidebarForced = false;
    m_sidebar->setVisible(m_wantsSidebar && (hasRoom || m_isSidebarForced));
    m_actions.sidebar->setChecked(m_sidebar->isVisibleTo(this));
}

/// In a window too narrow for it, leaving it out again says nothing about a wider one.
void MainWindow::showSidebar(bool isWanted)
{
    m_isSidebarForced = isWanted;
    if (isWanted || width() >= widthForSidebar)
        m_wantsSidebar = isWanted;
    fitToWidth();
}

void MainWindow::showError(const Error& error)
{
    m_notices->showError(sentenceFor(error));
}

} // namespace offprint
