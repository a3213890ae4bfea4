#include "ui/actions.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

QAction* make(QWidget* window, const char* text, const QList<QKeySequence>& keys = {})
{
    auto* action = new QAction(tr(text), window);
    action->setShortcuts(keys);
    window->addAction(action);
    return action;
}

QAction* makeSwitch(QWidget* window, const char* text, const QList<QKeySequence>& keys = {})
{
    QAction* action = make(window, text, keys);
    action->setCheckable(true);
    return action;
}

QKeySequence key(QStringView text)
{
    return QKeySequence(text.toString());
}

/// A menu of the actions; nothing stands for a separator.
QMenu* menu(QWidget* parent, const char* title, const QList<QAction*>& actions)
{
    auto* made = new QMenu(tr(title), parent);
    for (QAction* action : actions) {
        if (action)
            made->addAction(action);
        else
            made->addSeparator();
    }
    return made;
}

} // namespace

Actions::Actions(QWidget* window)
    : addFeed(make(window, QT_TRANSLATE_NOOP("Actions", "&Add Feed…"), {QKeySequence::New}))
    , addFolder(make(window, QT_TRANSLATE_NOOP("Actions", "New &Folder…"), {key(u"Ctrl+Shift+N")}))
    , addList(make(window, QT_TRANSLATE_NOOP("Actions", "New Reading &List…")))
    , addPage(make(window, QT_TRANSLATE_NOOP("Actions", "New &Journal Page…"), {key(u"Ctrl+Alt+N")}))
    , importFeeds(make(window, QT_TRANSLATE_NOOP("Actions", "&Import Feeds (OPML)…"), {key(u"Ctrl+Shift+I")}))
    , exportFeeds(make(window, QT_TRANSLATE_NOOP("Actions", "&Export Feeds…"), {key(u"Ctrl+Shift+E")}))
    , importPapers(make(window, QT_TRANSLATE_NOOP("Actions", "I&mport Papers…"), {key(u"Ctrl+Alt+I")}))
    , pastePapers(make(window, QT_TRANSLATE_NOOP("Actions", "Import from Clip&board…"), {key(u"Ctrl+Alt+V")}))
    , exportPapers(make(window, QT_TRANSLATE_NOOP("Actions", "E&xport Papers…"), {key(u"Ctrl+Alt+E")}))
    , keptFiles(make(window, QT_TRANSLATE_NOOP("Actions", "Files &Kept Up to Date…")))
    , preferences(make(window, QT_TRANSLATE_NOOP("Actions", "&Preferences…"), {key(u"Ctrl+,")}))
    , quit(make(window, QT_TRANSLATE_NOOP("Actions", "&Quit"), {key(u"Ctrl+Q")}))
    , refreshAll(make(window, QT_TRANSLATE_NOOP("Actions", "&Refresh All"), {key(u"F5"), key(u"Ctrl+R")}))
    , refreshPlace(make(window, QT_TRANSLATE_NOOP("Actions", "Refresh &This"), {key(u"Shift+F5")}))
    , stopRefresh(make(window, QT_TRANSLATE_NOOP("Actions", "&Stop Refreshing"), {key(u"Ctrl+.")}))
    , loadOlder(make(window, QT_TRANSLATE_NOOP("Actions", "&Load Older Papers…"), {key(u"Ctrl+L")}))
    , stopLoading(make(window, QT_TRANSLATE_NOOP("Actions", "St&op Loading")))
    , rename(make(window, QT_TRANSLATE_NOOP("Actions", "Re&name"), {key(u"F2")}))
    , remove(make(window, QT_TRANSLATE_NOOP("Actions", "Re&move"), {key(u"Ctrl+Del")}))
    , properties(make(window, QT_TRANSLATE_NOOP("Actions", "&Properties…"), {key(u"Alt+Return")}))
    , undo(make(window, QT_TRANSLATE_NOOP("Actions", "&Undo"), {QKeySequence::Undo}))
    , redo(make(window, QT_TRANSLATE_NOOP("Actions", "&Redo"), {QKeySequence::Redo}))
    , history(make(window, QT_TRANSLATE_NOOP("Actions", "&History…"), {key(u"Ctrl+Alt+Z")}))
    , bin(make(window, QT_TRANSLATE_NOOP("Actions", "Recently Re&moved…")))
    , search(make(window, QT_TRANSLATE_NOOP("Actions", "&Search"), {key(u"/"), QKeySequence::Find}))
    , saveSearch(make(window, QT_TRANSLATE_NOOP("Actions", "&Save Search…"), {key(u"Ctrl+Shift+S")}))
    , editSearch(make(window, QT_TRANSLATE_NOOP("Actions", "&Edit Search…")))
    , star(make(window, QT_TRANSLATE_NOOP("Actions", "&Star"), {key(u"S")}))
    , toggleRead(make(window, QT_TRANSLATE_NOOP("Actions", "Mark as &Read"), {key(u"R")}))
    , markAllRead(make(window, QT_TRANSLATE_NOOP("Actions", "Mark &All as Read"), {key(u"Shift+R")}))
    , tag(make(window, QT_TRANSLATE_NOOP("Actions", "&Tag…"), {key(u"T")}))
    , putOnList(make(window, QT_TRANSLATE_NOOP("Actions", "Put on Reading &List…"), {key(u"L")}))
    , putAllOnList(
          make(window, QT_TRANSLATE_NOOP("Actions", "Put All &Shown on a List…"), {key(u"Ctrl+Alt+L")}))
    , moveUp(make(window, QT_TRANSLATE_NOOP("Actions", "Move &Up on the List"), {key(u"Alt+Up")}))
    , moveDown(make(window, QT_TRANSLATE_NOOP("Actions", "Move Do&wn on the List"), {key(u"Alt+Down")}))
    , writeNote(make(window, QT_TRANSLATE_NOOP("Actions", "Write a &Note"), {key(u"N")}))
    , previewNote(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "Note's &Preview"), {key(u"Ctrl+E")}))
    , noteBesidePreview(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "Note &beside Its Preview"),
                                   {key(u"Ctrl+Shift+B")}))
    , noteHistory(make(window, QT_TRANSLATE_NOOP("Actions", "Earlier &Versions of the Note…"),
                       {key(u"Ctrl+Shift+H")}))
    , openPage(make(window, QT_TRANSLATE_NOOP("Actions", "&Open in Browser"), {key(u"O")}))
    , openPdf(make(window, QT_TRANSLATE_NOOP("Actions", "&PDF in This Window"), {key(u"P")}))
    , pdfInBrowser(make(window, QT_TRANSLATE_NOOP("Actions", "PDF in the &Browser"), {key(u"Shift+P")}))
    , attachPdf(make(window, QT_TRANSLATE_NOOP("Actions", "&Attach a PDF of Your Own…")))
    , storedPdfs(make(window, QT_TRANSLATE_NOOP("Actions", "Store&d PDFs…")))
    , editReference(make(window, QT_TRANSLATE_NOOP("Actions", "Edit Re&ference…"), {key(u"Ctrl+Alt+R")}))
    , publishedVersions(make(window, QT_TRANSLATE_NOOP("Actions", "Published &Versions…")))
    , compareVersions(make(window, QT_TRANSLATE_NOOP("Actions", "&Compare Versions…"), {key(u"V")}))
    , findInPaper(make(window, QT_TRANSLATE_NOOP("Actions", "&Find in This Paper"), {key(u"Ctrl+Shift+F")}))
    , copyLink(make(window, QT_TRANSLATE_NOOP("Actions", "Copy &Link"), {key(u"Ctrl+Shift+C")}))
    , copyReference(make(window, QT_TRANSLATE_NOOP("Actions", "Copy Authors, &Title and Link")))
    , copyMarkdown(make(window, QT_TRANSLATE_NOOP("Actions", "Copy as &Markdown Link")))
    , copyBibTeX(make(window, QT_TRANSLATE_NOOP("Actions", "Copy &BibTeX"), {key(u"C")}))
    , copyKeys(make(window, QT_TRANSLATE_NOOP("Actions", "Copy Citation &Key"), {key(u"Shift+C")}))
    , copyCite(make(window, QT_TRANSLATE_NOOP("Actions", "Copy \\&cite{…}"), {key(u"Ctrl+Alt+C")}))
    , copyFormatted(make(window, QT_TRANSLATE_NOOP("Actions", "Copy &Formatted Reference…"), {key(u"Alt+C")}))
    , sendByMail(make(window, QT_TRANSLATE_NOOP("Actions", "Send by Mai&l…")))
    , copyPapers(new QAction(tr(QT_TRANSLATE_NOOP("Actions", "&Copy")), window))
    , print(make(window, QT_TRANSLATE_NOOP("Actions", "Prin&t…"), {QKeySequence::Print}))
    , savePdf(make(window, QT_TRANSLATE_NOOP("Actions", "Save Abstract as PD&F…")))
    , next(make(window, QT_TRANSLATE_NOOP("Actions", "&Next Paper"), {key(u"J")}))
    , previous(make(window, QT_TRANSLATE_NOOP("Actions", "&Previous Paper"), {key(u"K")}))
    , readOn(new QAction(tr(QT_TRANSLATE_NOOP("Actions", "&Read On, then Next Unread")), window))
    , nextUnread(make(window, QT_TRANSLATE_NOOP("Actions", "Next &Unread Paper"), {key(u"Shift+J")}))
    , showNew(make(window, QT_TRANSLATE_NOOP("Actions", "Show Ne&w Papers"), {key(u".")}))
    , previousDay(make(window, QT_TRANSLATE_NOOP("Actions", "&Previous Day"), {key(u"[")}))
    , nextDay(make(window, QT_TRANSLATE_NOOP("Actions", "N&ext Day"), {key(u"]")}))
    , goToday(make(window, QT_TRANSLATE_NOOP("Actions", "&Today"), {key(u"G, T")}))
    , goTrending(make(window, QT_TRANSLATE_NOOP("Actions", "T&rending"), {key(u"G, R")}))
    , goUnread(make(window, QT_TRANSLATE_NOOP("Actions", "Un&read"), {key(u"G, U")}))
    , goStarred(make(window, QT_TRANSLATE_NOOP("Actions", "&Starred"), {key(u"G, S")}))
    , goWithNotes(make(window, QT_TRANSLATE_NOOP("Actions", "With &Notes"), {key(u"G, N")}))
    , goAll(make(window, QT_TRANSLATE_NOOP("Actions", "&All Papers"), {key(u"G, A")}))
    , inOneLine(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "&One Line a Paper"), {key(u"Ctrl+Shift+L")}))
    , announcedNew(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "Show Ne&w Papers of arXiv")))
    , announcedCross(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "Show &Cross-lists")))
    , announcedReplaced(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "Show &Replacements")))
    , followDesktop(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "Colours of the &Desktop")))
    , light(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "&Light")))
    , dark(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "&Dark")))
    , largerText(
          make(window, QT_TRANSLATE_NOOP("Actions", "L&arger Text"), {QKeySequence::ZoomIn, key(u"Ctrl+=")}))
    , smallerText(make(window, QT_TRANSLATE_NOOP("Actions", "S&maller Text"), {QKeySequence::ZoomOut}))
    , normalText(make(window, QT_TRANSLATE_NOOP("Actions", "&Normal Text"), {key(u"Ctrl+0")}))
    , sansText(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "Text without Seri&fs")))
    , justifiedText(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "&Justified Text")))
    , sidebar(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "Side&bar"), {key(u"F9")}))
    , menuBar(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "&Menu Bar"), {key(u"Ctrl+M")}))
    , fullScreen(makeSwitch(window, QT_TRANSLATE_NOOP("Actions", "&Full Screen"), {key(u"F11")}))
    , welcome(make(window, QT_TRANSLATE_NOOP("Actions", "&Feeds to Begin With")))
    , keys(make(window, QT_TRANSLATE_NOOP("Actions", "&Keys"), {key(u"?"), key(u"F1")}))
    , about(make(window, QT_TRANSLATE_NOOP("Actions", "&About Offprint")))
{
    readOn->setShortcut(key(u"Space"));
    readOn->setShortcutContext(Qt::WidgetShortcut);
    copyPapers->setShortcut(QKeySequence::Copy);
    copyPapers->setShortcutContext(Qt::WidgetShortcut);
    preferences->setMenuRole(QAction::PreferencesRole);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    auto* schemes = new QActionGroup(window);
    for (QAction* scheme : {followDesktop, light, dark})
        schemes->addAction(scheme);
}

QList<QMenu*> Actions::menus(QWidget* parent) const
{
    QAction* const line = nullptr;
    return {menu(parent, QT_TRANSLATE_NOOP("Actions", "&File"),
                 {addFeed, addFolder, addList, addPage, line, importFeeds, exportFeeds, line, importPapers,
                  pastePapers, exportPapers, keptFiles, line, preferences, line, quit}),
            menu(parent, QT_TRANSLATE_NOOP("Actions", "F&eed"),
                 {refreshAll, refreshPlace, stopRefresh, line, loadOlder, stopLoading, line, rename, remove,
                  properties}),
            menu(parent, QT_TRANSLATE_NOOP("Actions", "&Edit"),
                 {undo, redo, history, bin, line, search, saveSearch, editSearch, line, findInPaper}),
            menu(parent, QT_TRANSLATE_NOOP("Actions", "&Paper"),
                 {star,
                  toggleRead,
                  markAllRead,
                  line,
                  tag,
                  putOnList,
                  putAllOnList,
                  moveUp,
                  moveDown,
                  line,
                  writeNote,
                  previewNote,
                  noteBesidePreview,
                  noteHistory,
                  line,
                  openPage,
                  openPdf,
                  pdfInBrowser,
                  attachPdf,
                  storedPdfs,
                  compareVersions,
                  line,
                  copyPapers,
                  copyLink,
                  sendByMail,
                  line,
                  print,
                  savePdf}),
            menu(parent, QT_TRANSLATE_NOOP("Actions", "&Cite"),
                 {copyBibTeX, copyKeys, copyCite, copyFormatted, copyReference, copyMarkdown, line,
                  editReference, publishedVersions}),
            menu(parent, QT_TRANSLATE_NOOP("Actions", "&Go"),
                 {readOn, next, previous, nextUnread, showNew, line, previousDay, nextDay, line, goToday,
                  goTrending, goUnread, goStarred, goWithNotes, goAll}),
            menu(parent, QT_TRANSLATE_NOOP("Actions", "&View"),
                 {inOneLine, line, announcedNew, announcedCross, announcedReplaced, line, followDesktop,
                  light, dark, line, largerText, smallerText, normalText, sansText, justifiedText, line,
                  sidebar, menuBar, fullScreen}),
            menu(parent, QT_TRANSLATE_NOOP("Actions", "&Help"), {welcome, keys, about})};
}

QList<QAction*> Actions::sharing() const
{
    return {copyLink, copyReference, copyMarkdown, copyBibTeX, copyFormatted, sendByMail};
}

} // namespace offprint
