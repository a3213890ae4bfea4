#pragma once

#include "ui/detail/offlinebrowser.h"

namespace offprint {

/// Text that is as high as it needs to be, in a column that scrolls as a whole.
class ReadingText final : public OfflineBrowser
{
    Q_OBJECT

public:
    explicit ReadingText(QWidget* parent = nullptr);

    /// Paragraphs separated by blank lines; nothing in it is markup.
    void setParagraphs(const QString& text);

    void setMarkedWords(const QStringList& words, const QColor& background);

    /// The height of the text in this width. Lays it out so: to be followed by taking that width.
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    void cursorMovedTo(const QRect& rect); ///< by the user; in this widget's coordinates

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    template<class Handle> void tellMove(Handle handle);

    mutable int m_height = 0;
    mutable int m_heightIsOf = -1; ///< the width; -1: of none
};

} // namespace offprint
