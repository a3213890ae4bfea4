#include "ui/detail/mathobject.h"

#include "models/math/mathpieces.h"
#include "models/math/unicodemath.h"
#include "ui/math/mathtypesetter.h"

#include <QtCore/QMimeData>
#include <QtGui/QFontInfo>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

using FormulaPointer = std::shared_ptr<const offprint::Formula>;
Q_DECLARE_METATYPE(FormulaPointer)

namespace offprint {

namespace {

enum Property { FormulaProperty = QTextFormat::UserProperty + 1, SourceProperty, EmProperty };

/// An inline object stands on the baseline only down to the descent of its own font: that must reach as deep
/// as the formula does.
QFont deepEnough(QFont font, qreal depth)
{
    const qreal descent = QFontMetricsF(font).descent();
    if (descent < depth && descent > 0)
        font.setPixelSize(int(std::ceil(QFontInfo(font).pixelSize() * depth / descent)));
    return font;
}

/// That of the text, or what makes the formula as wide as all of it: it cannot be broken.
qreal emIn(const QTextDocument& document, const Formula& formula, const QTextFormat& format)
{
    const qreal em = format.property(EmProperty).toReal();
    const qreal room = document.textWidth() - 2 * document.documentMargin();
    const bool isTooWide = room > 0 && formula.width * em > room;
    return isTooWide ? room / formula.width : em;
}

/// The TeX of a formula's character; empty if it is none.
QString sourceOf(const QTextCharFormat& format)
{
    return format.objectType() == MathObject::type ? format.property(SourceProperty).toString() : QString();
}

} // namespace

QTextCharFormat MathObject::format(const QTextCharFormat& around, const QFont& font, FormulaPointer formula,
                                   const QString& source)
{
    const qreal em = QFontInfo(font).pixelSize();
    QTextCharFormat format = around;
    format.setObjectType(type);
    format.setFont(deepEnough(font, formula->descent * em));
    format.setVerticalAlignment(QTextCharFormat::AlignBaseline);
    format.setProperty(FormulaProperty, QVariant::fromValue(std::move(formula)));
    format.setProperty(SourceProperty, source);
    format.setProperty(EmProperty, em);
    return format;
}

bool MathObject::insert(QTextCursor& cursor, const MathPiece& formula, MathTypesetter& math,
                        const QTextCharFormat& around)
{
    using State = MathTypesetter::Answer::State;
    const auto answer = math.formula(formula.content, formula.kind == MathPiece::Kind::Display);
    if (answer.state == State::Done)
        cursor.insertText(QString(QChar::ObjectReplacementCharacter),
                          format(around, cursor.document()->defaultFont(), answer.formula, formula.source));
    else
        cursor.insertText(unicodeMath(formula.content).value_or(formula.source), around);
    return answer.state == State::Pending;
}

QMimeData* MathObject::mimeOf(const QTextCursor& selection)
{
    QString text;
    for (QTextBlock block = selection.document()->findBlock(selection.selectionStart());
         block.isValid() && block.position() < selection.selectionEnd(); block = block.next()) {
        if (!text.isEmpty())
            text += u"\n\n"_s;
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            const int start = std::max(fragment.position(), selection.selectionStart());
            const int end = std::min(fragment.position() + fragment.length(), selection.selectionEnd());
            if (start >= end)
                continue;
            const QString source = sourceOf(fragment.charFormat());
            text += source.isEmpty() ? fragment.text().sliced(start - fragment.position(), end - start)
                                     : source.repeated(end - start);
        }
    }
    auto mime = std::make_unique<QMimeData>();
    mime->setText(text.replace(QChar::LineSeparator, u'\n').replace(QChar::Nbsp, u' '));
    return mime.release();
}

QSizeF MathObject::intrinsicSize(QTextDocument* document, int, const QTextFormat& format)
{
    const auto formula = format.property(FormulaProperty).value<FormulaPointer>();
    if (!formula)
        return {};
    const qreal em = emIn(*document, *formula, format);
    const qreal descent = QFontMetricsF(format.toCharFormat().font()).descent();
    return {std::ceil(formula->width * em), std::ceil(formula->ascent * em) + descent};
}

void MathObject::drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int,
                            const QTextFormat& format)
{
    const auto formula = format.property(FormulaProperty).value<FormulaPointer>();
    if (!formula)
        return;
    const qreal descent = QFontMetricsF(format.toCharFormat().font()).descent();
    paintFormula(*painter, *formula, QPointF(rect.left(), rect.bottom() - descent),
                 emIn(*document, *formula, format), painter->pen().color());
}

} // namespace offprint
