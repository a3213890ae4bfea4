#pragma once

#include "models/notes/linksuggestions.h"

#include <QtWidgets/QListWidget>

class QPlainTextEdit;

namespace offprint {

class Appearance;

/// What hangs below the text cursor of a note while "[[" is followed by words: the papers, or authors, that
/// may be meant. Keys steer it from the editor, which keeps the focus: Up, Down, Return or Tab, Escape. Gone
/// when the cursor leaves the link. Library, appearance and editor must outlive it; it lies over the editor's
/// window.
class LinkCompletion final : public QListWidget
{
    Q_OBJECT

public:
    LinkCompletion(Library& library, const Appearance& appearance, QPlainTextEdit* editor);

    [[nodiscard]] bool isOffering() const { return isVisible(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void offer(const QList<LinkSuggestion>& suggestions);
    void place();
    void stop();
    [[nodiscard]] bool steer(int key);
    void take(int row);
    void write(const QString& link);
    [[nodiscard]] std::optional<QString> typed() const;
    void applyAppearance();

    Library& m_library;
    const Appearance& m_appearance;
    QPlainTextEdit* m_editor;
    LinkSuggestions m_suggestions;
    QList<LinkSuggestion> m_offered;
    bool m_isDismissed = false; ///< by Escape, until another link is begun
};

} // namespace offprint
