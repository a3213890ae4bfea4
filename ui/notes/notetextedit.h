#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace offprint {

class Spelling;

/// A Markdown text to write in, with margins inside it: lists go on by themselves, Tab indents, keys make
/// text bold, italic or a link, an address pasted over words makes them a link, and what is dragged in from a
/// paper is a quotation. Tells when the user changed it, when the focus went, and when Escape was pressed.
/// Spelling must outlive it.
class NoteTextEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NoteTextEdit(Spelling& spelling, QWidget* parent = nullptr);

    /// Puts a text in place of the one before, and forgets how that came about: it cannot be undone. The
    /// cursor goes to its end if `isOther`, else stays as near as it can.
    void replaceText(const QString& text, bool isOther);

    /// As the user would: can be undone.
    void rewrite(const QString& text);

    /// As it was typed: no-break spaces included, which toPlainText() makes into plain ones.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void edited();
    void focusLeft();
    void escapePressed();

protected:
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void tellIfEdited();
    [[nodiscard]] bool takeKey(QKeyEvent* event);
    void offerSpellings(const QTextCursor& word, const QPoint& where);
    [[nodiscard]] QMenu* menuFor(const QTextCursor& word, const QStringList& spellings);
    template<class Change> void changeAtCursor(Change change);

    Spelling& m_spelling;
    int m_toldRevision = 0; ///< of the document, when it was last told of
    bool m_isReplacing = false;
    bool m_isQuoting = false; ///< what is being dropped comes from a paper
};

} // namespace offprint
