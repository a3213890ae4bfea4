#pragma once

#include "ui/detail/offlinebrowser.h"

namespace offprint {

class MathTypesetter;

/// Text that is as high as it needs to be, in a column that scrolls as a whole.
class ReadingText final : public OfflineBrowser
{
    Q_OBJECT

public:
    /// What is copied or dragged out of it is marked so: words of a paper.
    static constexpr QLatin1StringView quotationFormat{"application/x-offprint-quotation"};

    /// `math` must outlive it.
    explicit ReadingText(MathTypesetter& math, QWidget* parent = nullptr);

    /// Paragraphs separated by blank lines, with formulas (mathPieces()): typeset as soon as they are, in
    /// plain characters until then. Nothing in it is markup.
    void setParagraphs(const QString& text);
    /// Rich text, whose formulas are typeset likewise; until then they stand there as written.
    void setRichText(const QString& html);
    /// All that was to be typeset is, or cannot be.
    [[nodiscard]] bool isTypeset() const { return !m_isWaiting; }

    void setMarkedWords(const QStringList& words, const QColor& background);

    /// Where the words stand, letter case aside; what they are is shown, the `current` one by another colour
    /// (-1: none of them is here). How many there are.
    qsizetype showFound(const QString& words, qsizetype current, const QColor& background,
                        const QColor& currentBackground);
    /// Where the one that is current stands, in this widget's coordinates; null: none is.
    [[nodiscard]] QRect currentFound() const;

    void setJustified(bool isJustified);

    /// The height of the text in this width. Lays it out so: to be followed by taking that width.
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    void typesetAnew(); ///< its formulas are there: it holds what it held before, and its height is another
    void cursorMovedTo(const QRect& rect); ///< by the user; in this widget's coordinates

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;

private:
    void write();
    void typesetInPlace();
    [[nodiscard]] bool isAnyPending(const QString& text) const;
    void follow();
    template<class Handle> void tellMove(Handle handle);
    void showSelections();

    MathTypesetter& m_math;
    QList<ExtraSelection> m_marked;
    QList<ExtraSelection> m_found;
    qsizetype m_currentFound = -1;
    QString m_text;           ///< with its TeX; null: it is rich
    bool m_isWaiting = false; ///< for formulas of it
    mutable int m_height = 0;
    mutable int m_heightIsOf = -1; ///< the width; -1: of none
};

} // namespace offprint
