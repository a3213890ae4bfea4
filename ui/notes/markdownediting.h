#pragma once

#include <QtGui/QTextCursor>

namespace offprint {

/// What an editor of Markdown does beyond plain typing. Each is one step to undo, and leaves the cursor where
/// one goes on typing.
namespace markdownediting {

/// A new line within a list or a quotation: begins the next item. In an item without text: ends the list.
/// False if the cursor stands in neither, and nothing was done.
[[nodiscard]] bool continueList(QTextCursor& cursor);

/// Tab: moves the lines that are selected, or the item of a list, `steps` further to the right (or, below 0,
/// to the left); elsewhere puts spaces up to the next stop.
void indent(QTextCursor& cursor, int steps);

/// Puts the mark ("**", "*", "`") around what is selected, else around the word at the cursor; or takes it
/// off, where it stands.
void toggleMark(QTextCursor& cursor, const QString& mark);

/// Makes what is selected a link to the address. With no address or no words the cursor stands where they are
/// to be typed.
void makeLink(QTextCursor& cursor, const QString& address);

/// As a quotation, on lines of its own, with the cursor behind it.
void quote(QTextCursor& cursor, const QString& text);

} // namespace markdownediting

} // namespace offprint
