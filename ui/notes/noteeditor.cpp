#include "ui/notes/noteeditor.h"

#include "models/sentence.h"
#include "ui/detail/measure.h"
#include "ui/notes/notehighlighter.h"
#include "ui/notes/notepreview.h"
#include "ui/notes/notetextedit.h"
#include "ui/notes/syntax.h"
#include "ui/theme/appearance.h"

#include <QtCore/QLocale>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds slow{200};
constexpr std::chrono::milliseconds timeToOpen{150}; // the window comes first
constexpr int headerHeight = 36;

QString tabStyle(const Theme& theme)
{
    return u"QPushButton { border: none; border-bottom: 2px solid transparent; background: transparent; "
           "padding: 4px 0 2px 0; color: %1; } "
           "QPushButton:hover { color: %2; } "
           "QPushButton:checked { color: %2; font-weight: 700; border-bottom-color: %3; } "
           "QPushButton:focus { color: %3; } QPushButton:disabled { color: %4; }"_s.arg(
               theme.dim.name(), theme.text.name(), theme.accent.name(), theme.faint.name());
}

} // namespace

NoteEditor::NoteEditor(Library& library, const Appearance& appearance, Syntax& syntax, MathTypesetter& math,
                       QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_draft(library)
    , m_text(new NoteTextEdit(this))
    , m_preview(new NotePreview(appearance, math, this))
    , m_nothing(new QLabel(this))
    , m_pages(new QStackedLayout)
{
    setAccessibleName(tr("Note"));
    setAutoFillBackground(true);
    m_text->setAccessibleName(tr("Note in Markdown"));
    m_text->setPlaceholderText(tr("Write a note in Markdown…"));
    m_preview->setAccessibleName(tr("Preview of the note"));
    highlightWith(syntax);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_preview);

    makeHeader();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_line);
    column->addLayout(m_pages, 1);

    m_slowTimer.setSingleShot(true);
    m_slowTimer.setInterval(slow);
    connect(&m_slowTimer, &QTimer::timeout, this, [this] { showNothing(tr("Reading the note…")); });
    connect(m_preview, &NotePreview::linkActivated, this, &NoteEditor::linkActivated);
    connect(m_preview, &NotePreview::escapePressed, this, &NoteEditor::leaveRequested);
    connect(m_text, &NoteTextEdit::escapePressed, this, &NoteEditor::leaveRequested);
    connect(&m_appearance, &Appearance::changed, this, &NoteEditor::applyAppearance);
    followDraft();
    applyAppearance();
    showState({});
}

void NoteEditor::highlightWith(Syntax& syntax)
{
    const auto begin = [this, &syntax] {
        new NoteHighlighter(*syntax.repository(), m_appearance, m_text->document());
    };
    if (syntax.repository()) {
        begin();
        return;
    }
    connect(&syntax, &Syntax::ready, this, begin);
    QTimer::singleShot(timeToOpen, &syntax, &Syntax::load);
}

void NoteEditor::makeHeader()
{
    m_header = new QWidget(this);
    m_header->setFixedHeight(headerHeight);
    m_saveState = new QLabel(m_header);
    m_saveState->installEventFilter(this);
    m_saveState->setTextFormat(Qt::PlainText);
    m_saveState->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_saveState->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_noteTab = makeTab(tr("Note"), Tab::Note);
    m_previewTab = makeTab(tr("Preview"), Tab::Preview);
    m_noteTab->setChecked(true);
    auto* tabs = new QButtonGroup(this);
    tabs->addButton(m_noteTab);
    tabs->addButton(m_previewTab);
    auto* row = new QHBoxLayout(m_header);
    row->setSpacing(14);
    row->addWidget(m_noteTab);
    row->addWidget(m_previewTab);
    row->addWidget(m_saveState, 1);
    m_line = new QWidget(this);
    m_line->setFixedHeight(1);
    m_line->setAutoFillBackground(true);
}

QPushButton* NoteEditor::makeTab(const QString& text, Tab tab)
{
    auto* button = new QPushButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setFlat(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, this, [this, tab] { showTab(tab); });
    return button;
}

void NoteEditor::followDraft()
{
    connect(m_text, &NoteTextEdit::edited, &m_draft, &NoteDraft::setText);
    connect(m_text, &NoteTextEdit::focusLeft, &m_draft, &NoteDraft::flush);
    connect(&m_draft, &NoteDraft::textReplaced, this, &NoteEditor::showText);
    connect(&m_draft, &NoteDraft::saveFailed, this, &NoteEditor::saveFailed);
    connect(&m_draft, &NoteDraft::saveStateChanged, this, [this] {
        showSaveState();
        Q_EMIT saveStateChanged();
    });
}

// What is shown
// ----------------------------------------------------------------------------------------------

void NoteEditor::showState(const DetailState& state)
{
    m_slowTimer.stop();
    m_isLoading = std::holds_alternative<DetailState::Loading>(state.is);
    if (const Paper* paper = state.paper()) {
        showPaper(*paper);
    } else if (m_isLoading) {
        // What is on screen still belongs to the paper before: it is stored, and no longer written in.
        m_draft.flush();
        m_text->setReadOnly(true);
        m_slowTimer.start();
    } else {
        m_isFocusWanted = false;
        showNothing(std::holds_alternative<DetailState::Several>(state.is)
                        ? tr("Notes are written on one paper at a time.")
                        : tr("The note of the paper you choose is written here."));
    }
}

void NoteEditor::showPaper(const Paper& paper)
{
    m_draft.setPaper(paper);
    m_text->setReadOnly(false);
    setEnabledTabs(true);
    m_pages->setCurrentWidget(m_tab == Tab::Note ? static_cast<QWidget*>(m_text) : m_preview);
    if (std::exchange(m_isFocusWanted, false))
        focusText();
}

void NoteEditor::showNothing(const QString& why)
{
    m_draft.clearPaper();
    m_nothing->setText(why);
    setEnabledTabs(false);
    m_pages->setCurrentWidget(m_nothing);
}

void NoteEditor::setEnabledTabs(bool areEnabled)
{
    m_noteTab->setEnabled(areEnabled);
    m_previewTab->setEnabled(areEnabled);
}

void NoteEditor::showText(const QString& text)
{
    const bool isOther = std::exchange(m_shownPaper, m_draft.paper()) != m_draft.paper();
    m_text->replaceText(text, isOther);
    if (isOther)
        showTab(text.isEmpty() ? Tab::Note : m_tab); // there is nothing to look at
    else if (m_tab == Tab::Preview)
        m_preview->showMarkdown(text);
}

void NoteEditor::showTab(Tab tab)
{
    m_tab = tab;
    m_noteTab->setChecked(tab == Tab::Note);
    m_previewTab->setChecked(tab == Tab::Preview);
    if (!m_draft.paper().isValid())
        return;
    if (tab == Tab::Preview)
        m_preview->showMarkdown(m_draft.text());
    m_pages->setCurrentWidget(tab == Tab::Note ? static_cast<QWidget*>(m_text) : m_preview);
}

void NoteEditor::focusText()
{
    if (m_draft.paper().isValid() && !m_text->isReadOnly()) {
        showTab(Tab::Note);
        m_text->setFocus();
    } else {
        m_isFocusWanted = m_isLoading;
    }
}

// Saving, in words
// ---------------------------------------------------------------------------------------------

QString NoteEditor::saveStateInWords() const
{
    if (const auto failure = m_draft.failure())
        return tr("Not saved: %1").arg(sentenceFor(*failure));
    if (const auto failure = m_draft.failureElsewhere())
        return tr("Another paper's note is not saved: %1").arg(sentenceFor(*failure));
    if (!m_draft.isSaved())
        return tr("saving…");
    if (!m_draft.savedAt().isValid() || m_draft.text().trimmed().isEmpty())
        return {};
    const QDateTime saved = m_draft.savedAt().toLocalTime();
    const bool isToday = saved.date() == QDate::currentDate();
    return tr("saved %1").arg(QLocale().toString(saved, isToday ? u"HH:mm"_s : u"d MMM yyyy"_s));
}

void NoteEditor::showSaveState()
{
    const QString said = saveStateInWords();
    const bool hasFailed = m_draft.failure() || m_draft.failureElsewhere();
    const QFontMetrics metrics(m_saveState->font());
    m_saveState->setText(metrics.elidedText(said, Qt::ElideRight, m_saveState->width()));
    m_saveState->setAccessibleName(said);
    m_saveState->setToolTip(hasFailed ? said : QString());
    QPalette palette = m_appearance.theme().palette();
    palette.setColor(QPalette::WindowText, hasFailed ? m_appearance.theme().error : m_appearance.theme().dim);
    m_saveState->setPalette(palette);
}

bool NoteEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_saveState && event->type() == QEvent::Resize)
        showSaveState();
    return QWidget::eventFilter(watched, event);
}

// Looks
// --------------------------------------------------------------------------------------------------------

void NoteEditor::resizeEvent(QResizeEvent*)
{
    const int margin = sideMargin(width());
    m_header->layout()->setContentsMargins(margin, 4, margin, 0);
}

void NoteEditor::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Window, theme.code);
    palette.setColor(QPalette::Base, theme.code);
    setPalette(palette);
    for (QWidget* each : std::initializer_list<QWidget*>{m_header, m_text, m_preview})
        each->setPalette(palette);
    QPalette quiet = palette;
    quiet.setColor(QPalette::WindowText, theme.dim);
    m_nothing->setPalette(quiet);
    m_nothing->setFont(m_appearance.uiFont());
    QPalette hairline;
    hairline.setColor(m_line->backgroundRole(), theme.line);
    m_line->setPalette(hairline);
    for (QPushButton* tab : {m_noteTab, m_previewTab}) {
        tab->setFont(m_appearance.uiFont());
        tab->setStyleSheet(tabStyle(theme));
    }
    m_saveState->setFont(m_appearance.uiFont(-0.5));
    m_text->setFont(m_appearance.codeFont());
    m_text->setTabStopDistance(4 * QFontMetricsF(m_text->font()).horizontalAdvance(u' '));
    showSaveState();
}

} // namespace offprint
