#pragma once

#include "models/domain/detailstate.h"
#include "models/notes/notedraft.h"
#include "models/notes/notelinks.h"
#include "ui/notes/spelling.h"

#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QToolButton;

namespace offprint {

class Appearance;
class MathTypesetter;
class NoteHighlighter;
class NoteTextEdit;
class NotePreview;
class Settings;
class Syntax;

/// The note of the selected paper: written as Markdown, looked at as text, or both side by side; stored as it
/// is typed (NoteDraft says when). It is highlighted once the syntax has been read. Everything given to it
/// must outlive it.
class NoteEditor final : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Note, Preview, Both };

    NoteEditor(Library& library, Settings& settings, const Appearance& appearance, Syntax& syntax,
               MathTypesetter& math, QWidget* parent = nullptr);
    ~NoteEditor() override;

    void showState(const DetailState& state);
    /// Papers whose notes link to this one; of another paper than is shown they are not taken.
    void setBacklinks(PaperId paper, const QList<PaperRow>& from);

    /// Puts the cursor into the text; as soon as there is one, if the paper is still being read.
    void focusText();

    [[nodiscard]] Tab tab() const { return m_tab; }
    /// The cursor goes into the text, unless only the preview is shown.
    void showTab(Tab tab);

    /// Which parts are shown, and how the room is divided between them; what makes no sense changes nothing.
    [[nodiscard]] QByteArray state() const;
    void setState(const QByteArray& state);

    /// The earlier texts of the note, in a dialog.
    void showHistory();

    /// Asks for everything unsaved to be stored, and returns at once.
    void flush();

    /// Whether the library has every note as it was written, those of papers shown before included.
    [[nodiscard]] bool isSaved() const { return !m_takeTimer.isActive() && m_draft.isAllSaved(); }

Q_SIGNALS:
    void linkActivated(const QUrl& url);
    void noteLinkActivated(const offprint::NoteLink& link); ///< to another paper, or an author
    void changedElsewhere(offprint::PaperId paper);         ///< while it was written here; both are kept
    void tabChanged();
    void leaveRequested(); ///< Escape: the focus belongs elsewhere now
    void saveFailed(offprint::PaperId paper, const offprint::Error& error);
    void saveStateChanged(); ///< isSaved() may be another

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void highlightWith(Syntax& syntax);
    void makeHeader();
    [[nodiscard]] QPushButton* makeTab(const QString& text, Tab tab);
    void followDraft();
    void showPaper(const Paper& paper);
    void showNothing(const QString& why);
    void setEnabledTabs(bool areEnabled);
    void showParts();
    void followEdit();
    void takeText();
    void takePending();
    void showText(const QString& text);
    [[nodiscard]] QString saveStateInWords() const;
    void showSaveState();
    void applyAppearance();

    // noteeditor_menu.cpp: what the menu of the note offers
    void fillMenu();
    void addTemplates(QMenu* menu);
    void beginWith(const QString& text);
    void keepAsTemplate();
    void setChecksSpelling(bool doesCheck);

    Library& m_library;
    Settings& m_settings;
    const Appearance& m_appearance;
    NoteDraft m_draft;
    Spelling m_spelling;
    NoteHighlighter* m_highlighter = nullptr; ///< once the syntax is there
    QWidget* m_header = nullptr;
    QPushButton* m_noteTab = nullptr;
    QPushButton* m_previewTab = nullptr;
    QPushButton* m_bothTab = nullptr;
    QToolButton* m_menuButton = nullptr;
    QMenu* m_menu = nullptr;
    QWidget* m_line = nullptr;
    QLabel* m_saveState = nullptr;
    NoteTextEdit* m_text;
    NotePreview* m_preview;
    QLabel* m_nothing;
    QSplitter* m_both;
    QStackedLayout* m_pages;
    QTimer m_slowTimer;
    QTimer m_takeTimer; ///< until then the draft lacks what was typed into a long note
    QTimer m_restTimer; ///< typing paused: time to count words, and to render
    PaperId m_shownPaper;
    QString m_title; ///< of the paper
    int m_words = 0;
    Tab m_tab = Tab::Note;
    bool m_isLoading = false;
    bool m_isFocusWanted = false; ///< once the paper is read
};

} // namespace offprint
