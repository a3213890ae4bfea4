#include "ui/notes/markdownediting.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint::markdownediting {

namespace {

constexpr int indentWidth = 4; // what makes a paragraph a part of any item: CommonMark 0.31, "List items"

/// One step of undoing, however it is left.
class Step final
{
public:
    explicit Step(QTextCursor& cursor)
        : m_cursor(cursor)
    {
        m_cursor.beginEditBlock();
    }
    ~Step() { m_cursor.endEditBlock(); }
    Q_DISABLE_COPY_MOVE(Step)

private:
    QTextCursor& m_cursor;
};

struct Item
{
    QString before; ///< space and signs of quotation
    QString mark;   ///< "- ", "3. ", "- [x] "; empty: a quotation alone
    QString text;
};

std::optional<Item> itemOf(const QString& line)
{
    static const QRegularExpression pattern(
        u"^(\\s*(?:>\\s?)*)((?:[-*+]|\\d{1,9}[.)])\\s+(?:\\[[ xX]\\]\\s+)?)?(.*)$"_s);
    const auto match = pattern.match(line);
    Item item{match.captured(1), match.captured(2), match.captured(3)};
    if (item.mark.isEmpty() && !item.before.contains(u'>'))
        return std::nullopt;
    return item;
}

QString nextMark(QString mark)
{
    static const QRegularExpression number(u"^\\d+"_s);
    if (const auto match = number.match(mark); match.hasMatch())
        mark.replace(0, match.capturedLength(), QString::number(match.captured().toInt() + 1));
    return mark.replace("[x]"_L1, "[ ]"_L1, Qt::CaseInsensitive);
}

/// Selects so many characters before the selection and behind it; false if they are not there.
bool isWrapped(const QTextCursor& cursor, const QString& mark)
{
    QTextCursor outside(cursor.document());
    const int size = int(mark.size());
    const int from = cursor.selectionStart() - size;
    const int to = cursor.selectionEnd() + size;
    if (from < 0 || to >= cursor.document()->characterCount())
        return false;
    outside.setPosition(from);
    outside.setPosition(to, QTextCursor::KeepAnchor);
    const QString text = outside.selectedText();
    // "*" within "**" is another mark
    const QChar sign = mark.front();
    const auto at = [&](int position) { return cursor.document()->characterAt(position); };
    const bool isLonger = mark.size() == 1 && (at(from - 1) == sign) != (at(to) == sign);
    const bool isOther = mark.size() == 1 && at(from - 1) == sign && at(to) == sign && at(from - 2) != sign;
    return text.startsWith(mark) && text.endsWith(mark) && !isLonger && !isOther;
}

void selectWord(QTextCursor& cursor)
{
    const int position = cursor.position();
    cursor.select(QTextCursor::WordUnderCursor);
    const QString word = cursor.selectedText();
    const bool isThere = cursor.selectionStart() <= position && position <= cursor.selectionEnd();
    if (!isThere || std::ranges::none_of(word, [](QChar c) { return c.isLetterOrNumber(); }))
        cursor.setPosition(position);
}

void indentLine(QTextCursor line, int steps)
{
    const QString text = line.block().text();
    line.movePosition(QTextCursor::StartOfBlock);
    if (steps > 0) {
        if (!text.isEmpty())
            line.insertText(QString(steps * indentWidth, u' '));
        return;
    }
    int width = 0;
    int length = 0;
    while (length < text.size() && width < -steps * indentWidth &&
           (text[length] == u' ' || text[length] == u'\t')) {
        width += text[length] == u'\t' ? indentWidth : 1;
        ++length;
    }
    line.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor, length);
    line.removeSelectedText();
}

} // namespace

bool continueList(QTextCursor& cursor)
{
    if (cursor.hasSelection())
        return false;
    const QString line = cursor.block().text();
    const auto item = itemOf(line);
    const qsizetype markEnd = item ? item->before.size() + item->mark.size() : 0;
    if (!item || cursor.positionInBlock() < markEnd)
        return false;
    const Step step(cursor);
    if (item->text.trimmed().isEmpty()) {
        cursor.movePosition(QTextCursor::StartOfBlock);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    } else {
        cursor.insertBlock();
        cursor.insertText(item->before + nextMark(item->mark));
    }
    return true;
}

void indent(QTextCursor& cursor, int steps)
{
    const QTextDocument* document = cursor.document();
    const QTextBlock first = document->findBlock(cursor.selectionStart());
    QTextBlock last = document->findBlock(cursor.selectionEnd());
    const bool areSeveral = first != last;
    if (areSeveral && cursor.selectionEnd() == last.position())
        last = last.previous(); // nothing of it is selected
    const auto item = itemOf(first.text());
    const bool isItem = item && !item->mark.isEmpty();
    const Step step(cursor);
    if (!areSeveral && !isItem && steps > 0) {
        cursor.removeSelectedText();
        cursor.insertText(QString(indentWidth - cursor.positionInBlock() % indentWidth, u' '));
        return;
    }
    for (QTextBlock block = first;; block = block.next()) {
        indentLine(QTextCursor(block), steps);
        if (block == last)
            break;
    }
}

void toggleMark(QTextCursor& cursor, const QString& mark)
{
    const Step step(cursor);
    if (!cursor.hasSelection())
        selectWord(cursor);
    const int from = cursor.selectionStart();
    const int to = cursor.selectionEnd();
    const int size = int(mark.size());
    QTextCursor edit(cursor.document());
    const bool isOn = isWrapped(cursor, mark);
    for (const int at : {to, from}) { // so that what is before keeps its place
        edit.setPosition(isOn && at == from ? at - size : at);
        if (isOn) {
            edit.setPosition(edit.position() + size, QTextCursor::KeepAnchor);
            edit.removeSelectedText();
        } else {
            edit.insertText(mark);
        }
    }
    const int moved = isOn ? -size : size;
    cursor.setPosition(from + moved);
    cursor.setPosition(to + moved, QTextCursor::KeepAnchor);
}

void makeLink(QTextCursor& cursor, const QString& address)
{
    const Step step(cursor);
    const int from = cursor.selectionStart();
    const QString words = cursor.selectedText();
    cursor.insertText(u"[%1](%2)"_s.arg(words, address));
    const int length = int(words.size() + address.size()) + 4;
    if (words.isEmpty())
        cursor.setPosition(from + 1);
    else if (address.isEmpty())
        cursor.setPosition(from + length - 1);
}

void quote(QTextCursor& cursor, const QString& text)
{
    const Step step(cursor);
    cursor.setPosition(cursor.selectionEnd());
    const QString line = cursor.block().text();
    if (!line.trimmed().isEmpty()) {
        cursor.movePosition(QTextCursor::EndOfBlock);
        cursor.insertText(u"\n\n"_s);
    }
    for (const QString& each : text.trimmed().split(u'\n'))
        cursor.insertText(each.trimmed().isEmpty() ? u">\n"_s : u"> %1\n"_s.arg(each.trimmed()));
    cursor.insertText(u"\n"_s);
}

} // namespace offprint::markdownediting
