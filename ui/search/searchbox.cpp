#include "ui/search/searchbox.h"

#include "ui/search/searchpopup.h"
#include "ui/theme/appearance.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtGui/QInputMethodEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextCharFormat>

#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds pauseBeforeSearch{0}; // of keys that come all at once the last is told
constexpr int widthForKey = 420;                          // narrower, the placeholder reaches its place
constexpr qsizetype recentOffered = 8;

/// A white space at the end says that the last word is at its end.
QString trimmed(const QString& text)
{
    const QString words = text.trimmed();
    return words.isEmpty() || !text.back().isSpace() ? words : words + u' ';
}

} // namespace

SearchBox::SearchBox(const Appearance& appearance, QWidget* parent)
    : QLineEdit(parent)
    , m_appearance(appearance)
    , m_popup(new SearchPopup(appearance, this))
    , m_icon(addAction(QIcon(), LeadingPosition))
    , m_save(addAction(QIcon(), TrailingPosition))
{
    setPlaceholderText(tr("Search titles, abstracts, authors and notes"));
    setAccessibleName(tr("Search"));
    setClearButtonEnabled(true);
    m_save->setText(tr("Save this search"));
    m_save->setToolTip(m_save->text());
    m_save->setVisible(false);
    connect(m_save, &QAction::triggered, this, &SearchBox::saveRequested);
    setFrame(false);
    setFixedHeight(30);
    setMaximumWidth(560);
    setMinimumWidth(120);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforeSearch);
    connect(&m_pause, &QTimer::timeout, this, &SearchBox::tell);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_error.reset();
        showPieces();
        if (text.isEmpty())
            tell(); // nothing to wait for
        else
            m_pause.start();
    });
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (!m_popup->isSaying())
            m_popup->offer({});
        Q_EMIT completionsWanted(text, cursorPosition());
    });
    connect(m_popup, &SearchPopup::picked, this, &SearchBox::take);
    connect(&m_appearance, &Appearance::changed, this, &SearchBox::applyAppearance);
    applyAppearance();
}

// What is told
// ---------------------------------------------------------------------------------------------------

bool SearchBox::endSearch()
{
    if (text().isEmpty())
        return false;
    clear();
    return true;
}

void SearchBox::tell()
{
    m_pause.stop();
    if (!judge(Typing::StillTyped))
        return;
    const QString words = trimmed(text());
    if (std::exchange(m_told, words) != words)
        Q_EMIT wordsChanged(words);
}

bool SearchBox::judge(Typing typing)
{
    const auto parsed = parseQuery(text(), typing);
    m_error = parsed ? std::nullopt : std::optional(parsed.error());
    const QString before = std::exchange(m_problem, m_error ? m_error->sentence : QString());
    m_save->setVisible(parsed && !text().trimmed().isEmpty());
    if (before.isEmpty() != m_problem.isEmpty())
        applyAppearance();
    else
        showPieces();
    if (m_popup && (m_error || m_popup->isSaying()))
        m_popup->say(hasFocus() ? m_problem : QString());
    return parsed.has_value();
}

void SearchBox::leave()
{
    if (!judge(Typing::Over))
        return;
    tell();
    m_popup->offer({});
    if (!m_told.isEmpty())
        Q_EMIT searched(m_told.trimmed());
    Q_EMIT leaveRequested();
}

// Going on
// -------------------------------------------------------------------------------------------------------

void SearchBox::showCompletions(const CompletionPoint& point, const QList<Completion>& completions)
{
    m_point = point;
    if (hasFocus() && !m_popup->isSaying())
        m_popup->offer(completions);
}

void SearchBox::offerRecent()
{
    QList<Completion> offered;
    for (const QString& words : m_recent.first(std::min(m_recent.size(), recentOffered)))
        offered.append({words, words, {}});
    showCompletions({}, offered);
}

void SearchBox::take(const Completion& completion)
{
    setSelection(int(m_point.at), int(m_point.length));
    m_popup->offer({});
    insert(completion.text);
}

void SearchBox::stepDown()
{
    if (!m_popup->isOffering() && text().isEmpty())
        offerRecent();
    if (m_popup->isOffering())
        m_popup->step(1);
    else
        leave();
}

bool SearchBox::focusNextPrevChild(bool next)
{
    if (!next || !m_popup->isOffering())
        return QLineEdit::focusNextPrevChild(next);
    take(m_popup->choice());
    return true;
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_popup->hasChoice()) {
            m_popup->offer({});
            return;
        }
        endSearch();
        Q_EMIT leaveRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_popup->hasChoice())
            take(m_popup->choice());
        else
            leave();
        return;
    case Qt::Key_Down:
        stepDown();
        return;
    case Qt::Key_Up:
        if (m_popup->isOffering())
            m_popup->step(-1);
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    applyAppearance();
    m_popup->say(m_problem);
}

void SearchBox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    applyAppearance();
    if (m_popup)
        m_popup->hide();
}

void SearchBox::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    m_popup->place();
}

void SearchBox::moveEvent(QMoveEvent* event)
{
    QLineEdit::moveEvent(event);
    m_popup->place();
}

// How it looks
// ---------------------------------------------------------------------------------------------------

/// Formats go into a line edit as those of an input method do; there is no other way.
void SearchBox::showPieces()
{
    const Theme& theme = m_appearance.theme();
    QList<QInputMethodEvent::Attribute> attributes;
    const auto add = [&](qsizetype at, qsizetype length, const QTextCharFormat& format) {
        attributes.append({QInputMethodEvent::TextFormat, int(at) - cursorPosition(), int(length), format});
    };
    QTextCharFormat field;
    field.setBackground(theme.chip);
    field.setForeground(theme.accent);
    QTextCharFormat operation;
    operation.setForeground(theme.accent);
    operation.setFontWeight(QFont::DemiBold);
    for (const QueryPiece& piece : queryPieces(text()))
        add(piece.at, piece.length, piece.kind == QueryPiece::Kind::Field ? field : operation);
    if (m_error) {
        QTextCharFormat wrong;
        wrong.setForeground(theme.error);
        wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.setUnderlineColor(theme.error);
        add(m_error->at, m_error->length, wrong);
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(this, &event);
}

/// The key that leads here, where it is not in the way.
void SearchBox::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus() || width() < widthForKey)
        return;
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_appearance.uiFont(-1));
    const QRectF box(width() - 30.5, (height() - 17) / 2.0, 18, 17);
    painter.setPen(theme.line);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme.faint);
    painter.drawText(box, Qt::AlignCenter, u"/"_s);
}

void SearchBox::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    m_icon->setIcon(m_appearance.icon(u"search"_s, theme.dim));
    m_save->setIcon(m_appearance.icon(u"bookmark"_s, theme.dim));
    const QColor border = m_problem.isEmpty() ? (hasFocus() ? theme.accent : theme.line) : theme.error;
    setStyleSheet(u"QLineEdit { background: %1; color: %2; border: 1px solid %3; border-radius: 7px; "
                  "padding: 0 6px; }"_s.arg(theme.background.name(), theme.text.name(), border.name()));
    showPieces();
}

} // namespace offprint
