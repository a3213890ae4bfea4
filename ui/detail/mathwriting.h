#pragma once

class QString;
class QTextCursor;

namespace offprint {

class MathTypesetter;

/// Writes a text at the cursor: paragraphs separated by blank lines, formulas (mathPieces()) typeset, or in
/// plain characters where they are not; displayed ones on lines of their own. Nothing in it is markup. True
/// if a formula is still to come.
bool writeWithMath(QTextCursor& cursor, const QString& text, MathTypesetter& math);

} // namespace offprint
