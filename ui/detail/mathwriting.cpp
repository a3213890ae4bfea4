#include "ui/detail/mathwriting.h"

#include "models/math/mathpieces.h"
#include "ui/detail/mathobject.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QTextCursor>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool writeParagraph(QTextCursor& cursor, const QList<MathPiece>& pieces, MathTypesetter& math)
{
    const QString lineEnd(QChar::LineSeparator);
    bool isPending = false;
    bool wasDisplay = false;
    for (const MathPiece& piece : pieces) {
        const bool isDisplay = piece.kind == MathPiece::Kind::Display;
        if (wasDisplay || (isDisplay && !cursor.atBlockStart()))
            cursor.insertText(lineEnd, QTextCharFormat());
        QString words = piece.content;
        if (wasDisplay)
            words = words.sliced(words.startsWith(u' ') ? 1 : 0);
        if (piece.kind == MathPiece::Kind::Text)
            cursor.insertText(words.replace(u'\n', QChar::LineSeparator), QTextCharFormat());
        else if (MathObject::insert(cursor, piece, math, QTextCharFormat()))
            isPending = true;
        wasDisplay = isDisplay;
    }
    return isPending;
}

} // namespace

bool writeWithMath(QTextCursor& cursor, const QString& text, MathTypesetter& math)
{
    static const QRegularExpression blankLines(u"\\n[ \\t]*\\n\\s*"_s);
    bool isPending = false;
    bool isFirst = true;
    for (const QString& paragraph : text.trimmed().split(blankLines)) {
        if (!isFirst)
            cursor.insertBlock();
        isFirst = false;
        isPending = writeParagraph(cursor, mathPieces(paragraph), math) || isPending;
    }
    return isPending;
}

} // namespace offprint
