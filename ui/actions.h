#pragma once

#include <QtGui/QAction>

class QMenu;
class QWidget;

namespace offprint {

/// Every command of the window with its text and keys; what they do is connected by the main window. The
/// window owns the actions and answers their keys wherever the focus is, but for what the focused text field
/// takes.
struct Actions
{
    explicit Actions(QWidget* window);

    // File
    QAction* addFeed;
    QAction* addFolder;
    QAction* addList;
    QAction* addPage; ///< of the journal
    QAction* importFeeds;
    QAction* exportFeeds;
    QAction* importPapers;
    QAction* pastePapers; ///< from the clipboard
    QAction* exportPapers;
    QAction* keptFiles; ///< written again when their papers change
    QAction* preferences;
    QAction* quit;
    // Feed
    QAction* refreshAll;
    QAction* refreshPlace;
    QAction* stopRefresh;
    QAction* loadOlder;
    QAction* stopLoading;
    QAction* rename;
    QAction* remove;
    QAction* properties;
    // Edit
    QAction* undo;
    QAction* redo;
    QAction* history;
    QAction* bin;
    QAction* search;
    QAction* saveSearch;
    QAction* editSearch;
    // Paper
    QAction* star;
    QAction* toggleRead;
    QAction* markAllRead;
    QAction* tag;
    QAction* putOnList;
    QAction* putAllOnList; ///< what the place shows
    QAction* moveUp;       ///< on the list that is shown
    QAction* moveDown;
    QAction* writeNote;
    QAction* previewNote;
    QAction* noteBesidePreview;
    QAction* noteHistory;
    QAction* openPage;
    QAction* openPdf; ///< or back to the abstract
    QAction* pdfInBrowser;
    QAction* attachPdf;
    QAction* storedPdfs;
    QAction* editReference;
    QAction* publishedVersions;
    QAction* compareVersions;
    QAction* findInPaper;
    QAction* copyLink;
    QAction* copyReference;
    QAction* copyMarkdown;
    QAction* copyBibTeX;
    QAction* copyKeys;
    QAction* copyCite;      ///< "\cite{…}"
    QAction* copyFormatted; ///< in a style that is asked for
    QAction* sendByMail;
    QAction* copyPapers; ///< those selected in the list: elsewhere its key copies text
    QAction* print;
    QAction* savePdf;
    // Go
    QAction* next;
    QAction* previous;
    QAction* readOn; ///< of the list and the abstract only: elsewhere the space bar types or presses a button
    QAction* nextUnread;
    QAction* showNew;
    QAction* previousDay; ///< of Today
    QAction* nextDay;
    QAction* goToday;
    QAction* goTrending;
    QAction* goUnread;
    QAction* goStarred;
    QAction* goWithNotes;
    QAction* goAll;
    // View
    QAction* inOneLine;
    QAction* announcedNew;
    QAction* announcedCross;
    QAction* announcedReplaced;
    QAction* followDesktop;
    QAction* light;
    QAction* dark;
    QAction* largerText;
    QAction* smallerText;
    QAction* normalText;
    QAction* sansText;
    QAction* justifiedText;
    QAction* sidebar;
    QAction* menuBar;
    QAction* fullScreen;
    // Help
    QAction* welcome;
    QAction* keys;
    QAction* about;

    /// The menus that hold all of these, in order. `parent` owns them.
    [[nodiscard]] QList<QMenu*> menus(QWidget* parent) const;
    /// What hands the paper on to others; of the menus above, too.
    [[nodiscard]] QList<QAction*> sharing() const;
};

} // namespace offprint
