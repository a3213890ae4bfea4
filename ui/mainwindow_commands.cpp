// What the window's actions do.

#include "ui/mainwindow.h"

#include "models/counted.h"
#include "models/paperreference.h"
#include "models/reply.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/paperprint.h"
#include "ui/dialogs/preferencesdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/notes/noteeditor.h"
#include "ui/papers/daybar.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/papers/papertransfer.h"
#include "ui/pdf/pdfpane.h"
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
    on(m_actions.preferences, [this] { showPreferences(); });
    on(m_actions.keys, [this] { showKeys(); });
    on(m_actions.about, [this] { showAbout(); });
    on(m_actions.welcome, [this] {
        showWelcome(true);
        m_welcome->setFocus();
    });
    connectSearch();
    connectPaperActions();
    connectNote();
    connectPdfs();
    connectGoing();
    connectView();
    connectAnnounced();
    connectFeeds();
    connectOlder();
    connectOutlines();
    connectImports();
    connectLists();
    connectCiting();
}

void MainWindow::connectPaperActions()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.star, [this] { toggleStar(); });
    on(m_actions.toggleRead, [this] { toggleRead(); });
    on(m_actions.markAllRead, [this] { m_commands.markAllRead(m_place.query()); });
    on(m_actions.openPage, [this] { openLink(QUrl(m_state.paper()->link)); });
    on(m_actions.findInPaper, [this] {
        showWelcome(false);
        if (isPdfShown())
            m_pdf->beginFind();
        else
            m_detail->beginFind();
    });
    connectSharing();
    on(m_actions.copyPapers, [this] { m_transfer->copy(m_list->selectedPapers()); });
    m_list->view()->addAction(m_actions.copyPapers);
    connect(m_list->view(), &PaperListView::dragWanted, this, [this] {
        const ExportChoices choices = m_settings.exportChoices();
        m_transfer->drag(m_list->selectedPapers(), m_list->view(),
                         choices.dragsBibTeX ? std::optional(choices.keyPattern) : std::nullopt);
    });
    connect(m_transfer, &PaperTransfer::copied, this, [this](qsizetype papers) {
        m_notices->showNotice(counted(papers, tr("Copied 1 paper"), tr("Copied %1 papers")));
    });
    connect(m_transfer, &PaperTransfer::tooMany, this, [this] {
        m_notices->showNotice(tr("More than %1 papers are too many to hand over at once; select fewer")
                                  .arg(PaperTransfer::most));
    });
    connect(m_transfer, &PaperTransfer::failed, this, &MainWindow::showError);
    connect(m_detail, &DetailPane::linkActivated, this, &MainWindow::openLink);
    connect(m_detail, &DetailPane::starRequested, this,
            [this](PaperId paper, bool isStarred) { m_commands.setStarred({paper}, isStarred); });
    connect(m_detail, &DetailPane::separateRequested, &m_commands, &LibraryCommands::separate);
    connect(m_list, &PaperListPane::paperActivated, m_actions.openPage, &QAction::trigger);
    connect(m_detail, &DetailPane::paperChosen, this, &MainWindow::showPaper);
}

void MainWindow::connectSharing()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.copyLink, [this] { copy(m_state.paper()->link); });
    on(m_actions.copyReference, [this] { copy(referenceLine(*m_state.paper())); });
    on(m_actions.copyMarkdown, [this] { copy(markdownLink(*m_state.paper())); });
    on(m_actions.sendByMail, [this] { openLink(mailAbout(*m_state.paper())); });
    on(m_actions.print, [this] { m_print->print(*m_state.paper()); });
    on(m_actions.savePdf, [this] { m_print->savePdf(*m_state.paper()); });
    connect(m_print, &PaperPrint::failed, this, &MainWindow::showError);
    connect(m_print, &PaperPrint::saved, this,
            [this](const QString& file) { m_notices->showNotice(tr("Saved %1").arg(file)); });
    connect(m_detail, &DetailPane::copyRequested, this, &MainWindow::copy);
    connect(m_detail, &DetailPane::shareRequested, this, [this](const QPoint& below) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_actions.sharing());
        menu->popup(below);
    });
    connect(m_detail, &DetailPane::findEnded, this, [this] { m_list->view()->setFocus(); });
}

void MainWindow::copy(const QString& text)
{
    constexpr int longestTold = 80;
    QGuiApplication::clipboard()->setText(text);
    const QString told = text.size() > longestTold ? text.first(longestTold).trimmed() + u'…' : text;
    m_notices->showNotice(tr("Copied “%1”").arg(told));
}

void MainWindow::connectNote()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    const auto show = [this](NoteEditor::Tab tab) {
        m_note->showTab(m_note->tab() == tab ? NoteEditor::Tab::Note : tab);
    };
    on(m_actions.writeNote, [this] {
        showWelcome(false);
        m_note->focusText();
    });
    on(m_actions.previewNote, [show] { show(NoteEditor::Tab::Preview); });
    on(m_actions.noteBesidePreview, [show] { show(NoteEditor::Tab::Both); });
    on(m_actions.noteHistory, [this] { m_note->showHistory(); });
    connect(m_note, &NoteEditor::tabChanged, this, &MainWindow::enablePaperActions);
    connect(m_note, &NoteEditor::linkActivated, this, &MainWindow::openLink);
    connect(m_note, &NoteEditor::noteLinkActivated, this, &MainWindow::followNoteLink);
    connect(m_note, &NoteEditor::leaveRequested, this, [this] { m_list->view()->setFocus(); });
    connect(m_note, &NoteEditor::changedElsewhere, this, &MainWindow::tellChangedElsewhere);
}

void MainWindow::tellChangedElsewhere(PaperId paper)
{
    m_notices->showNotice(
        tr("A note was changed in two places at the same time: one text is the note, the other "
           "is kept among its earlier versions"),
        tr("Compare"), [this, paper] {
            showPaper(paper);
            if (m_state.paper() && m_state.paper()->id == paper)
                m_note->showHistory();
        });
}

void MainWindow::followNoteLink(const NoteLink& link)
{
    if (link.kind == NoteLink::Kind::Author) {
        offerAuthor(link.target);
        return;
    }
    whenReady(m_library.resolve(link.target), this, [this, link](const Result<PaperId>& paper) {
        if (paper) {
            showPaper(*paper);
            return;
        }
        const QUrl page = pageOf(link);
        m_notices->showNotice(tr("No paper of the library is named “%1”").arg(link.target),
                              page.isEmpty() ? QString() : tr("Open in the Browser"),
                              [this, page] { openLink(page); });
    });
}

/// Where it is in the list that is shown, else among all papers.
void MainWindow::showPaper(PaperId paper)
{
    showWelcome(false);
    if (m_listModel.rowOf(paper) < 0) {
        if (!m_place.query().words.isEmpty())
            m_topBar->searchBox()->endSearch();
        m_place.choose({.place = PaperQuery::Place::All});
    }
    m_list->selectPaper(paper);
    m_list->view()->setFocus();
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
    const auto stepDay = [this](int by) {
        const QDate day = m_place.query().day;
        m_place.goToDay((day.isValid() ? day : QDate::currentDate()).addDays(by));
    };
    on(m_actions.previousDay, [stepDay] { stepDay(-1); });
    on(m_actions.nextDay, [stepDay] { stepDay(1); });
    connect(m_list, &PaperListPane::dayChosen, &m_place, &CurrentPlace::goToDay);
    connect(m_list, &PaperListPane::gainDaysChosen, &m_place, &CurrentPlace::setGainDays);
    connect(m_list->dayBar(), &DayBar::daysWanted, this, [this](const QDate& first, const QDate& last) {
        whenReady(m_library.days(first, last), this, [this](const Result<QMap<QDate, int>>& days) {
            m_list->dayBar()->setDays(days.value_or(QMap<QDate, int>()));
        });
    });
    const auto go = [&](QAction* action, PaperQuery::Place place) {
        on(action, [this, place] { m_place.choose({.place = place}); });
    };
    go(m_actions.goToday, PaperQuery::Place::Today);
    go(m_actions.goTrending, PaperQuery::Place::Trending);
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
    const auto zoom = [this](int by) {
        if (isPdfShown())
            m_pdf->zoomStep(by);
        else
            m_settings.setTextScale(by == 0 ? 100 : m_settings.textScale() + by * textStep);
    };
    on(m_actions.largerText, [zoom] { zoom(1); });
    on(m_actions.smallerText, [zoom] { zoom(-1); });
    on(m_actions.normalText, [zoom] { zoom(0); });
    on(m_actions.sansText, [this](bool isWanted) { m_settings.setReadsInSans(isWanted); });
    on(m_actions.justifiedText, [this](bool isWanted) { m_settings.setJustified(isWanted); });
    on(m_actions.sidebar, [this](bool isWanted) { showSidebar(isWanted); });
    on(m_actions.inOneLine, [this](bool isWanted) { m_list->setInOneLine(isWanted); });
    on(m_actions.menuBar, [this](bool isWanted) { menuBar()->setVisible(isWanted); });
    on(m_actions.fullScreen, [this](bool isWanted) {
        setWindowState(windowState().setFlag(Qt::WindowFullScreen, isWanted)); // stays maximised beneath
    });
    connect(m_topBar, &TopBar::otherColoursRequested, this, [this] {
        m_settings.setColourScheme(m_appearance.theme().isDark ? ColourScheme::Light : ColourScheme::Dark);
    });
}

void MainWindow::connectAnnounced()
{
    for (QAction* each : {m_actions.announcedNew, m_actions.announcedCross, m_actions.announcedReplaced})
        connect(each, &QAction::triggered, this, [this, each] { chooseAnnounced(each); });
}

/// One of them stays: a list of none would say nothing.
void MainWindow::chooseAnnounced(QAction* changed)
{
    const int chosen =
        (m_actions.announcedNew->isChecked() ? PaperQuery::New : 0) |
        (m_actions.announcedCross->isChecked() ? PaperQuery::Cross : 0) |
        (m_actions.announcedReplaced->isChecked() ? PaperQuery::Replaced | PaperQuery::ReplacedCross : 0);
    if (chosen == 0)
        changed->setChecked(true);
    else
        m_settings.setAnnounced(chosen);
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

} // namespace offprint
