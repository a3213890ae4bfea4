#include "ui/notes/notetextedit.h"

#include "ui/detail/measure.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <utility>

namespace offprint {

namespace {

constexpr int verticalMargin = 10;

} // namespace

NoteTextEdit::NoteTextEdit(QWidget* parent)
    : QPlainTextEdit(parent)
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
    m_told = this->text();
    QTextCursor cursor = textCursor();
    cursor.setPosition(
        std::min(isOther ? document()->characterCount() - 1 : position, document()->characterCount() - 1));
    setTextCursor(cursor);
    verticalScrollBar()->setValue(isOther ? 0 : scrolled);
}

/// Highlighting changes the document as well, but not its text.
void NoteTextEdit::tellIfEdited()
{
    if (m_isReplacing)
        return;
    const QString now = text();
    if (std::exchange(m_told, now) != now)
        Q_EMIT edited(now);
}

bool NoteTextEdit::event(QEvent* event)
{
    // Escape while writing is ours, whatever it does elsewhere in the window.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
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

void NoteTextEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT escapePressed();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void NoteTextEdit::resizeEvent(QResizeEvent* event)
{
    const int margin = sideMargin(width());
    setViewportMargins(margin, verticalMargin, margin / 2, verticalMargin);
    QPlainTextEdit::resizeEvent(event);
}

} // namespace offprint
