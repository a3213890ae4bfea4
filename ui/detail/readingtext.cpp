#include "ui/detail/readingtext.h"

#include "ui/detail/wordmatches.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace offprint {

ReadingText::ReadingText(QWidget* parent)
    : OfflineBrowser(parent)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    setCursorWidth(0);
    connect(document(), &QTextDocument::contentsChanged, this, [this] { m_heightIsOf = -1; });
}

void ReadingText::setParagraphs(const QString& text)
{
    static const QRegularExpression blankLines(u"\\n[ \\t]*\\n\\s*"_s);
    clear();
    QTextCursor cursor(document());
    bool isFirst = true;
    for (const QString& paragraph : text.trimmed().split(blankLines)) {
        if (!isFirst)
            cursor.insertBlock();
        isFirst = false;
        cursor.insertText(QString(paragraph).replace(u'\n', QChar::LineSeparator));
    }
    setTextCursor(QTextCursor(document())); // writing took it along to the end
}

void ReadingText::setMarkedWords(const QStringList& words, const QColor& background)
{
    QList<ExtraSelection> marks;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (const TextSpan& span : wordMatches(block.text(), words)) {
            ExtraSelection mark;
            mark.cursor = QTextCursor(block);
            mark.cursor.setPosition(block.position() + int(span.start));
            mark.cursor.setPosition(block.position() + int(span.start + span.length),
                                    QTextCursor::KeepAnchor);
            mark.format.setBackground(background);
            marks.append(mark);
        }
    }
    setExtraSelections(marks);
}

int ReadingText::heightForWidth(int width) const
{
    if (m_heightIsOf == width)
        return m_height;
    // The widget is given this width next, and the text is then laid out in it already.
    document()->setTextWidth(width);
    m_height = int(std::ceil(document()->size().height()));
    m_heightIsOf = width;
    return m_height;
}

void ReadingText::keyPressEvent(QKeyEvent* event)
{
    // The column scrolls, not this.
    if (event->matches(QKeySequence::MoveToNextPage) || event->matches(QKeySequence::MoveToPreviousPage) ||
        ((event->key() == Qt::Key_Home || event->key() == Qt::Key_End) && !event->modifiers()))
        event->ignore();
    else
        tellMove([&] {
            setCursorWidth(1); // who reads with the mouse needs none
            OfflineBrowser::keyPressEvent(event);
        });
}

void ReadingText::mousePressEvent(QMouseEvent* event)
{
    setCursorWidth(0);
    OfflineBrowser::mousePressEvent(event);
}

void ReadingText::mouseMoveEvent(QMouseEvent* event)
{
    tellMove([&] { OfflineBrowser::mouseMoveEvent(event); });
}

template<class Handle> void ReadingText::tellMove(Handle handle)
{
    const int before = textCursor().position();
    handle();
    if (textCursor().position() != before)
        Q_EMIT cursorMovedTo(cursorRect());
}

void ReadingText::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

} // namespace offprint
