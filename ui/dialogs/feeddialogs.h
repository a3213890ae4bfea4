#pragma once

#include "models/domain/catalogue.h"
#include "models/domain/feed.h"
#include "models/settings.h"
#include "ui/dialogs/formdialog.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QWidget;

namespace offprint {

class Appearance;
class FeedFinder;
class FeedProperties;
class Library;
class LibraryCommands;
struct FeedSettings;
class SidebarModel;
struct NewFeed;

/// Opens the dialogs about feeds and folders over the window, and takes what they answer to the library.
/// Lives on the window's thread; everything given to it must outlive it.
class FeedDialogs final : public QObject
{
    Q_OBJECT

public:
    FeedDialogs(Library& library, LibraryCommands& commands, FeedFinder& finder, const SidebarModel& sidebar,
                const Settings& settings, const Appearance& appearance, const Catalogue& catalogue,
                QWidget* window);

    /// `folder` 0: at the top level. An `address` is looked at at once.
    void addFeed(FolderId folder, const QString& address = {});
    void showProperties(FeedId feed);
    void addFolder();
    void changeInterval(FeedId feed);

Q_SIGNALS:
    void goToRequested(offprint::FeedId feed);
    void failed(const offprint::Error& error); ///< what no open dialog says

private:
    void open(FormDialog* dialog);
    void subscribe(const QList<NewFeed>& feeds);
    void showState(FeedProperties* dialog) const;
    void save(FeedProperties* dialog, const FeedSettings& before, FeedSettings after,
              const QString& newFolder);

    Library& m_library;
    LibraryCommands& m_commands;
    FeedFinder& m_finder;
    const SidebarModel& m_sidebar;
    const Settings& m_settings;
    const Appearance& m_appearance;
    const Catalogue m_catalogue;
    QWidget* m_window;
    QPointer<FormDialog> m_adding; ///< the dialog that waits for a feed to be added
};

} // namespace offprint
