#include "ui/detail/detailpane.h"

#include "models/sentence.h"
#include "ui/detail/emptydetail.h"
#include "ui/detail/findbar.h"
#include "ui/detail/papercolumn.h"
#include "ui/theme/appearance.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds slow{200}; // before that, saying "reading" would only flicker
constexpr int linesKept = 2;                   // of the page before, when scrolling on

} // namespace

DetailPane::DetailPane(const Appearance& appearance, MathTypesetter& math, QWidget* parent)
    : QWidget(parent)
    , m_column(new PaperColumn(appearance, math))
    , m_scroll(new QScrollArea(this))
    , m_empty(new EmptyDetail(appearance, this))
    , m_find(new FindBar(appearance, this))
    , m_pages(new QStackedLayout)
{
    setAccessibleName(tr("Paper"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_column);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_scroll->viewport()->installEventFilter(this);
    m_scroll->verticalScrollBar()->setSingleStep(24);
    m_pages->setContentsMargins(0, 0, 0, 0);
    m_pages->addWidget(m_scroll);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_pages, 1);
    column->addWidget(m_find);
    m_find->hide();
    connect(m_find, &FindBar::wordsChanged, this, [this](const QString& words) {
        m_column->find(words);
        m_find->showCount(m_column->foundAt(), m_column->foundCount());
    });
    connect(m_find, &FindBar::stepWanted, this, [this](int by) {
        m_column->stepFound(by);
        m_find->showCount(m_column->foundAt(), m_column->foundCount());
    });
    connect(m_find, &FindBar::ended, this, [this] {
        endFind();
        Q_EMIT findEnded();
    });
    m_slowTimer.setSingleShot(true);
    m_slowTimer.setInterval(slow);

    connect(&m_slowTimer, &QTimer::timeout, this, [this] {
        m_empty->say(tr("Reading the paper…"));
        m_pages->setCurrentWidget(m_empty);
    });
    connect(m_column, &PaperColumn::linkActivated, this, &DetailPane::linkActivated);
    connect(m_column, &PaperColumn::starRequested, this, &DetailPane::starRequested);
    connect(m_column, &PaperColumn::pdfRequested, this, &DetailPane::pdfRequested);
    connect(m_column, &PaperColumn::copyRequested, this, &DetailPane::copyRequested);
    connect(m_column, &PaperColumn::shareRequested, this, &DetailPane::shareRequested);
    connect(m_column, &PaperColumn::tagChosen, this, &DetailPane::tagChosen);
    connect(m_column, &PaperColumn::listChosen, this, &DetailPane::listChosen);
    connect(m_column, &PaperColumn::paperChosen, this, &DetailPane::paperChosen);
    connect(m_column, &PaperColumn::authorChosen, this, &DetailPane::authorChosen);
    connect(m_column, &PaperColumn::separateRequested, this, &DetailPane::separateRequested);
    connect(m_column, &PaperColumn::sizeNeeded, this, &DetailPane::layOutColumn);
    connect(m_column, &PaperColumn::revealRequested, this, [this](const QRect& rect) {
        m_scroll->ensureVisible(rect.center().x(), rect.center().y(), 0, rect.height());
    });
    explain({});
}

void DetailPane::setState(const DetailState& state)
{
    m_slowTimer.stop();
    if (const Paper* paper = state.paper())
        showPaper(*paper);
    else if (std::holds_alternative<DetailState::Loading>(state.is))
        m_slowTimer.start();
    else
        explain(state);
}

void DetailPane::showPaper(const Paper& paper)
{
    m_state = {};
    m_pages->setCurrentWidget(m_scroll);
    m_pages->activate(); // so that there is a width to lay out in
    m_column->setPaper(paper);
    if (std::exchange(m_shown, paper.id) != paper.id)
        m_scroll->verticalScrollBar()->setValue(0);
}

void DetailPane::setCommon(const QStringList& lines)
{
    m_common = lines;
    if (std::holds_alternative<DetailState::Several>(m_state.is))
        explain(m_state);
}

void DetailPane::setNews(const QStringList& lines)
{
    const bool isShown = m_pages->currentWidget() == m_empty;
    if (std::exchange(m_news, lines) != lines && isShown &&
        std::holds_alternative<DetailState::NoSelection>(m_state.is))
        explain(m_state);
}

void DetailPane::beginFind()
{
    if (m_pages->currentWidget() == m_scroll)
        m_find->begin();
}

bool DetailPane::endFind()
{
    if (m_find->isHidden())
        return false;
    m_find->hide();
    m_column->find({});
    return true;
}

void DetailPane::explain(const DetailState& state)
{
    m_state = state;
    endFind();
    if (const auto* several = std::get_if<DetailState::Several>(&state.is)) {
        m_empty->say(tr("%1 papers selected").arg(QLocale().toString(several->count)),
                     (m_common + QStringList{tr("What you do now is done to all of them.")}).join(u'\n'),
                     {{u"S"_s, tr("Star them, or take the stars off")},
                      {u"R"_s, tr("Mark them read or unread")},
                      {u"Ctrl C"_s, tr("Copy them, as text and links")}});
    } else if (const auto* failed = std::get_if<DetailState::Failed>(&state.is)) {
        if (failed->error.code == ErrorCode::NotFound)
            m_empty->say(tr("This paper is no longer in the library"), tr("Choose another one in the list."));
        else
            m_empty->say(tr("The paper could not be read"), sentenceFor(failed->error));
    } else {
        m_empty->say(tr("Choose a paper to read it here"), m_news.join(u'\n'),
                     {{u"J K"_s, tr("Next and previous paper")},
                      {u"Space"_s, tr("Scroll on, then to the next unread")},
                      {u"S"_s, tr("Star")},
                      {u"N"_s, tr("Write a note")},
                      {u"O"_s, tr("Open in the browser")},
                      {u"/"_s, tr("Search")}});
    }
    m_shown = {};
    m_pages->setCurrentWidget(m_empty);
}

void DetailPane::setHistory(PaperId paper, const PaperHistory& history)
{
    m_column->setHistory(paper, history);
}

void DetailPane::setBacklinks(PaperId paper, const QList<PaperRow>& from)
{
    m_column->setBacklinks(paper, from);
}

bool DetailPane::isTypeset() const
{
    return m_column->isTypeset();
}

bool DetailPane::isUpdateShown() const
{
    return m_pages->currentWidget() == m_scroll && m_column->isUpdateShown();
}

void DetailPane::setHighlightedWords(const QStringList& words)
{
    m_column->setHighlightedWords(words);
}

bool DetailPane::scrollPage()
{
    QScrollBar* bar = m_scroll->verticalScrollBar();
    if (m_pages->currentWidget() != m_scroll || bar->value() >= bar->maximum())
        return false;
    bar->setValue(bar->value() +
                  std::max(bar->singleStep(), bar->pageStep() - linesKept * bar->singleStep()));
    return true;
}

void DetailPane::layOutColumn()
{
    m_column->layOut(m_scroll->viewport()->width());
}

bool DetailPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        layOutColumn();
    return QWidget::eventFilter(watched, event);
}

} // namespace offprint
