#pragma once

#include "ui/math/formula.h"

#include <QtCore/QObject>
#include <QtGui/QTextCharFormat>
#include <QtGui/QTextObjectInterface>

#include <memory>

class QMimeData;
class QTextCursor;

namespace offprint {

class MathTypesetter;
struct MathPiece;

/// A typeset formula as one character of a text: on the line's baseline, as large as the text and in its
/// colour.
class MathObject final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    using QObject::QObject;

    static constexpr int type = QTextFormat::UserObject + 1;

    /// The format of the character that stands for the formula in text of `around`. `source` is its TeX as
    /// written: what is copied.
    [[nodiscard]] static QTextCharFormat format(const QTextCharFormat& around, const QFont& font,
                                                std::shared_ptr<const Formula> formula,
                                                const QString& source);

    /// Puts the formula in place of what the cursor selects, in text of `around`: typeset, or in plain
    /// characters where it is not. True if it is still to come.
    [[nodiscard]] static bool insert(QTextCursor& cursor, const MathPiece& formula, MathTypesetter& math,
                                     const QTextCharFormat& around);

    /// What is copied of a selection: its text, with the TeX of its formulas. The caller owns it.
    [[nodiscard]] static QMimeData* mimeOf(const QTextCursor& selection);

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                    const QTextFormat& format) override;
};

} // namespace offprint
