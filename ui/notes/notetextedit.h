#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace offprint {

/// A plain text to write in, with margins inside it. Tells when the user changed it, when the focus went, and
/// when Escape was pressed.
class NoteTextEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NoteTextEdit(QWidget* parent = nullptr);

    /// Puts a text in place of the one before, and forgets how that came about: it cannot be undone. The
    /// cursor goes to its end if `isOther`, else stays as near as it can.
    void replaceText(const QString& text, bool isOther);

    /// As it was typed: no-break spaces included, which toPlainText() makes into plain ones.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void edited(const QString& text);
    void focusLeft();
    void escapePressed();

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void tellIfEdited();

    QString m_told;
    bool m_isReplacing = false;
};

} // namespace offprint
