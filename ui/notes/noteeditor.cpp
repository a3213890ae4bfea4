#include "ui/notes/noteeditor.h"

#include "models/counted.h"
#include "models/notes/wordcount.h"
#include "models/sentence.h"
#include "models/settings.h"
#include "ui/detail/measure.h"
#include "ui/notes/linkcompletion.h"
#include "ui/notes/notehighlighter.h"
#include "ui/notes/notehistorydialog.h"
#include "ui/notes/notepreview.h"
#include "ui/notes/notetextedit.h"
#include "ui/notes/syntax.h"
#include "ui/theme/appearance.h"

#include <QtCore/QLocale>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds slow{200};
constexpr std::chrono::milliseconds timeToOpen{150}; // the window comes first
constexpr std::chrono::milliseconds rest{250};
constexpr std::chrono::milliseconds takePause{150}; // with NoteDraft::saveDelay less than a second
constexpr int longNote = 20'000;                    // characters
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

NoteEditor::NoteEditor(Library& library, Settings& settings, const Appearance& appearance, Syntax& syntax,
                       MathTypesetter& math, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_settings(settings)
    , m_appearance(appearance)
    , m_draft(library)
    , m_text(new NoteTextEdit(m_spelling, this))
    , m_preview(new NotePreview(appearance, math, this))
    , m_nothing(new QLabel(this))
    , m_both(new QSplitter(this))
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
    m_both->addWidget(m_text);
    m_both->addWidget(m_preview);
    m_both->setHandleWidth(1);
    m_both->setChildrenCollapsible(false);
    m_pages->addWidget(m_both);
    new LinkCompletion(library, appearance, m_text);

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
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(rest);
    connect(&m_restTimer, &QTimer::timeout, this, [this] {
        m_words = wordCount(m_draft.text());
        showSaveState();
        if (m_tab == Tab::Both)
            m_preview->showMarkdown(m_draft.text());
    });
    connect(m_preview, &NotePreview::linkActivated, this, [this](const QUrl& url) {
        if (const auto link = linkAt(url))
            Q_EMIT noteLinkActivated(*link);
        else
            Q_EMIT linkActivated(url);
    });
    connect(m_preview, &NotePreview::escapePressed, this, &NoteEditor::leaveRequested);
    connect(m_text, &NoteTextEdit::escapePressed, this, &NoteEditor::leaveRequested);
    connect(&m_appearance, &Appearance::changed, this, &NoteEditor::applyAppearance);
    followDraft();
    applyAppearance();
    showState({});
}

NoteEditor::~NoteEditor()
{
    flush();
    m_text->disconnect(this); // losing the focus while it is taken down says nothing
}

void NoteEditor::highlightWith(Syntax& syntax)
{
    const auto begin = [this, &syntax] {
        m_highlighter = new NoteHighlighter(*syntax.repository(), m_appearance, m_spelling, m_text);
        m_highlighter->setChecksSpelling(m_settings.checksSpelling());
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
    m_bothTab = makeTab(tr("Both"), Tab::Both);
    m_bothTab->setToolTip(tr("The note and its preview side by side"));
    m_noteTab->setChecked(true);
    m_menu = new QMenu(this);
    m_menuButton = new QToolButton(m_header);
    m_menuButton->setAutoRaise(true);
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setMenu(m_menu);
    m_menuButton->setToolTip(tr("Templates, earlier versions, spelling"));
    m_menuButton->setAccessibleName(tr("More for the note"));
    connect(m_menu, &QMenu::aboutToShow, this, &NoteEditor::fillMenu);
    auto* tabs = new QButtonGroup(this);
    auto* row = new QHBoxLayout(m_header);
    row->setSpacing(14);
    for (QPushButton* tab : {m_noteTab, m_previewTab, m_bothTab}) {
        tabs->addButton(tab);
        row->addWidget(tab);
    }
    row->addWidget(m_saveState, 1);
    row->addWidget(m_menuButton);
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
    connect(m_text, &NoteTextEdit::edited, this, &NoteEditor::followEdit);
    connect(m_text, &NoteTextEdit::focusLeft, this, &NoteEditor::flush);
    m_takeTimer.setSingleShot(true);
    m_takeTimer.setInterval(takePause);
    connect(&m_takeTimer, &QTimer::timeout, this, &NoteEditor::takeText);
    connect(&m_draft, &NoteDraft::textReplaced, this, &NoteEditor::showText);
    connect(&m_draft, &NoteDraft::saveFailed, this, &NoteEditor::saveFailed);
    connect(&m_draft, &NoteDraft::changedElsewhere, this, &NoteEditor::changedElsewhere);
    connect(&m_draft, &NoteDraft::saveStateChanged, this, [this] {
        showSaveState();
        Q_EMIT saveStateChanged();
    });
}

// What is shown
// ----------------------------------------------------------------------------------------------

void NoteEditor::showState(const DetailState& state)
{
    takePending(); // before another paper is taken up
    m_slowTimer.stop();
    m_isLoading = std::holds_alternative<DetailState::Loading>(state.is);
    if (const Paper* paper = state.paper()) {
        showPaper(*paper);
    } else if (m_isLoading) {
        // What is on screen still belongs to the paper before: it is stored, and no longer written in.
        flush();
        m_text->setReadOnly(true);
        m_slowTimer.start();
    } else {
        m_isFocusWanted = false;
        showNothing(std::holds_alternative<DetailState::Several>(state.is)
                        ? tr("Notes are written on one paper at a time.")
                        : tr("The note of the paper you choose is written here."));
    }
}

void NoteEditor::setBacklinks(PaperId paper, const QList<PaperRow>& from)
{
    if (paper == m_shownPaper)
        m_preview->setBacklinks(from);
}

void NoteEditor::showPaper(const Paper& paper)
{
    m_title = paper.title;
    if (m_highlighter)
        m_highlighter->setRightWords(paper.title + u'\n' + paper.authors.join(u'\n') + u'\n' +
                                     paper.abstractText);
    m_draft.setPaper(paper);
    m_text->setReadOnly(false);
    setEnabledTabs(true);
    showParts();
    m_pages->setCurrentWidget(m_both);
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
    for (QWidget* each : std::initializer_list<QWidget*>{m_noteTab, m_previewTab, m_bothTab, m_menuButton})
        each->setEnabled(areEnabled);
}

/// A long text is not copied with every key.
void NoteEditor::followEdit()
{
    m_restTimer.start();
    if (m_text->document()->characterCount() < longNote)
        takeText();
    else if (!m_takeTimer.isActive())
        m_takeTimer.start();
}

void NoteEditor::takeText()
{
    m_takeTimer.stop();
    m_draft.setText(m_text->text());
}

void NoteEditor::takePending()
{
    if (m_takeTimer.isActive())
        takeText();
}

void NoteEditor::flush()
{
    takePending();
    m_draft.flush();
}

void NoteEditor::showText(const QString& text)
{
    const bool isOther = std::exchange(m_shownPaper, m_draft.paper()) != m_draft.paper();
    if (!isOther && m_takeTimer.isActive())
        return takeText(); // somebody else's text must not take away what is being typed: it becomes a
                           // version
    if (isOther)
        m_preview->setBacklinks({});
    m_text->replaceText(text, isOther);
    m_restTimer.stop();
    m_words = wordCount(text);
    if (m_tab == Tab::Preview && isOther && text.isEmpty())
        m_tab = Tab::Note; // there is nothing to look at
    showParts();
}

void NoteEditor::showTab(Tab tab)
{
    const bool hadFocus = m_text->hasFocus() || m_preview->hasFocus();
    m_tab = tab;
    showParts();
    if (hadFocus)
        (tab == Tab::Preview ? static_cast<QWidget*>(m_preview) : m_text)->setFocus();
}

void NoteEditor::showParts()
{
    takePending();
    m_noteTab->setChecked(m_tab == Tab::Note);
    m_previewTab->setChecked(m_tab == Tab::Preview);
    m_bothTab->setChecked(m_tab == Tab::Both);
    if (m_tab != Tab::Note && m_draft.paper().isValid())
        m_preview->showMarkdown(m_draft.text());
    m_text->setVisible(m_tab != Tab::Preview);
    m_preview->setVisible(m_tab != Tab::Note);
    Q_EMIT tabChanged();
}

QByteArray NoteEditor::state() const
{
    return m_tab == Tab::Both ? "both "_ba + m_both->saveState() : QByteArray();
}

void NoteEditor::setState(const QByteArray& state)
{
    if (!state.startsWith("both "))
        return;
    m_tab = Tab::Both;
    showParts();
    m_both->restoreState(state.sliced(5));
}

void NoteEditor::focusText()
{
    if (m_draft.paper().isValid() && !m_text->isReadOnly()) {
        if (m_tab == Tab::Preview)
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
    return tr("%1 · saved %2")
        .arg(counted(m_words, tr("1 word"), tr("%1 words")),
             QLocale().toString(saved, isToday ? u"HH:mm"_s : u"d MMM yyyy"_s));
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
    m_menuButton->setIcon(m_appearance.icon(u"more"_s, theme.dim));
    m_menuButton->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s);
    for (QPushButton* tab : {m_noteTab, m_previewTab, m_bothTab}) {
        tab->setFont(m_appearance.uiFont());
        tab->setStyleSheet(tabStyle(theme));
    }
    m_saveState->setFont(m_appearance.uiFont(-0.5));
    m_text->setFont(m_appearance.codeFont());
    m_text->setTabStopDistance(4 * QFontMetricsF(m_text->font()).horizontalAdvance(u' '));
    showSaveState();
}

} // namespace offprint
