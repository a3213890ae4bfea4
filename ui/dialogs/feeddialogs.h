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
class LibraryCommands;
class SidebarModel;
struct NewFeed;

/// Opens the dialogs about feeds and folders over the window, and takes what they answer to the library.
/// Lives on the window's thread; everything given to it must outlive it.
class FeedDialogs final : public QObject
{
    Q_OBJECT

public:
    FeedDialogs(LibraryCommands& commands, const SidebarModel& sidebar, const Settings& settings,
                const Appearance& appearance, const Catalogue& catalogue, QWidget* window);

    void addFeed(FolderId folder); ///< 0: at the top level
    void addFolder();
    void changeInterval(FeedId feed);

Q_SIGNALS:
    void failed(const offprint::Error& error); ///< what no open dialog says

private:
    void open(FormDialog* dialog);
    void subscribe(const NewFeed& feed);

    LibraryCommands& m_commands;
    const SidebarModel& m_sidebar;
    const Settings& m_settings;
    const Appearance& m_appearance;
    const Catalogue m_catalogue;
    QWidget* m_window;
    QPointer<FormDialog> m_adding; ///< the dialog that waits for a feed to be added
};

} // namespace offprint
