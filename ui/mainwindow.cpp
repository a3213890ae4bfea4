#include "ui/mainwindow.h"

#include "models/sentence.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/paperprint.h"
#include "ui/dialogs/feeddialogs.h"
#include "ui/dialogs/olderloading.h"
#include "ui/dialogs/outlinetransfer.h"
#include "ui/import/importtransfer.h"
#include "ui/notes/noteeditor.h"
#include "ui/notes/syntax.h"
#include "ui/papers/listcolumnheader.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/papers/papertransfer.h"
#include "ui/pdf/pdfpane.h"
#include "ui/search/searchbox.h"
#include "ui/sidebar/sidebarview.h"
#include "ui/statusbar/noticebar.h"
#include "ui/statusbar/statusbar.h"
#include "ui/theme/appearance.h"
#include "ui/topbar/topbar.h"

#include <QtGui/QCloseEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr QSize firstSize(1440, 900);
constexpr QSize smallestSize(560, 420);

const QString windowLayout = u"window"_s;
const QString columnsLayout = u"columns"_s;
const QString readerLayout = u"reader"_s;
const QString hiddenSidebar = u"sidebarHidden"_s;
const QString shownMenuBar = u"menuBarShown"_s;
const QString inOneLine = u"oneLine"_s;
const QString paperColumns = u"paperColumns"_s;
const QString noteParts = u"note"_s;

QSplitter* splitter(Qt::Orientation orientation, QWidget* parent)
{
    auto* made = new QSplitter(orientation, parent);
    made->setHandleWidth(1);
    made->setChildrenCollapsible(false);
    return made;
}

} // namespace

MainWindow::MainWindow(Library& library, Refresher& refresher, FeedFinder& finder, OlderPapers& older,
                       OutlineFiles& outlines, PaperFiles& files, PaperImports& imports, Pdfs& pdfs,
                       Settings& settings, Appearance& appearance, Syntax& syntax, const Catalogue& catalogue,
                       QWidget* parent)
    : QMainWindow(parent)
    , m_library(library)
    , m_refresher(refresher)
    , m_files(files)
    , m_settings(settings)
    , m_appearance(appearance)
    , m_syntax(syntax)
    , m_catalogue(catalogue)
    , m_history(library)
    , m_commands(library)
    , m_sidebarModel(library)
    , m_listModel(library)
    , m_suggestions(library, m_sidebarModel)
    , m_place(m_sidebarModel, settings)
    , m_current(library)
    , m_currentHistory(library)
    , m_actions(this)
    , m_dialogs(
          new FeedDialogs(library, m_commands, finder, m_sidebarModel, settings, appearance, catalogue, this))
    , m_outlines(new OutlineTransfer(library, m_commands, outlines, m_sidebarModel, appearance, this))
    , m_imports(new ImportTransfer(imports, m_sidebarModel, appearance, this))
    , m_older(new OlderLoading(older, m_sidebarModel, appearance, this))
    , m_topBar(new TopBar(m_actions, appearance, this))
    , m_sidebar(new SidebarView(m_sidebarModel, appearance, this))
    , m_list(new PaperListPane(m_listModel, appearance, this))
    , m_transfer(new PaperTransfer(library, appearance, this))
    , m_detail(new DetailPane(appearance, m_math, this))
    , m_pdfs(pdfs)
    , m_pdf(new PdfPane(pdfs, appearance, this))
    , m_print(new PaperPrint(m_math, this))
    , m_read(new QStackedWidget(this))
    , m_note(new NoteEditor(library, settings, appearance, syntax, m_math, this))
    , m_notices(new NoticeBar(appearance, this))
    , m_statusBar(new StatusBar(appearance, this))
    , m_columns(splitter(Qt::Horizontal, this))
    , m_reader(splitter(Qt::Vertical, this))
    , m_right(new QStackedWidget(this))
{
    setWindowTitle(tr("Offprint"));
    setMinimumSize(smallestSize);
    setAcceptDrops(true);
    build();
    followPlace();
    followPapers();
    followLibrary();
    followRefresh();
    followSettings();
    connectActions();
    closeWhenSaved();
    restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_read->addWidget(m_detail);
    m_read->addWidget(m_pdf);
    connect(m_read, &QStackedWidget::currentChanged, this, &MainWindow::enableTextSizes);
    m_reader->addWidget(m_read);
    m_reader->addWidget(m_note);
    m_reader->setStretchFactor(0, 1);
    m_reader->setSizes({560, 236});
    m_right->addWidget(m_reader);

    m_columns->addWidget(m_sidebar);
    m_columns->addWidget(m_list);
    m_columns->addWidget(m_right);
    m_sidebar->setMinimumWidth(150);
    m_list->setMinimumWidth(230);
    m_right->setMinimumWidth(300);
    m_columns->setSizes({236, 452, 752});
    m_columns->setStretchFactor(2, 1);

    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_columns, 1);
    column->addWidget(m_notices);
    column->addWidget(m_statusBar);
    setCentralWidget(middle);

    m_menus = m_actions.menus(this);
    m_topBar->setMenus(m_menus);
    for (QMenu* menu : m_menus)
        menuBar()->addMenu(menu);
}

void MainWindow::restore()
{
    resize(firstSize.boundedTo(screen()->availableSize()).expandedTo(smallestSize));
    restoreGeometry(m_settings.layoutState(windowLayout));
    m_columns->restoreState(m_settings.layoutState(columnsLayout));
    m_reader->restoreState(m_settings.layoutState(readerLayout));
    m_wantsSidebar = m_settings.layoutState(hiddenSidebar).isEmpty();
    m_actions.inOneLine->setChecked(!m_settings.layoutState(inOneLine).isEmpty());
    m_list->columnHeader()->setState(m_settings.layoutState(paperColumns));
    m_list->setInOneLine(m_actions.inOneLine->isChecked());
    m_actions.menuBar->setChecked(!m_settings.layoutState(shownMenuBar).isEmpty());
    menuBar()->setVisible(m_actions.menuBar->isChecked());
    m_note->setState(m_settings.layoutState(noteParts));
    fitToWidth();
    showWelcome(!m_settings.isWelcomeDone());
    m_place.choose(m_settings.lastPlace());
    if (m_settings.isWelcomeDone())
        m_list->selectPaper(m_settings.lastPaper());
    m_list->view()->setFocus();
}

void MainWindow::remember()
{
    m_settings.setLayoutState(windowLayout, saveGeometry());
    m_settings.setLayoutState(columnsLayout, m_columns->saveState());
    m_settings.setLayoutState(readerLayout, m_reader->saveState());
    m_settings.setLayoutState(hiddenSidebar, m_wantsSidebar ? QByteArray() : "yes"_ba);
    m_settings.setLayoutState(inOneLine, m_actions.inOneLine->isChecked() ? "yes"_ba : QByteArray());
    m_settings.setLayoutState(paperColumns, m_list->columnHeader()->state());
    m_settings.setLayoutState(noteParts, m_note->state());
    m_settings.setLayoutState(shownMenuBar, m_actions.menuBar->isChecked() ? "yes"_ba : QByteArray());
    if (m_hasPapers) // else what was remembered is better
        m_settings.setLastPlace(m_place.lastingPlace(), m_list->currentPaper());
}

bool MainWindow::isSettled() const
{
    const bool isRead = m_hasAnswer && m_listModel.isComplete();
    const bool isDrawn = m_list->areRowsInSightRead();
    return isRead && isDrawn && m_detail->isTypeset() && m_pdf->isSettled() && m_syntax.repository() &&
           !std::holds_alternative<DetailState::Loading>(m_state.is);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_note->flush();
    remember();
    m_isClosing = !m_note->isSaved() && !m_mayLoseNote;
    event->setAccepted(!m_isClosing);
    if (event->isAccepted())
        m_pdf->leave(); // keeps where somebody read
}

/// A note is not lost because the disk was full just when the window was closed.
void MainWindow::closeWhenSaved()
{
    connect(m_note, &NoteEditor::saveStateChanged, this, [this] {
        if (m_isClosing && m_note->isSaved())
            close();
    });
    connect(m_note, &NoteEditor::saveFailed, this, [this](PaperId, const Error& error) {
        if (std::exchange(m_isClosing, false))
            askToLoseNote(error);
    });
}

void MainWindow::askToLoseNote(const Error& error)
{
    auto* box =
        new QMessageBox(QMessageBox::Warning, tr("Note Not Saved"),
                        tr("What you wrote last in a note could not be saved."), QMessageBox::NoButton, this);
    box->setInformativeText(sentenceFor(error));
    const QPushButton* lose = box->addButton(tr("Close and Lose It"), QMessageBox::DestructiveRole);
    QPushButton* stay = box->addButton(tr("Stay"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(lose, &QPushButton::clicked, this, [this] {
        m_mayLoseNote = true;
        close();
    });
    box->open();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitToWidth();
}

/// While somebody writes, Ctrl+Del is about a word: text fields do not claim it from the commands themselves.
bool MainWindow::event(QEvent* event)
{
    const QWidget* focus = focusWidget();
    if (event->type() == QEvent::ShortcutOverride && focus &&
        focus->testAttribute(Qt::WA_InputMethodEnabled)) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::DeleteEndOfWord) || key->matches(QKeySequence::DeleteStartOfWord))
            key->accept();
    }
    return QMainWindow::event(event);
}

/// Keys that nothing in the window took. (A text that is read leaves the space bar; a button takes it.)
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        m_actions.readOn->trigger();
    else if (event->key() == Qt::Key_Escape)
        (void)(m_detail->endFind() || m_pdf->endFind() || leavePdf() || m_notices->closeLatest() ||
               m_topBar->searchBox()->endSearch());
    else
        QMainWindow::keyPressEvent(event);
}

/// When what has the focus goes from sight, the list takes it, not whatever comes next.
bool MainWindow::focusNextPrevChild(bool next)
{
    const QWidget* focus = focusWidget();
    const bool isGone = focus && focus != this && !focus->isVisible();
    if (!isGone || !m_list->view()->isVisible())
        return QMainWindow::focusNextPrevChild(next);
    m_list->view()->setFocus();
    return true;
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        m_actions.fullScreen->setChecked(isFullScreen());
}

} // namespace offprint
