#include "ui/notes/linkcompletion.h"

#include "models/notes/notelinks.h"
#include "models/reply.h"
#include "ui/search/completiondelegate.h"
#include "ui/theme/appearance.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtWidgets/QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int widest = 460;
constexpr int distance = 4; // below the line
constexpr int border = 4;

} // namespace

LinkCompletion::LinkCompletion(Library& library, const Appearance& appearance, QPlainTextEdit* editor)
    : QListWidget(editor)
    , m_library(library)
    , m_appearance(appearance)
    , m_editor(editor)
    , m_suggestions(library)
{
    setObjectName(u"LinkCompletion"_s);
    setAccessibleName(tr("Papers to link to"));
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new CompletionDelegate(appearance, this));
    hide();
    m_editor->installEventFilter(this);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { take(row(item)); });
    connect(m_editor, &QPlainTextEdit::textChanged, this, &LinkCompletion::follow);
    connect(m_editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (isVisible() && !typed())
            stop();
    });
    connect(&m_suggestions, &LinkSuggestions::found, this, &LinkCompletion::offer);
    connect(&m_appearance, &Appearance::changed, this, &LinkCompletion::applyAppearance);
    applyAppearance();
}

/// What stands between the brackets before the cursor; nothing where no link is being typed.
std::optional<QString> LinkCompletion::typed() const
{
    const QTextCursor cursor = m_editor->textCursor();
    const QString before = cursor.block().text().first(cursor.positionInBlock());
    const qsizetype start = before.lastIndexOf("[["_L1);
    if (start < 0 || cursor.hasSelection())
        return std::nullopt;
    const QString inside = before.sliced(start + 2);
    const bool isOver = inside.contains(u']') || inside.contains(u'|') || inside.contains(u'`');
    return isOver ? std::nullopt : std::optional(inside);
}

void LinkCompletion::follow()
{
    const auto words = m_editor->hasFocus() ? typed() : std::nullopt;
    if (!words) {
        m_isDismissed = false;
        stop();
    } else if (!m_isDismissed) {
        m_suggestions.ask(*words);
    }
}

void LinkCompletion::offer(const QList<LinkSuggestion>& suggestions)
{
    m_offered = suggestions;
    clear();
    for (const LinkSuggestion& each : suggestions) {
        auto* item = new QListWidgetItem(each.name, this);
        item->setData(CompletionDelegate::MeaningRole, each.meaning);
        item->setToolTip(each.name);
    }
    if (suggestions.isEmpty() || !typed()) {
        hide();
        return;
    }
    setCurrentRow(0);
    place();
    show();
    raise();
}

/// Below the line of the cursor, or above it where there is more room.
void LinkCompletion::place()
{
    QWidget* window = m_editor->window();
    if (parentWidget() != window)
        setParent(window);
    const QRect line = m_editor->cursorRect();
    const QPoint below = m_editor->viewport()->mapTo(window, line.bottomLeft());
    const QPoint above = m_editor->viewport()->mapTo(window, line.topLeft());
    const int height = sizeHintForRow(0) * count() + 2 * border;
    const int width = std::min(widest, window->width() - 2 * distance);
    const int x = std::clamp(below.x(), distance, std::max(distance, window->width() - width - distance));
    const bool hasRoomBelow = below.y() + distance + height <= window->height();
    const int y = hasRoomBelow ? below.y() + distance : std::max(0, above.y() - distance - height);
    setGeometry(x, y, width, height);
}

void LinkCompletion::stop()
{
    m_suggestions.forget();
    hide();
}

bool LinkCompletion::steer(int key)
{
    switch (key) {
    case Qt::Key_Down:
        setCurrentRow((currentRow() + 1) % count());
        return true;
    case Qt::Key_Up:
        setCurrentRow((currentRow() + count() - 1) % count());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        take(currentRow());
        return true;
    case Qt::Key_Escape:
        m_isDismissed = true;
        stop();
        return true;
    default:
        return false;
    }
}

bool LinkCompletion::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_editor && isVisible()) {
        const bool isKey = event->type() == QEvent::KeyPress;
        if (isKey && static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier &&
            steer(static_cast<QKeyEvent*>(event)->key()))
            return true;
        if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide)
            stop();
    }
    return QListWidget::eventFilter(watched, event);
}

void LinkCompletion::take(int row)
{
    const LinkSuggestion chosen = m_offered.value(row);
    stop();
    if (!chosen.paper.isValid()) {
        write(linkToAuthor(chosen.name));
        return;
    }
    whenReady(m_library.paper(chosen.paper), this, [this](const Result<Paper>& paper) {
        if (paper)
            write(linkTo(*paper));
    });
}

/// In place of what was typed of it, with brackets that close it already.
void LinkCompletion::write(const QString& link)
{
    const auto words = typed();
    if (!words)
        return;
    QTextCursor cursor = m_editor->textCursor();
    const QString after = cursor.block().text().sliced(cursor.positionInBlock());
    const int closing = after.startsWith("]]"_L1) ? 2 : 0;
    cursor.setPosition(cursor.position() + closing);
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor,
                        int(words->size()) + 2 + closing);
    cursor.insertText(link);
    m_editor->setTextCursor(cursor);
}

void LinkCompletion::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    setStyleSheet(
        u"#LinkCompletion { background: %1; border: 1px solid %2; border-radius: 8px; padding: 3px; }"_s.arg(
            theme.background.name(), theme.line.name()));
}

} // namespace offprint
