#include "ui/papers/paperlistpane.h"

#include "models/paperlistmodel.h"
#include "models/paperscounted.h"
#include "models/sentence.h"
#include "ui/papers/daybar.h"
#include "ui/papers/emptylist.h"
#include "ui/papers/listcolumnheader.h"
#include "ui/papers/orderbutton.h"
#include "ui/papers/paperlistview.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds slow{200}; // before that, saying "reading" would only flicker
constexpr qsizetype selectionKept = 500;
constexpr int columnsLeft = 20; // the unread dot stands there
constexpr int columnsRight = 8;
constexpr int widthForOrder = 340; // narrower, the title needs the room

QLabel* messageLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

PaperListPane::PaperListPane(PaperListModel& model, const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_appearance(appearance)
    , m_view(new PaperListView(appearance, this))
    , m_newBar(new QPushButton(this))
    , m_messageHeading(messageLabel(this))
    , m_messageAdvice(messageLabel(this))
    , m_pages(new QStackedLayout)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_view->setModel(&m_model);
    m_newBar->setFlat(true);
    m_newBar->setCursor(Qt::PointingHandCursor);
    m_newBar->hide();

    auto* message = new QWidget(this);
    auto* messageColumn = new QVBoxLayout(message);
    messageColumn->setContentsMargins(40, 40, 40, 40);
    messageColumn->setSpacing(6);
    messageColumn->addStretch(2);
    messageColumn->addWidget(m_messageHeading);
    messageColumn->addWidget(m_messageAdvice);
    messageColumn->addStretch(3);
    m_pages->addWidget(makePapers());
    m_pages->addWidget(message);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_line);
    column->addWidget(makeProblem());
    column->addWidget(m_newBar);
    column->addLayout(m_pages, 1);

    m_slowTimer.setSingleShot(true);
    m_slowTimer.setInterval(slow);
    connect(&m_appearance, &Appearance::changed, this, &PaperListPane::applyAppearance);
    connect(m_newBar, &QPushButton::clicked, this, &PaperListPane::showNewPapers);
    followModel();
    followSelection();
    applyAppearance();
}

QWidget* PaperListPane::makeHeader()
{
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(14, 0, 14, 0);
    m_title = new QLabel(header);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count = new QLabel(header);
    row->addWidget(m_title, 1);
    m_order = new OrderButton(m_appearance, header);
    connect(m_order, &OrderButton::orderChosen, this, &PaperListPane::orderChosen);
    connect(m_order, &OrderButton::gainDaysChosen, this, &PaperListPane::gainDaysChosen);
    m_days = new DayBar(m_appearance, header);
    connect(m_days, &DayBar::dayChosen, this, &PaperListPane::dayChosen);
    row->addWidget(m_days);
    row->addWidget(m_count);
    row->addWidget(m_order);
    header->setFixedHeight(47);
    m_line = new QWidget(this);
    m_line->setFixedHeight(1);
    return header;
}

/// The papers, with the heads of their columns above.
QWidget* PaperListPane::makePapers()
{
    auto* papers = new QWidget(this);
    auto* column = new QVBoxLayout(papers);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_columnStrip = new QWidget(papers);
    auto* strip = new QVBoxLayout(m_columnStrip);
    strip->setContentsMargins(0, 0, 0, 0);
    strip->setSpacing(0);
    auto* heads = new QHBoxLayout;
    heads->setContentsMargins(columnsLeft, 0, columnsRight, 0);
    m_columns = new ListColumnHeader(m_appearance, m_columnStrip);
    m_columns->setFrameShape(QFrame::NoFrame);
    m_columnLine = new QWidget(m_columnStrip);
    m_columnLine->setFixedHeight(1);
    heads->addWidget(m_columns);
    strip->addLayout(heads);
    strip->addWidget(m_columnLine);
    m_columnStrip->hide();
    column->addWidget(m_columnStrip);
    column->addWidget(m_view, 1);
    connect(m_columns, &ListColumnHeader::columnsChanged, this, &PaperListPane::placeColumns);
    connect(m_columns, &ListColumnHeader::orderChosen, this, &PaperListPane::orderChosen);
    return papers;
}

void PaperListPane::setInOneLine(bool isWanted)
{
    m_isInOneLine = isWanted;
    m_columnStrip->setVisible(isWanted);
    placeColumns();
}

/// The rows' columns stand where their heads do.
void PaperListPane::placeColumns()
{
    std::optional<ListColumns> columns;
    if (m_isInOneLine) {
        columns = m_columns->columns();
        for (ListColumnSpan& span : *columns)
            span.left += columnsLeft;
    }
    m_view->setColumns(columns);
}

void PaperListPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_order->setToolButtonStyle(width() < widthForOrder ? Qt::ToolButtonIconOnly
                                                        : Qt::ToolButtonTextBesideIcon);
}

QWidget* PaperListPane::makeProblem()
{
    m_problem = new QWidget(this);
    auto* row = new QHBoxLayout(m_problem);
    row->setContentsMargins(14, 8, 14, 8);
    row->setSpacing(10);
    m_problemText = new QLabel(m_problem);
    m_problemText->setTextFormat(Qt::PlainText);
    m_problemText->setWordWrap(true);
    auto* again = new QPushButton(tr("Try again"), m_problem);
    connect(again, &QPushButton::clicked, this, &PaperListPane::retryRequested);
    row->addWidget(m_problemText, 1);
    row->addWidget(again, 0, Qt::AlignTop);
    m_problem->hide();
    return m_problem;
}

void PaperListPane::followModel()
{
    connect(&m_model, &PaperListModel::loadingStarted, this, [this] { m_slowTimer.start(); });
    connect(&m_model, &PaperListModel::loaded, this, &PaperListPane::showLoaded);
    connect(&m_model, &PaperListModel::failed, this, &PaperListPane::showFailure);
    connect(&m_model, &PaperListModel::newPapersWaiting, this, &PaperListPane::showWaiting);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &PaperListPane::keepSelection);
    connect(&m_model, &PaperListModel::nextUnreadFound, this, [this](int row) {
        if (row >= 0)
            selectRow(row);
        else
            Q_EMIT noUnreadLeft();
    });
    connect(&m_slowTimer, &QTimer::timeout, this, [this] {
        if (m_model.isLoading())
            showMessage(tr("Reading papers…"), {});
    });
}

void PaperListPane::followSelection()
{
    const QItemSelectionModel* selection = m_view->selectionModel();
    connect(selection, &QItemSelectionModel::currentChanged, this, &PaperListPane::tellCurrent);
    connect(selection, &QItemSelectionModel::selectionChanged, this,
            [this] { Q_EMIT selectionChanged(selectedPapers()); });
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT paperActivated(m_model.idAt(index.row())); });
}

void PaperListPane::tellCurrent()
{
    const PaperId current = currentPaper();
    if (current.isValid())
        m_toSelect = {}; // who chose one meanwhile does not want another
    if (std::exchange(m_toldCurrent, current) != current)
        Q_EMIT currentPaperChanged(current);
}

void PaperListPane::showPlace(const PaperQuery& query, const QString& title, PaperId paper)
{
    setTitle(title);
    m_toSelect = paper;
    m_count->clear();
    m_order->showQuery(query);
    m_columns->showOrder(OrderButton::orderOf(query));
    m_days->setDay(query.day);
    m_days->setVisible(query.place == PaperQuery::Place::Today);
    m_model.setQuery(query);
}

void PaperListPane::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setToolTip(title);
}

void PaperListPane::setUnreadCount(int count)
{
    m_unreadCount = count;
    if (!m_model.isLoading() && m_model.rowCount() == 0 && m_pages->currentIndex() == int(Page::Message) &&
        m_shownQuery.place == PaperQuery::Place::Today)
        explainEmptiness();
}

void PaperListPane::setProblem(const QString& sentence)
{
    m_problemText->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

bool PaperListPane::areRowsInSightRead() const
{
    for (int row = std::max(0, m_view->topRow()); row <= m_view->bottomRow(); ++row) {
        if (!m_model.index(row).data(PaperListModel::IsLoadedRole).toBool())
            return false;
    }
    return true;
}

// Selecting
// --------------------------------------------------------------------------------------------------

PaperId PaperListPane::currentPaper() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_model.idAt(current.row()) : PaperId{};
}

QList<PaperId> PaperListPane::selectedPapers() const
{
    QList<PaperId> ids;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            ids.append(m_model.idAt(row));
    }
    return ids;
}

void PaperListPane::selectPaper(PaperId id)
{
    const int row = m_model.isLoading() ? -1 : m_model.rowOf(id);
    m_toSelect = row < 0 ? id : PaperId{};
    if (row >= 0)
        selectRow(row);
}

void PaperListPane::selectRow(int row)
{
    const QModelIndex index = m_model.index(row);
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(index);
}

void PaperListPane::selectBeside(int step)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const QModelIndex current = m_view->currentIndex();
    selectRow(current.isValid() ? std::clamp(current.row() + step, 0, rows - 1) : 0);
}

void PaperListPane::selectNextUnread()
{
    m_model.findNextUnread(m_view->currentIndex().row()); // -1 when there is none
}

/// Reading the same place again must not lose what was selected in it; another place starts with nothing
/// selected.
void PaperListPane::keepSelection()
{
    m_keptSelection.clear();
    if (m_shownQuery != m_model.query())
        return;
    if (!m_toSelect.isValid())
        m_toSelect = currentPaper();
    qsizetype selected = 0;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection())
        selected += range.height();
    if (selected <= selectionKept)
        m_keptSelection = selectedPapers();
}

void PaperListPane::restoreSelection()
{
    QItemSelection selection;
    m_keptSelection.removeIf([&](PaperId id) {
        const int row = m_model.rowOf(id);
        if (row >= 0)
            selection.select(m_model.index(row), m_model.index(row));
        return row >= 0 || m_model.isComplete(); // others may still come
    });
    m_view->selectionModel()->select(selection, QItemSelectionModel::Select);
    const int row = m_toSelect.isValid() ? m_model.rowOf(m_toSelect) : -1;
    if (row >= 0 || m_model.isComplete())
        m_toSelect = {};
    if (row < 0)
        return;
    const auto flag = selection.isEmpty() ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::Select;
    m_view->selectionModel()->setCurrentIndex(m_model.index(row), flag);
    m_view->scrollTo(m_model.index(row), QAbstractItemView::PositionAtCenter);
}

// States
// -----------------------------------------------------------------------------------------------------

void PaperListPane::showLoaded()
{
    m_slowTimer.stop();
    m_shownQuery = m_model.query();
    const int rows = m_model.rowCount();
    const bool isNarrowed = m_shownQuery.announced != PaperQuery::AnyAnnounced;
    m_count->setText(rows == 0 || !m_model.isComplete() ? QString()
                     : isNarrowed                       ? tr("%1, filtered").arg(papersCounted(rows))
                                                        : papersCounted(rows));
    m_count->setToolTip(isNarrowed ? tr("Some announcements are left out: see the View menu.") : QString());
    if (rows == 0) {
        m_toSelect = {};
        explainEmptiness();
    } else {
        m_pages->setCurrentIndex(int(Page::Papers));
        restoreSelection();
    }
    tellCurrent(); // a list that is set anew drops its selection without a signal
    Q_EMIT selectionChanged(selectedPapers());
}

void PaperListPane::showWaiting(int count)
{
    // With nothing selected and the list at its top, nothing that is being read can move.
    if (count > 0 && m_view->isAtTop() && !m_view->currentIndex().isValid() &&
        !m_view->selectionModel()->hasSelection()) {
        showNewPapers();
        return;
    }
    m_newBar->setVisible(count > 0);
    m_newBar->setText(count == 1 ? tr("1 new paper: show")
                                 : tr("%1 new papers: show").arg(QLocale().toString(count)));
}

void PaperListPane::showNewPapers()
{
    m_model.showNew();
    m_view->scrollToTop();
}

void PaperListPane::showFailure(const Error& error)
{
    m_slowTimer.stop();
    m_shownQuery = m_model.query();
    if (m_model.rowCount() == 0)
        m_count->clear();
    tellCurrent();
    showMessage(tr("The papers could not be read"), sentenceFor(error));
}

void PaperListPane::showMessage(const QString& heading, const QString& advice)
{
    m_messageHeading->setText(heading);
    m_messageAdvice->setText(advice);
    m_messageAdvice->setVisible(!advice.isEmpty());
    m_pages->setCurrentIndex(int(Page::Message));
}

void PaperListPane::explainEmptiness()
{
    const auto [heading, advice] = messageOfNone(m_model.query(), m_unreadCount);
    showMessage(heading, advice);
}

void PaperListPane::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    m_title->setFont(m_appearance.uiFont(1.5, QFont::Bold));
    m_count->setFont(m_appearance.uiFont());
    m_messageHeading->setFont(m_appearance.uiFont(1.5, QFont::DemiBold));
    m_messageAdvice->setFont(m_appearance.uiFont());
    setTextColour(m_title, theme.text);
    setTextColour(m_count, theme.dim);
    setTextColour(m_messageHeading, theme.text);
    setTextColour(m_messageAdvice, theme.dim);
    setTextColour(m_problemText, theme.error);
    setFill(m_problem, theme.side);
    setFill(m_line, theme.line);
    setFill(m_columnLine, theme.line);
    m_newBar->setStyleSheet(
        u"QPushButton { background: %1; color: %2; border: none; border-bottom: 1px solid %3; "
        "padding: 7px; font-weight: 600; } QPushButton:hover, QPushButton:focus { "
        "text-decoration: underline; }"_s.arg(theme.accentBackground.name(), theme.accent.name(),
                                              theme.line.name()));
}

} // namespace offprint
