#include "ui/detail/readingtext.h"

#include "models/math/mathpieces.h"
#include "ui/detail/mathobject.h"
#include "ui/detail/mathwriting.h"
#include "ui/detail/wordmatches.h"
#include "ui/math/mathtypesetter.h"

#include <QtCore/QMimeData>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace offprint {

ReadingText::ReadingText(MathTypesetter& math, QWidget* parent)
    : OfflineBrowser(parent)
    , m_math(math)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    setCursorWidth(0);
    document()->documentLayout()->registerHandler(MathObject::type, new MathObject(this));
    connect(document(), &QTextDocument::contentsChanged, this, [this] { m_heightIsOf = -1; });
    connect(&m_math, &MathTypesetter::typeset, this, &ReadingText::follow);
}

void ReadingText::setParagraphs(const QString& text)
{
    m_text = text;
    write();
}

void ReadingText::write()
{
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    m_isWaiting = writeWithMath(cursor, m_text, m_math);
    cursor.endEditBlock();
    setTextCursor(QTextCursor(document())); // writing took it along to the end
}

void ReadingText::setRichText(const QString& html)
{
    m_text = QString();
    setHtml(html);
    typesetInPlace();
}

/// What is pending stays as it is written, to be found again.
void ReadingText::typesetInPlace()
{
    using State = MathTypesetter::Answer::State;
    m_isWaiting = false;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        int from = 0;
        for (const MathPiece& piece : mathPieces(block.text())) {
            const int at = piece.source.isEmpty() ? -1 : int(block.text().indexOf(piece.source, from));
            if (at < 0)
                continue;
            const auto answer = m_math.formula(piece.content, piece.kind == MathPiece::Kind::Display);
            m_isWaiting = m_isWaiting || answer.state == State::Pending;
            from = at + int(piece.source.size());
            if (answer.state != State::Done)
                continue;
            cursor.setPosition(block.position() + at);
            cursor.setPosition(block.position() + from, QTextCursor::KeepAnchor);
            cursor.insertText(QString(QChar::ObjectReplacementCharacter),
                              MathObject::format(cursor.charFormat(), document()->defaultFont(),
                                                 answer.formula, piece.source));
            from = at + 1;
        }
    }
    cursor.endEditBlock();
}

bool ReadingText::isAnyPending(const QString& text) const
{
    return std::ranges::any_of(mathPieces(text), [this](const MathPiece& piece) {
        const bool isDisplay = piece.kind == MathPiece::Kind::Display;
        return piece.kind != MathPiece::Kind::Text &&
               m_math.formula(piece.content, isDisplay).state == MathTypesetter::Answer::State::Pending;
    });
}

/// All of it at once, so that it does not move with each formula; not while someone selects in it.
void ReadingText::follow()
{
    const bool isRich = m_text.isNull();
    if (!m_isWaiting || textCursor().hasSelection() || isAnyPending(isRich ? toPlainText() : m_text))
        return;
    if (isRich)
        typesetInPlace();
    else
        write();
    Q_EMIT typesetAnew();
}

QMimeData* ReadingText::createMimeDataFromSelection() const
{
    QMimeData* copied = MathObject::mimeOf(textCursor());
    copied->setData(quotationFormat, {});
    return copied;
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
    m_marked = marks;
    showSelections();
}

qsizetype ReadingText::showFound(const QString& words, qsizetype current, const QColor& background,
                                 const QColor& currentBackground)
{
    m_found.clear();
    m_currentFound = current;
    QTextCursor at(document());
    while (!words.isEmpty() && !(at = document()->find(words, at)).isNull()) {
        ExtraSelection found;
        found.cursor = at;
        found.format.setBackground(m_found.size() == current ? currentBackground : background);
        m_found.append(found);
    }
    showSelections();
    return m_found.size();
}

QRect ReadingText::currentFound() const
{
    return m_currentFound >= 0 && m_currentFound < m_found.size()
               ? cursorRect(m_found.at(m_currentFound).cursor)
               : QRect();
}

void ReadingText::showSelections()
{
    setExtraSelections(m_marked + m_found);
}

void ReadingText::setJustified(bool isJustified)
{
    QTextOption option = document()->defaultTextOption();
    option.setAlignment(isJustified ? Qt::AlignJustify : Qt::AlignLeading);
    document()->setDefaultTextOption(option);
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
