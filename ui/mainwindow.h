#pragma once

#include "models/currenthistory.h"
#include "models/currentpaper.h"
#include "models/currentplace.h"
#include "models/domain/catalogue.h"
#include "models/librarycommands.h"
#include "models/notes/notelinks.h"
#include "models/paperlistmodel.h"
#include "models/querysuggestions.h"
#include "models/refresher.h"
#include "models/settings.h"
#include "models/sidebarmodel.h"
#include "models/undohistory.h"
#include "ui/actions.h"
#include "ui/math/mathtypesetter.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QMainWindow>

#include <functional>

class QSplitter;
class QStackedWidget;

namespace offprint {

class Appearance;
class ChoicePopup;
struct Choice;
class DetailPane;
class ExportDialog;
struct ExportScope;
class FeedDialogs;
class FeedFinder;
class ImportTransfer;
class NoteEditor;
class NoticeBar;
class OlderLoading;
class OlderPapers;
class OutlineFiles;
class OutlineTransfer;
class PaperFiles;
class PaperImports;
struct PaperExport;
class PaperListPane;
class Pdfs;
class PdfPane;
class PaperPrint;
class PaperTransfer;
class SidebarView;
class StatusBar;
class Syntax;
class TopBar;
class WelcomePane;

/// The window: sidebar, list, paper and note, with the bar above and the state of the refresh below. It waits
/// for nothing: it asks the library and the refresher, and shows what they tell.
///
/// Lives on the window's thread; everything given to it must outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Library& library, Refresher& refresher, FeedFinder& finder, OlderPapers& older,
               OutlineFiles& outlines, PaperFiles& files, PaperImports& imports, Pdfs& pdfs,
               Settings& settings, Appearance& appearance, Syntax& syntax, const Catalogue& catalogue,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Says it at the foot of the window; it stays until it is closed.
    void showError(const Error& error);
    [[nodiscard]] const Actions& actions() const { return m_actions; }
    /// Comes to the front with the papers of a saved search.
    void showSearch(SearchId search);
    /// A note got another text from elsewhere, and both are kept.
    void tellChangedElsewhere(PaperId paper);
    /// Nothing of what is shown is still being read.
    [[nodiscard]] bool isSettled() const;

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void restore();
    void remember();
    void closeWhenSaved();
    void askToLoseNote(const Error& error);

    // mainwindow_following.cpp: what is shown follows the models
    void followPlace();
    void followPapers();
    void followLibrary();
    void followRefresh();
    void followSettings();
    void showPlace();
    void showSubscriptions();
    void showProblemOfPlace();
    void showState(const DetailState& state);
    void goToNewPlace();
    void makeWelcome();
    void showWelcome(bool isWanted);
    void leaveWelcome();
    void showUndo();
    void showNews();
    void showCommon();
    void enablePaperActions();
    void enableFeedActions();
    void enableTextSizes();
    void showAnnounced();
    void markSeen();
    void followMarking();
    void tellDone();
    void showSidebar(bool isWanted);
    void fitToWidth();

    // mainwindow_commands.cpp: what the actions do
    void connectActions();
    void connectPaperActions();
    void connectSharing();
    void copy(const QString& text);
    void connectNote();
    void followNoteLink(const NoteLink& link);
    // mainwindow_pdfs.cpp: PDFs in the window
    void connectPdfs();
    void showPdf();
    bool leavePdf();
    [[nodiscard]] bool isPdfShown() const;
    void attachPdf(PaperId paper);
    void showStoredPdfs();
    void showPaper(PaperId paper);
    void connectGoing();
    void connectView();
    void connectAnnounced();
    void chooseAnnounced(QAction* changed);
    [[nodiscard]] QModelIndex leadingPaper() const;
    void toggleStar();
    void toggleRead();
    void readOn();
    void openLink(const QUrl& url);
    void showKeys();
    void showPreferences();
    void showAbout();

    // mainwindow_feeds.cpp: what they do with feeds
    void connectFeeds();
    void connectSidebar();
    void connectOlder();
    void connectOutlines();
    void connectImports();
    void takeNewFeeds(const QList<FeedId>& feeds);
    void removeFeed(FeedId feed);
    void removeFolder(FolderId folder);
    void subscribe(const QList<CatalogueEntry>& entries);

    // mainwindow_searches.cpp: searching, and saved searches
    void connectSearch();
    void saveSearch();
    void editSearch(SearchId search);
    void openSearchDialog(const SavedSearch& search);
    void removeSearch(SearchId search);
    void offerAuthor(const QString& name);

    // mainwindow_citing.cpp: papers for other programs
    struct Copied
    {
        QString text;
        QString html;
    };
    void connectCiting();
    [[nodiscard]] static Copied plain(const QString& text);
    void copyCitations(const std::function<Copied(const QList<Citation>&)>& textOf);
    void offerStyles();
    void openExport();
    void showExport(const QList<ExportScope>& scopes);
    void askForFile(const PaperExport& what, ExportDialog* dialog);
    void writeFile(const QString& file, const PaperExport& what);
    void copyExport(const PaperExport& what);
    void keepFile(const QString& file, const PaperExport& what, const PaperQuery& place);
    void showKeptFiles();
    void saveListAs(ListId list);
    void editReference();
    void reviewPublished();
    void withPapers(const QList<PaperId>& ids, const std::function<void(const QList<Paper>&)>& done);

    // mainwindow_lists.cpp: tags, reading lists, the journal, what was done and what was removed
    void connectLists();
    void connectListsOfSidebar();
    [[nodiscard]] std::optional<ReadingList> readingList(ListId id) const;
    [[nodiscard]] std::optional<Tag> tagOf(TagId id) const;
    void openPopup(ChoicePopup* popup, const QList<Choice>& choices);
    void chooseTags();
    void chooseLists(const QList<PaperId>& papers);
    void chooseListsForAll();
    void takeDropped(const PaperQuery& on, const QList<PaperId>& papers);
    void moveOnList(int by);
    void openListDialog(const ReadingList& list, const QList<PaperId>& papers);
    void removeListOrTag(const PaperQuery& place);
    void goToTag(const QString& name);
    void offerListEntry(const ListPlace& place, const QPoint& at);
    void addPage();
    void writeOn(PaperId page);
    void showHistory();
    void showBin();
    void compareVersions();
    [[nodiscard]] std::optional<SavedSearch> savedSearch(SearchId search) const;

    Library& m_library;
    Refresher& m_refresher;
    PaperFiles& m_files;
    Settings& m_settings;
    Appearance& m_appearance;
    Syntax& m_syntax;
    const Catalogue m_catalogue;

    UndoHistory m_history;
    LibraryCommands m_commands;
    SidebarModel m_sidebarModel;
    PaperListModel m_listModel;
    QuerySuggestions m_suggestions;
    CurrentPlace m_place;
    CurrentPaper m_current;
    CurrentHistory m_currentHistory;
    MathTypesetter m_math;
    DetailState m_state;

    Actions m_actions;
    QList<QMenu*> m_menus;
    FeedDialogs* m_dialogs;
    OutlineTransfer* m_outlines;
    ImportTransfer* m_imports;
    OlderLoading* m_older;
    TopBar* m_topBar;
    SidebarView* m_sidebar;
    PaperListPane* m_list;
    PaperTransfer* m_transfer;
    DetailPane* m_detail;
    Pdfs& m_pdfs;
    PdfPane* m_pdf;
    PaperPrint* m_print;
    QStackedWidget* m_read; ///< the paper: its abstract, or its PDF
    NoteEditor* m_note;
    WelcomePane* m_welcome = nullptr; ///< made when it is first wanted
    NoticeBar* m_notices;
    StatusBar* m_statusBar;
    QSplitter* m_columns;
    QSplitter* m_reader;
    QStackedWidget* m_right;
    QTimer m_seenTimer;               ///< a paper that stays this long is read
    QString m_toTell;                 ///< when the history has what it is about
    QElapsedTimer m_writingTime;      ///< of a file of papers
    QTimer m_markingTimer;            ///< marking that takes this long is worth a word
    int m_markings = 0;               ///< that are going on
    std::optional<PaperQuery> m_goTo; ///< to be shown as soon as the sidebar has it
    PaperId m_beforeSearch;           ///< the paper to come back to when the search ends
    bool m_hasAnswer = false;         ///< the library has told what there is, or why it cannot
    bool m_hasPapers = false;         ///< a list was read: what is selected is the user's choice
    bool m_isClosing = false;         ///< as soon as the note is saved
    bool m_mayLoseNote = false;       ///< the user said so
    bool m_wantsSidebar = true;
    bool m_isSidebarForced = false; ///< asked for in a window too narrow for it
};

} // namespace offprint
