#include "ui/detail/papercolumn.h"

#include "models/notes/notelinks.h"
#include "ui/detail/badge.h"
#include "ui/detail/flowrow.h"
#include "ui/detail/historybar.h"
#include "ui/detail/measure.h"
#include "ui/detail/paperfacts.h"
#include "ui/detail/readingtext.h"
#include "ui/detail/versionwords.h"
#include "ui/theme/appearance.h"

#include <QtGui/QPainter>
#include <QtGui/QTextDocument>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int summaryIndent = 14; // of its text, behind the bar
constexpr int widest = 680;
constexpr int topSpace = 22;
constexpr int endSpace = 32;
constexpr qreal titleLines = 1.28;
constexpr qreal readingLines = 1.6;
constexpr qreal paragraphSpace = 0.9;

void setTextColour(QWidget* text, const QColor& colour, const Theme& theme)
{
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Text, colour);
    text->setPalette(palette);
}

QString buttonStyle(const Theme& theme)
{
    return u"QPushButton { background: %1; color: %2; border: 1px solid %3; border-radius: 6px; "
           "padding: 5px 10px; } "
           "QPushButton:hover { background: %4; } "
           "QPushButton:pressed { background: %5; } "
           "QPushButton:focus { border-color: %6; }"_s.arg(theme.background.name(), theme.text.name(),
                                                           theme.line.name(), theme.side.name(),
                                                           theme.chip.name(), theme.accent.name());
}

/// The space stands between icon and text, where style sheets know of none.
void setLabel(QPushButton* button, const QString& text)
{
    button->setText(u' ' + text);
    button->setAccessibleName(text);
}

} // namespace

PaperColumn::PaperColumn(const Appearance& appearance, MathTypesetter& math, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_math(math)
    , m_title(makeText(tr("Title")))
    , m_authors(makeText(tr("Authors")))
    , m_meta(new FlowRow(8, 5, this))
    , m_keywords(new FlowRow(6, 5, this))
    , m_kept(new FlowRow(6, 5, this))
    , m_buttons(new FlowRow(8, 8, this))
    , m_historyBar(new HistoryBar(appearance, this))
    , m_summary(makeText(tr("Summary by a model")))
    , m_remarks(makeText(tr("Comments")))
    , m_abstract(makeText(tr("Abstract")))
    , m_backlinks(makeText(tr("Notes that link here")))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_backlinks->hide();
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setFocusPolicy(Qt::ClickFocus);
    makeButtons();
    connect(m_authors, &ReadingText::linkActivated, this, [this](const QUrl& url) {
        if (const auto author = linkAt(url)) {
            Q_EMIT authorChosen(author->target);
            return;
        }
        m_areAllAuthorsShown = true;
        showAuthors();
        mark();
        Q_EMIT sizeNeeded();
    });
    connect(m_abstract, &ReadingText::linkActivated, this, &PaperColumn::linkActivated);
    connect(m_remarks, &ReadingText::linkActivated, this, &PaperColumn::linkActivated);
    connect(m_backlinks, &ReadingText::linkActivated, this, [this](const QUrl& url) {
        if (const auto paper = linkAt(url))
            Q_EMIT paperChosen({paper->target.toLongLong()});
    });
    connect(m_historyBar, &HistoryBar::versionChosen, this,
            [this](qsizetype version) { showVersion(version, m_areChangesShown); });
    connect(m_historyBar, &HistoryBar::changesWanted, this,
            [this](bool areWanted) { showVersion(m_version, areWanted); });
    connect(m_historyBar, &HistoryBar::separateRequested, this,
            [this](const JoinedPaper& joined) { Q_EMIT separateRequested(m_paper.id, joined); });
    connect(&m_appearance, &Appearance::changed, this, &PaperColumn::applyAppearance);
    applyAppearance();
}

ReadingText* PaperColumn::makeText(const QString& accessibleName)
{
    auto* text = new ReadingText(m_math, this);
    text->setAccessibleName(accessibleName);
    connect(text, &ReadingText::cursorMovedTo, this,
            [this, text](const QRect& rect) { Q_EMIT revealRequested(rect.translated(text->pos())); });
    connect(text, &ReadingText::typesetAnew, this, [this] {
        spaceTitle();
        spaceAbstract();
        mark();
        Q_EMIT sizeNeeded();
    });
    return text;
}

bool PaperColumn::isTypeset() const
{
    return m_title->isTypeset() && m_summary->isTypeset() && m_abstract->isTypeset() &&
           m_remarks->isTypeset();
}

void PaperColumn::spaceTitle()
{
    m_title->setSpacing({.lines = titleLines});
}

void PaperColumn::spaceAbstract()
{
    m_abstract->setSpacing(
        {.lines = readingLines, .paragraphs = paragraphSpace, .behindCode = m_appearance.theme().code});
}

void PaperColumn::makeButtons()
{
    m_star = new QPushButton(this);
    connect(m_star, &QPushButton::clicked, this,
            [this] { Q_EMIT starRequested(m_paper.id, !m_paper.isStarred); });
    const auto labelled = [this](const QString& text) {
        auto* button = new QPushButton(this);
        setLabel(button, text);
        return button;
    };
    m_links = {{{labelled(tr("Open")), &Paper::link, u"link"_s},
                {labelled(tr("PDF")), &Paper::pdf, u"pdf"_s},
                {labelled(tr("Code")), &Paper::code, u"code"_s},
                {labelled(tr("Project")), &Paper::project, u"home"_s}}};
    m_share = labelled(tr("Share"));
    connect(m_share, &QPushButton::clicked, this,
            [this] { Q_EMIT shareRequested(m_share->mapToGlobal(m_share->rect().bottomLeft())); });
    QList<QWidget*> all{m_star};
    for (const LinkButton& link : m_links) {
        all.append(link.button);
        connect(link.button, &QPushButton::clicked, this, [this, address = link.address] {
            if (address == &Paper::pdf)
                Q_EMIT pdfRequested();
            else
                Q_EMIT linkActivated(paperfacts::webAddress(m_paper.*address));
        });
    }
    all.append(m_share);
    m_buttons->setItems(all);
    setTabOrder(m_authors, m_star);
    setTabOrder(m_share, m_abstract);
}

// Contents
// ---------------------------------------------------------------------------------------------------

void PaperColumn::setPaper(const Paper& paper)
{
    if (paper.id != m_current.id) {
        setBacklinks(m_current.id, {});
        m_history = {};
        m_hasHistory = m_areChangesShown = false;
        m_version = 0;
    }
    m_current = paper;
    show(withVersion(), false);
}

void PaperColumn::show(const Paper& paper, bool isForced)
{
    const Paper before = std::exchange(m_paper, paper);
    const bool isOther = before.id != paper.id;
    if (isOther)
        m_areAllAuthorsShown = false;
    if (isForced || isOther || m_areChangesShown || before.title != paper.title)
        showTitle();
    if (isForced || isOther || before.authors != paper.authors)
        showAuthors();
    showMeta();
    if (isForced || isOther || before.tags != paper.tags || before.lists != paper.lists)
        showKept();
    showButtons();
    showHistory();
    if (isForced || isOther || before.comments != paper.comments || before.journalRef != paper.journalRef ||
        before.ids.doi != paper.ids.doi)
        showRemarks();
    if (isForced || isOther || m_areChangesShown || before.abstractText != paper.abstractText ||
        before.abstractHtml != paper.abstractHtml)
        showAbstract();
    if (isForced || isOther || before.summary != paper.summary || before.keywords != paper.keywords)
        showSummary();
    mark();
    Q_EMIT sizeNeeded();
}

void PaperColumn::setHighlightedWords(const QStringList& words)
{
    if (std::exchange(m_words, words) != words)
        mark();
}

QList<ReadingText*> PaperColumn::texts() const
{
    return {m_title, m_authors, m_summary, m_remarks, m_abstract};
}

void PaperColumn::mark()
{
    for (ReadingText* text : {m_title, m_authors, m_abstract})
        text->setMarkedWords(m_words, m_appearance.theme().highlight);
    if (!m_sought.isEmpty())
        showFound();
}

void PaperColumn::find(const QString& words)
{
    m_sought = words;
    m_foundAt = 0;
    showFound();
    revealFound();
}

void PaperColumn::stepFound(int by)
{
    if (m_foundCount == 0)
        return;
    m_foundAt = (m_foundAt + by + m_foundCount) % m_foundCount;
    showFound();
    revealFound();
}

void PaperColumn::revealFound()
{
    for (const ReadingText* text : texts()) {
        if (const QRect rect = text->currentFound(); !rect.isNull())
            Q_EMIT revealRequested(rect.translated(text->pos()));
    }
}

void PaperColumn::showFound()
{
    const Theme& theme = m_appearance.theme();
    QColor strong = theme.star;
    strong.setAlphaF(0.55F);
    m_foundCount = 0;
    for (ReadingText* text : texts()) {
        if (!text->isHidden() || m_sought.isEmpty())
            m_foundCount += text->showFound(m_sought, m_foundAt - m_foundCount, theme.highlight, strong);
    }
    m_foundAt = m_foundCount == 0 ? -1 : std::min(m_foundAt, m_foundCount - 1);
}

void PaperColumn::showTitle()
{
    if (m_areChangesShown)
        m_title->setRichText(versionwords::html(changesOf(&PaperVersion::title), m_appearance.theme()));
    else
        m_title->setParagraphs(m_paper.title.isEmpty() ? tr("Untitled") : m_paper.title);
    spaceTitle();
}

void PaperColumn::showButtons()
{
    setLabel(m_star, m_paper.isStarred ? tr("Starred") : tr("Star"));
    m_star->setIcon(m_paper.isStarred ? m_appearance.icon(u"star-filled"_s, m_appearance.theme().star)
                                      : m_appearance.icon(u"star"_s));
    m_star->setToolTip(m_paper.isStarred ? tr("Take the star off") : tr("Star this paper"));
    for (const LinkButton& link : m_links) {
        const QUrl url = paperfacts::webAddress(m_paper.*link.address);
        link.button->setVisible(!url.isEmpty());
        link.button->setToolTip(url.toDisplayString());
    }
    m_buttons->arrange();
}

void PaperColumn::showAbstract()
{
    const bool isMissing = m_paper.abstractText.trimmed().isEmpty() && m_paper.abstractHtml.isEmpty();
    const Theme& theme = m_appearance.theme();
    m_abstract->document()->setDefaultFont(isMissing ? m_appearance.uiFont() : m_appearance.readingFont());
    setTextColour(m_abstract, isMissing ? theme.dim : theme.text, theme);
    if (isMissing)
        m_abstract->setParagraphs(tr("No feed has given an abstract for this paper."));
    else if (m_areChangesShown)
        m_abstract->setRichText(versionwords::html(changesOf(&PaperVersion::abstractText), theme));
    else if (m_paper.abstractHtml.isEmpty())
        m_abstract->setParagraphs(m_paper.abstractText);
    else
        m_abstract->setRichText(m_paper.abstractHtml);
    spaceAbstract();
}

/// Marked as what it is: nobody's own words.
void PaperColumn::showSummary()
{
    const QString mark = u"<span style=\"color:%1; font-weight:600\">%2</span> "_s.arg(
        m_appearance.theme().accent.name(), tr("AI summary"));
    m_summary->setRichText(m_paper.summary.isEmpty() ? QString() : mark + m_paper.summary.toHtmlEscaped());
    m_summary->setSpacing({.lines = 1.45});
    m_summary->setHidden(m_paper.summary.isEmpty());
    QList<QWidget*> words;
    for (const QString& keyword : m_paper.keywords) {
        auto* badge = new Badge(
            keyword,
            {.icon = {}, .text = m_appearance.theme().dim, .field = {}, .border = m_appearance.theme().line});
        badge->setFont(m_appearance.uiFont(-0.75));
        badge->setAccessibleName(tr("Keyword %1").arg(keyword));
        words.append(badge);
    }
    m_keywords->setItems(words);
    m_keywords->setHidden(words.isEmpty());
}

/// The bar beside the summary.
void PaperColumn::paintEvent(QPaintEvent*)
{
    if (m_summary->isHidden())
        return;
    const QRect beside(m_summary->x() - summaryIndent, m_summary->y(), 3, m_summary->height());
    QPainter(this).fillRect(beside, m_appearance.theme().accent);
}

// Looks and places
// -------------------------------------------------------------------------------------------

void PaperColumn::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    setPalette(theme.palette());
    m_title->document()->setDefaultFont(m_appearance.readingFont(5.25, QFont::DemiBold));
    m_authors->document()->setDefaultFont(m_appearance.uiFont());
    m_remarks->document()->setDefaultFont(m_appearance.uiFont(-0.75));
    setTextColour(m_title, theme.text, theme);
    setTextColour(m_authors, theme.accent, theme);
    setTextColour(m_remarks, theme.dim, theme);
    m_summary->document()->setDefaultFont(m_appearance.uiFont());
    setTextColour(m_summary, theme.dim, theme);
    m_abstract->setJustified(m_appearance.isJustified());
    m_authors->document()->setDefaultStyleSheet(
        u"a { color: %1; } a.author { color: %2; text-decoration: none; }"_s.arg(theme.dim.name(),
                                                                                 theme.accent.name()));
    m_remarks->document()->setDefaultStyleSheet(u"a { color: %1; }"_s.arg(theme.accent.name()));
    m_backlinks->document()->setDefaultFont(m_appearance.uiFont());
    m_backlinks->document()->setDefaultStyleSheet(
        u"a { color: %1; text-decoration: none; }"_s.arg(theme.text.name()));
    setTextColour(m_backlinks, theme.text, theme);
    m_abstract->document()->setDefaultStyleSheet(
        u"a { color: %1; } code, pre { font-family: '%2'; font-size: %3pt; }"_s.arg(
            theme.accent.name(), m_appearance.codeFont().family(),
            QString::number(m_appearance.readingFont(-1).pointSizeF())));
    const QString style = buttonStyle(theme); // not on all of the column: it would outdo the texts' palettes
    m_star->setFont(m_appearance.uiFont());
    m_star->setStyleSheet(style);
    m_share->setFont(m_appearance.uiFont());
    m_share->setStyleSheet(style);
    m_share->setIcon(m_appearance.icon(u"export"_s, theme.dim));
    for (const LinkButton& link : m_links) {
        link.button->setFont(m_appearance.uiFont());
        link.button->setStyleSheet(style);
        link.button->setIcon(m_appearance.icon(link.icon, theme.dim));
    }
    if (m_paper.id.isValid())
        show(withVersion(), true);
}

void PaperColumn::layOut(int width)
{
    const int margin = sideMargin(width);
    const int room = std::max(60, width - 2 * margin);
    const int readable = readingWidth(m_appearance.readingFont());
    const int headWidth = std::min(room, std::max(widest, readable));
    int y = topSpace;
    const auto put = [&](auto* part, int space, int partWidth) {
        const int height = part->isHidden() ? 0 : part->heightForWidth(partWidth);
        y += height > 0 ? space : 0;
        part->setGeometry(margin, y, partWidth, height);
        y += height;
    };
    put(m_title, 0, headWidth);
    put(m_authors, 9, headWidth);
    put(m_meta, 9, headWidth);
    put(m_keywords, 7, headWidth);
    put(m_kept, 7, headWidth);
    put(m_buttons, 14, headWidth);
    put(m_historyBar, 12, headWidth);
    put(m_remarks, 14, headWidth);
    put(m_summary, 16, std::min(room, readable) - summaryIndent);
    if (!m_summary->isHidden())
        m_summary->move(margin + summaryIndent, m_summary->y());
    put(m_abstract, 15, std::min(room, readable));
    put(m_backlinks, 22, std::min(room, readable));
    resize(width, y + endSpace);
}

} // namespace offprint
