#pragma once

#include "models/domain/detailstate.h"
#include "models/notedraft.h"

#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

class QLabel;
class QStackedLayout;
class QPushButton;

namespace offprint {

class Appearance;
class MathTypesetter;
class NoteTextEdit;
class NotePreview;
class Syntax;

/// The note of the selected paper: written as Markdown, looked at as text, stored as it is typed (NoteDraft
/// says when). It is highlighted once the syntax has been read. Library, appearance and syntax must outlive
/// it.
class NoteEditor final : public QWidget
{
    Q_OBJECT

public:
    NoteEditor(Library& library, const Appearance& appearance, Syntax& syntax, MathTypesetter& math,
               QWidget* parent = nullptr);

    void showState(const DetailState& state);

    /// Puts the cursor into the text; as soon as there is one, if the paper is still being read.
    void focusText();

    /// Asks for everything unsaved to be stored, and returns at once.
    void flush() { m_draft.flush(); }

    /// Whether the library has every note as it was written, those of papers shown before included.
    [[nodiscard]] bool isSaved() const { return m_draft.isAllSaved(); }

Q_SIGNALS:
    void linkActivated(const QUrl& url);
    void leaveRequested(); ///< Escape: the focus belongs elsewhere now
    void saveFailed(offprint::PaperId paper, const offprint::Error& error);
    void saveStateChanged(); ///< isSaved() may be another

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Tab { Note, Preview };

    void highlightWith(Syntax& syntax);
    void makeHeader();
    [[nodiscard]] QPushButton* makeTab(const QString& text, Tab tab);
    void followDraft();
    void showPaper(const Paper& paper);
    void showNothing(const QString& why);
    void setEnabledTabs(bool areEnabled);
    void showTab(Tab tab);
    void showText(const QString& text);
    [[nodiscard]] QString saveStateInWords() const;
    void showSaveState();
    void applyAppearance();

    const Appearance& m_appearance;
    NoteDraft m_draft;
    QWidget* m_header = nullptr;
    QPushButton* m_noteTab = nullptr;
    QPushButton* m_previewTab = nullptr;
    QWidget* m_line = nullptr;
    QLabel* m_saveState = nullptr;
    NoteTextEdit* m_text;
    NotePreview* m_preview;
    QLabel* m_nothing;
    QStackedLayout* m_pages;
    QTimer m_slowTimer;
    PaperId m_shownPaper;
    Tab m_tab = Tab::Note;
    bool m_isLoading = false;
    bool m_isFocusWanted = false; ///< once the paper is read
};

} // namespace offprint
