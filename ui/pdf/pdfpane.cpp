#include "ui/pdf/pdfpane.h"

#include "models/reply.h"
#include "models/sentence.h"
#include "ui/detail/findbar.h"
#include "ui/pdf/pdfmessage.h"
#include "ui/pdf/pdfview.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtGui/QIntValidator>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds placePause{800}; // after the last move, before it is kept
constexpr int PageRole = Qt::UserRole;

QString percent(double scale)
{
    return u"%1 %"_s.arg(qRound(scale * 100));
}

/// What is fetched on request is not asked again by itself, as feeds are.
QString whyNotFetched(const Error& error)
{
    const QString from = QUrl(error.subject).host();
    switch (error.code) {
    case ErrorCode::Offline:
        return PdfPane::tr("This computer is offline. Try again when it has a network.");
    case ErrorCode::ConnectionLost:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::TimedOut:
        return PdfPane::tr("The connection to %1 broke. What came so far is kept: try again.").arg(from);
    case ErrorCode::RateLimited:
        return PdfPane::tr("%1 asks for fewer requests, %2. Try again then.").arg(from, error.detail);
    case ErrorCode::HttpStatus:
        return PdfPane::tr("%1 does not give it (HTTP %2). Its page in the browser may say why.")
            .arg(from)
            .arg(error.status);
    default:
        return sentenceFor(error);
    }
}

} // namespace

PdfPane::PdfPane(Pdfs& pdfs, const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_pdfs(pdfs)
    , m_appearance(appearance)
    , m_view(new PdfView(m_reader, this))
    , m_outline(new QTreeWidget(this))
    , m_reading(new QSplitter(this))
    , m_message(new PdfMessage(appearance, this))
    , m_pages(new QStackedLayout)
    , m_find(new FindBar(appearance, this))
{
    setAccessibleName(tr("PDF"));
    m_view->setAccessibleName(tr("Pages of the PDF"));
    m_outline->setAccessibleName(tr("Outline of the PDF"));
    m_outline->setHeaderHidden(true);
    m_outline->setFrameShape(QFrame::NoFrame);
    m_outline->hide();
    m_reading->addWidget(m_outline);
    m_reading->addWidget(m_view);
    m_reading->setHandleWidth(1);
    m_reading->setChildrenCollapsible(false);
    m_reading->setSizes({200, 500});
    m_reading->setStretchFactor(1, 1);
    m_pages->addWidget(m_reading);
    m_pages->addWidget(m_message);
    m_bar = makeBar();
    m_line = new QWidget(this);
    m_line->setFixedHeight(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_line);
    column->addLayout(m_pages, 1);
    column->addWidget(m_find);
    m_find->hide();
    m_view->installEventFilter(this);
    m_placeTimer.setSingleShot(true);
    m_placeTimer.setInterval(placePause);
    connect(&m_placeTimer, &QTimer::timeout, this, &PdfPane::keepPlace);
    followMessage();
    followPdfs();
    followReader();
    connect(&m_appearance, &Appearance::changed, this, &PdfPane::applyAppearance);
    applyAppearance();
    showState(State::Nothing);
}

QToolButton* PdfPane::button(const QString& text)
{
    auto* made = new QToolButton(this);
    made->setAutoRaise(true);
    made->setToolTip(text);
    made->setAccessibleName(text);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

QWidget* PdfPane::makeBar()
{
    auto* bar = new QWidget(this);
    m_back = button(tr("Back to the abstract (Esc)"));
    m_outlineButton = button(tr("Outline"));
    m_pageField = new QLineEdit(bar);
    m_pageCount = new QLabel(bar);
    m_zoomOut = button(tr("Smaller"));
    m_zoom = button(tr("As wide as the window"));
    m_zoomIn = button(tr("Larger"));
    m_twoUp = button(tr("Two pages side by side"));
    m_dark = button(tr("Dark pages"));
    m_more = button(tr("More for the PDF"));
    for (QToolButton* each : {m_outlineButton, m_twoUp, m_dark})
        each->setCheckable(true);
    m_zoom->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_twoUp->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_twoUp->setText(tr("2 pages"));
    m_pageField->setAccessibleName(tr("Page"));
    m_pageField->setAlignment(Qt::AlignRight);
    m_pageField->setFixedWidth(52);
    m_pageField->setValidator(new QIntValidator(1, 99'999, m_pageField));
    auto* menu = new QMenu(m_more);
    menu->addAction(tr("&Find in the PDF"), this, &PdfPane::beginFind);
    menu->addAction(tr("Open in &Another Program"), this,
                    [this] { Q_EMIT openOutsideRequested(m_pdf.file); });
    menu->addAction(tr("&Use My Own PDF…"), this, [this] { Q_EMIT attachRequested(m_paper.id); });
    menu->addAction(tr("&Remove It from This Computer"), this, [this] {
        const PaperId paper = m_paper.id;
        Q_EMIT leaveRequested();
        m_pdfs.remove(paper);
    });
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(10, 5, 10, 5);
    row->setSpacing(4);
    row->addWidget(m_back);
    row->addWidget(m_outlineButton);
    row->addStretch(1);
    row->addWidget(m_pageField);
    row->addWidget(m_pageCount);
    row->addStretch(1);
    for (QToolButton* each : {m_zoomOut, m_zoom, m_zoomIn, m_twoUp, m_dark, m_more})
        row->addWidget(each);
    connect(m_back, &QToolButton::clicked, this, &PdfPane::leaveRequested);
    connect(m_outlineButton, &QToolButton::toggled, m_outline, &QWidget::setVisible);
    connect(m_outline, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item && m_outline->hasFocus())
            m_view->goToPage(item->data(0, PageRole).toInt());
    });
    connect(m_outline, &QTreeWidget::itemClicked, this,
            [this](const QTreeWidgetItem* item) { m_view->goToPage(item->data(0, PageRole).toInt()); });
    connect(m_pageField, &QLineEdit::returnPressed, this, &PdfPane::goToTyped);
    connect(m_zoomOut, &QToolButton::clicked, this, [this] { zoomStep(-1); });
    connect(m_zoomIn, &QToolButton::clicked, this, [this] { zoomStep(1); });
    connect(m_zoom, &QToolButton::clicked, this, [this] { zoomStep(0); });
    connect(m_twoUp, &QToolButton::clicked, m_view, &PdfView::setTwoUp);
    connect(m_dark, &QToolButton::toggled, m_view, &PdfView::setInverted);
    return bar;
}

// What is shown
// ----------------------------------------------------------------------------------------------

void PdfPane::showPdfOf(const Paper& paper)
{
    keepPlace();
    endFind();
    m_reader.close();
    m_view->setContents({});
    m_paper = paper;
    m_pdf = {};
    m_mustReplace = false;
    m_message->forgetPassword();
    look();
}

void PdfPane::leave()
{
    keepPlace();
    endFind();
    m_reader.close();
    m_view->setContents({});
    m_paper = {};
    m_pdf = {};
    showState(State::Nothing);
}

/// It is there, or it is fetched.
void PdfPane::look()
{
    if (const auto progress = m_pdfs.progress(m_paper.id)) {
        showFetching();
        m_message->showProgress(*progress);
        return;
    }
    showOpening();
    whenReady(m_pdfs.find(m_paper.id), this, [this, id = m_paper.id](const Result<StoredPdf>& pdf) {
        if (id != m_paper.id)
            return;
        if (pdf) {
            open(*pdf);
        } else if (pdf.error().code == ErrorCode::NotFound) {
            showFetching();
            m_pdfs.fetch(m_paper);
        } else {
            showFailure(tr("The PDF could not be read"), sentenceFor(pdf.error()), true);
        }
    });
}

void PdfPane::open(const StoredPdf& pdf)
{
    m_pdf = pdf;
    m_mustReplace = false;
    showOpening();
    m_reader.open(pdf.file);
}

/// What is there is in the way of fetching.
void PdfPane::replace()
{
    m_mustReplace = false;
    showFetching();
    whenReady(m_pdfs.remove(m_paper.id), this, [this](const Result<>&) { m_pdfs.fetch(m_paper); });
}

void PdfPane::followMessage()
{
    connect(m_message, &PdfMessage::stopRequested, this, [this] { m_pdfs.stop(m_paper.id); });
    connect(m_message, &PdfMessage::againRequested, this, [this] {
        if (m_mustReplace)
            replace();
        else
            look();
    });
    connect(m_message, &PdfMessage::attachRequested, this, [this] { Q_EMIT attachRequested(m_paper.id); });
    connect(m_message, &PdfMessage::passwordEntered, this, [this](const QString& password) {
        showOpening();
        m_reader.open(m_pdf.file, password);
    });
}

void PdfPane::followPdfs()
{
    connect(&m_pdfs, &Pdfs::progressed, this, [this](const PdfProgress& progress) {
        if (progress.paper == m_paper.id && m_state == State::Fetching)
            m_message->showProgress(progress);
    });
    connect(&m_pdfs, &Pdfs::stored, this, [this](const StoredPdf& pdf) {
        if (pdf.paper == m_paper.id)
            open(pdf);
    });
    connect(&m_pdfs, &Pdfs::stopped, this, [this](PaperId paper) {
        if (paper == m_paper.id)
            showFailure(tr("Stopped"), tr("What came so far is kept, and gone on from."), true);
    });
    connect(&m_pdfs, &Pdfs::failed, this, [this](PaperId paper, const Error& error) {
        if (paper == m_paper.id)
            showFailure(tr("The PDF could not be fetched"), whyNotFetched(error), true);
    });
}

void PdfPane::followReader()
{
    connect(&m_reader, &PdfReader::opened, this, [this](const PdfContents& contents) {
        m_view->setContents(contents);
        fillOutline(contents.outline);
        m_pageCount->setText(tr("of %1").arg(QLocale().toString(contents.pages.size())));
        showState(State::Reading);
        m_view->goTo(m_pdf.place);
        m_twoUp->setChecked(m_view->isTwoUp());
        m_isPlaceChanged = true; // it was looked at
        m_placeTimer.start();
        showPlace();
        m_view->setFocus();
    });
    connect(&m_reader, &PdfReader::failed, this, &PdfPane::showFault);
    connect(&m_reader, &PdfReader::found, this, [this](const QList<PdfPassage>& passages, bool) {
        m_found += passages;
        if (m_currentFound < 0 && !m_found.isEmpty())
            m_currentFound = 0;
        m_view->showFound(m_found, m_currentFound);
        m_find->showCount(m_currentFound, m_found.size());
    });
    connect(m_view, &PdfView::linkActivated, this, &PdfPane::linkActivated);
    connect(m_view, &PdfView::moved, this, [this] {
        if (m_state != State::Reading)
            return;
        m_isPlaceChanged = true;
        m_placeTimer.start();
        showPlace();
    });
    connect(m_find, &FindBar::wordsChanged, this, &PdfPane::search);
    connect(m_find, &FindBar::stepWanted, this, &PdfPane::step);
    connect(m_find, &FindBar::ended, this, [this] {
        endFind();
        m_view->setFocus();
    });
}

void PdfPane::showState(State state)
{
    m_state = state;
    const bool isReading = state == State::Reading;
    m_pages->setCurrentWidget(isReading ? static_cast<QWidget*>(m_reading) : m_message);
    for (QWidget* each : std::initializer_list<QWidget*>{m_outlineButton, m_pageField, m_zoomOut, m_zoom,
                                                         m_zoomIn, m_twoUp, m_dark})
        each->setEnabled(isReading);
    m_more->setEnabled(isReading);
    m_pageCount->setVisible(isReading);
}

void PdfPane::showFetching()
{
    showState(State::Fetching);
    m_message->showFetching(m_paper.title);
}

void PdfPane::showOpening()
{
    showState(State::Opening);
    m_message->showOpening();
}

void PdfPane::showFailure(const QString& heading, const QString& advice, bool canTryAgain)
{
    showState(State::Failed);
    m_message->showFailure(heading, advice, canTryAgain);
}

void PdfPane::showFault(PdfFault fault)
{
    switch (fault) {
    case PdfFault::Locked:
        showState(State::Locked);
        m_message->askPassword();
        return;
    case PdfFault::Unsupported:
        showFailure(
            tr("This PDF cannot be shown"),
            tr("It is protected in a way that Offprint does not know. Another program may open it: %1")
                .arg(m_pdf.file),
            false);
        return;
    case PdfFault::Unreadable:
        showFailure(tr("The PDF could not be opened"),
                    tr("The file %1 is gone or cannot be read. Try again to fetch it anew.").arg(m_pdf.file),
                    !m_pdf.isOwn);
        break;
    case PdfFault::Damaged:
        showFailure(
            tr("The PDF is damaged"),
            tr("The file %1 is no PDF that could be read. Fetch it anew, or use your own.").arg(m_pdf.file),
            !m_pdf.isOwn);
        break;
    }
    m_mustReplace = true;
}

void PdfPane::fillOutline(const QList<PdfHeading>& outline)
{
    m_outline->clear();
    QList<QTreeWidgetItem*> above;
    for (const PdfHeading& heading : outline) {
        above.resize(std::min<qsizetype>(above.size(), heading.level));
        auto* item = above.isEmpty() ? new QTreeWidgetItem(m_outline) : new QTreeWidgetItem(above.last());
        item->setText(0, heading.title);
        item->setToolTip(0, heading.title);
        item->setData(0, PageRole, heading.page);
        above.append(item);
    }
    m_outline->expandToDepth(0);
    m_outlineButton->setVisible(!outline.isEmpty());
    m_outline->setVisible(!outline.isEmpty() && m_outlineButton->isChecked());
}

// Where somebody reads
// ---------------------------------------------------------------------------------------

void PdfPane::showPlace()
{
    if (!m_pageField->hasFocus())
        m_pageField->setText(QString::number(m_view->currentPage() + 1));
    m_zoom->setText(percent(m_view->scale()));
}

void PdfPane::keepPlace()
{
    m_placeTimer.stop();
    if (std::exchange(m_isPlaceChanged, false) && m_state == State::Reading)
        m_pdfs.keepPlace(m_paper.id, m_view->place());
}

void PdfPane::goToTyped()
{
    m_view->goToPage(m_pageField->text().toInt() - 1);
    m_view->setFocus();
    showPlace();
}

void PdfPane::zoomStep(int by)
{
    if (by == 0)
        m_view->setZoom(0);
    else
        m_view->zoomStep(by);
    showPlace();
}

// Finding
// ----------------------------------------------------------------------------------------------------

void PdfPane::beginFind()
{
    if (m_state == State::Reading)
        m_find->begin();
}

bool PdfPane::endFind()
{
    if (m_find->isHidden())
        return false;
    m_find->hide();
    search({});
    return true;
}

void PdfPane::search(const QString& words)
{
    m_found.clear();
    m_currentFound = -1;
    m_view->showFound({}, -1);
    m_find->showCount(-1, 0);
    if (m_state == State::Reading)
        m_reader.search(words);
}

void PdfPane::step(int by)
{
    if (m_found.isEmpty())
        return;
    m_currentFound = (m_currentFound + by + m_found.size()) % m_found.size();
    m_view->showFound(m_found, m_currentFound);
    m_find->showCount(m_currentFound, m_found.size());
}

bool PdfPane::isSettled() const
{
    switch (m_state) {
    case State::Nothing:
    case State::Failed:
    case State::Locked:
        return true;
    case State::Reading:
        return m_view->isDrawn();
    case State::Fetching:
    case State::Opening:
        break;
    }
    return false;
}

bool PdfPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::ShortcutOverride) {
        // Keys that read on here mean other things elsewhere in the window
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy) || key->key() == Qt::Key_Space)
            event->accept();
    }
    return QWidget::eventFilter(watched, event);
}

void PdfPane::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    setPalette(theme.palette());
    setFill(m_bar, theme.background);
    setFill(m_line, theme.line);
    m_back->setIcon(m_appearance.icon(u"chevron-left"_s, theme.dim));
    m_outlineButton->setIcon(m_appearance.icon(u"all"_s, theme.dim));
    m_zoomOut->setText(u"−"_s);
    m_zoomIn->setText(u"+"_s);
    m_dark->setIcon(m_appearance.icon(u"moon"_s, theme.dim));
    m_more->setIcon(m_appearance.icon(u"more"_s, theme.dim));
    m_more->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s);
    for (QWidget* each : std::initializer_list<QWidget*>{m_zoomOut, m_zoomIn, m_zoom, m_twoUp, m_pageField,
                                                         m_pageCount, m_outline})
        each->setFont(m_appearance.uiFont(-0.5));
    setTextColour(m_pageCount, theme.dim);
    m_view->setColours(theme.side, theme.star, theme.accent);
    m_dark->setChecked(theme.isDark);
}

} // namespace offprint
