#include "ui/notes/notetextedit.h"

#include "models/webaddress.h"
#include "ui/detail/measure.h"
#include "ui/detail/readingtext.h"
#include "ui/notes/markdownediting.h"
#include "ui/notes/spelling.h"

#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int verticalMargin = 10;

bool isCommand(const QKeyEvent* event, Qt::Key key)
{
    return event->key() == key && event->modifiers() == Qt::ControlModifier;
}

/// Keys that mean something else elsewhere in the window.
bool isOwnKey(const QKeyEvent* event)
{
    return event->key() == Qt::Key_Escape || isCommand(event, Qt::Key_B) || isCommand(event, Qt::Key_I) ||
           isCommand(event, Qt::Key_K);
}

/// The address, if the text is one and no more.
QString addressIn(const QString& text)
{
    const QString address = text.trimmed();
    const bool isOneWord =
        !address.isEmpty() && std::ranges::none_of(address, [](QChar c) { return c.isSpace(); });
    return isOneWord && isWebAddress(QUrl(address, QUrl::StrictMode)) ? address : QString();
}

} // namespace

NoteTextEdit::NoteTextEdit(Spelling& spelling, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_spelling(spelling)
{
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(0);
    connect(this, &QPlainTextEdit::textChanged, this, &NoteTextEdit::tellIfEdited);
}

QString NoteTextEdit::text() const
{
    return document()
        ->toRawText()
        .replace(QChar::ParagraphSeparator, u'\n')
        .replace(QChar::LineSeparator, u'\n');
}

void NoteTextEdit::replaceText(const QString& text, bool isOther)
{
    const int position = textCursor().position();
    const int scrolled = verticalScrollBar()->value();
    m_isReplacing = true;
    setPlainText(text);
    m_isReplacing = false;
    m_toldRevision = document()->revision();
    QTextCursor cursor = textCursor();
    cursor.setPosition(
        std::min(isOther ? document()->characterCount() - 1 : position, document()->characterCount() - 1));
    setTextCursor(cursor);
    verticalScrollBar()->setValue(isOther ? 0 : scrolled);
}

void NoteTextEdit::rewrite(const QString& text)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

/// Highlighting changes the document as well, but not its text.
void NoteTextEdit::tellIfEdited()
{
    if (m_isReplacing)
        return;
    const int now = document()->revision();
    if (std::exchange(m_toldRevision, now) != now)
        Q_EMIT edited();
}

// Writing
// ----------------------------------------------------------------------------------------------------

template<class Change> void NoteTextEdit::changeAtCursor(Change change)
{
    QTextCursor cursor = textCursor();
    change(cursor);
    setTextCursor(cursor);
    ensureCursorVisible();
}

bool NoteTextEdit::takeKey(QKeyEvent* event)
{
    using namespace markdownediting;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    bool isTaken = true;
    if (isReturn && isPlain)
        changeAtCursor([&](QTextCursor& cursor) { isTaken = continueList(cursor); });
    else if (event->key() == Qt::Key_Tab && isPlain)
        changeAtCursor([](QTextCursor& cursor) { indent(cursor, 1); });
    else if (event->key() == Qt::Key_Backtab)
        changeAtCursor([](QTextCursor& cursor) { indent(cursor, -1); });
    else if (isCommand(event, Qt::Key_B))
        changeAtCursor([](QTextCursor& cursor) { toggleMark(cursor, u"**"_s); });
    else if (isCommand(event, Qt::Key_I))
        changeAtCursor([](QTextCursor& cursor) { toggleMark(cursor, u"*"_s); });
    else if (isCommand(event, Qt::Key_K))
        changeAtCursor([](QTextCursor& cursor) {
            const QString address = addressIn(cursor.selectedText());
            cursor.beginEditBlock();
            if (!address.isEmpty())
                cursor.removeSelectedText();
            makeLink(cursor, address);
            cursor.endEditBlock();
        });
    else
        isTaken = false;
    return isTaken;
}

void NoteTextEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT escapePressed();
    else if (isReadOnly() || !takeKey(event))
        QPlainTextEdit::keyPressEvent(event);
}

void NoteTextEdit::insertFromMimeData(const QMimeData* source)
{
    using namespace markdownediting;
    const QString address = addressIn(source->text());
    const QString selected = textCursor().selectedText();
    if (m_isQuoting)
        changeAtCursor([&](QTextCursor& cursor) { quote(cursor, source->text()); });
    else if (!address.isEmpty() && !selected.isEmpty() && addressIn(selected).isEmpty())
        changeAtCursor([&](QTextCursor& cursor) { makeLink(cursor, address); });
    else
        QPlainTextEdit::insertFromMimeData(source);
}

void NoteTextEdit::dropEvent(QDropEvent* event)
{
    m_isQuoting = event->mimeData()->hasFormat(ReadingText::quotationFormat);
    QPlainTextEdit::dropEvent(event);
    m_isQuoting = false;
}

// Spelling
// ---------------------------------------------------------------------------------------------------

void NoteTextEdit::contextMenuEvent(QContextMenuEvent* event)
{
    QTextCursor word = cursorForPosition(event->pos());
    word.select(QTextCursor::WordUnderCursor);
    const QPoint where = event->reason() == QContextMenuEvent::Keyboard
                             ? viewport()->mapToGlobal(cursorRect().bottomLeft())
                             : event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        word = textCursor();
        word.select(QTextCursor::WordUnderCursor);
    }
    if (m_spelling.verdictOn(word.selectedText()) == Spelling::Verdict::Misspelt)
        offerSpellings(word, where);
    else
        menuFor({}, {})->popup(where);
}

void NoteTextEdit::offerSpellings(const QTextCursor& word, const QPoint& where)
{
    m_spelling.suggest(word.selectedText(), this, [this, word, where](const QStringList& spellings) {
        menuFor(word, spellings)->popup(where);
    });
}

/// `word`: a misspelt one, or none.
QMenu* NoteTextEdit::menuFor(const QTextCursor& word, const QStringList& spellings)
{
    QMenu* menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!word.hasSelection())
        return menu;
    const QString written = word.selectedText();
    QAction* first = menu->actions().value(0);
    const auto add = [&](const QString& text, auto&& does) {
        auto* action = new QAction(text, menu);
        connect(action, &QAction::triggered, this, does);
        menu->insertAction(first, action);
        return action;
    };
    for (const QString& spelling : spellings) {
        QAction* action = add(QString(spelling).replace(u'&', u"&&"_s), [word, written, spelling] {
            QTextCursor change = word;
            if (change.selectedText() == written)
                change.insertText(spelling);
        });
        QFont bold = action->font();
        bold.setBold(true);
        action->setFont(bold);
    }
    if (spellings.isEmpty())
        add(tr("No Suggestions"), [] {})->setEnabled(false);
    menu->insertSeparator(first);
    add(tr("Add “%1” to the Dictionary").arg(written), [this, written] { m_spelling.addWord(written); });
    add(tr("Ignore “%1”").arg(written), [this, written] { m_spelling.ignoreWord(written); });
    menu->insertSeparator(first);
    return menu;
}

// Events
// -----------------------------------------------------------------------------------------------------

bool NoteTextEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void NoteTextEdit::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusLeft();
}

void NoteTextEdit::resizeEvent(QResizeEvent* event)
{
    const int margin = sideMargin(width());
    setViewportMargins(margin, verticalMargin, margin / 2, verticalMargin);
    QPlainTextEdit::resizeEvent(event);
}

} // namespace offprint
