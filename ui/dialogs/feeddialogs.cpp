#include "ui/dialogs/feeddialogs.h"

#include "models/librarycommands.h"
#include "models/sentence.h"
#include "models/sidebarmodel.h"
#include "ui/dialogs/addfeeddialog.h"
#include "ui/dialogs/feedproperties.h"
#include "ui/dialogs/intervaldialog.h"
#include "ui/dialogs/namedialog.h"

#include <algorithm>

namespace offprint {

FeedDialogs::FeedDialogs(Library& library, LibraryCommands& commands, FeedFinder& finder,
                         const SidebarModel& sidebar, const Settings& settings, const Appearance& appearance,
                         const Catalogue& catalogue, QWidget* window)
    : QObject(window)
    , m_library(library)
    , m_commands(commands)
    , m_finder(finder)
    , m_sidebar(sidebar)
    , m_settings(settings)
    , m_appearance(appearance)
    , m_catalogue(catalogue)
    , m_window(window)
{
    connect(&m_commands, &LibraryCommands::subscribingFailed, this, [this](const Error& error) {
        if (m_adding)
            m_adding->showError(sentenceFor(error));
        else
            Q_EMIT failed(error);
    });
}

void FeedDialogs::open(FormDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FeedDialogs::addFeed(FolderId folder, const QString& address)
{
    auto* dialog = new AddFeedDialog(m_finder, m_catalogue, m_appearance, m_window);
    const Subscriptions& all = m_sidebar.subscriptions();
    dialog->setFolders(all.folders);
    dialog->chooseFolder(folder);
    dialog->setSubscribed(all.feeds);
    connect(dialog, &AddFeedDialog::addRequested, this, &FeedDialogs::subscribe);
    connect(dialog, &AddFeedDialog::goToRequested, dialog, &FormDialog::showDone);
    connect(dialog, &AddFeedDialog::goToRequested, this, &FeedDialogs::goToRequested);
    connect(&m_commands, &LibraryCommands::subscribed, dialog, &FormDialog::showDone);
    m_adding = dialog;
    open(dialog);
    if (!address.isEmpty())
        dialog->setAddress(address);
}

void FeedDialogs::subscribe(const QList<NewFeed>& feeds)
{
    QList<CatalogueEntry> entries;
    for (const NewFeed& feed : feeds) {
        CatalogueEntry entry{.name = feed.name, .url = feed.url, .group = feed.newFolder};
        for (const Folder& folder : m_sidebar.subscriptions().folders) {
            if (folder.id == feed.folder)
                entry.group = folder.name;
        }
        entries.append(entry);
    }
    m_commands.subscribe(entries);
}

// One feed's properties
// -----------------------------------------------------------------------------------------

void FeedDialogs::showProperties(FeedId id)
{
    const Subscriptions& all = m_sidebar.subscriptions();
    const auto feed = std::ranges::find(all.feeds, id, &Feed::id);
    if (feed == all.feeds.end())
        return;
    auto* dialog = new FeedProperties(m_library, *feed, all.folders, m_settings.refreshInterval(),
                                      m_appearance, m_window);
    showState(dialog);
    connect(&m_sidebar, &SidebarModel::updated, dialog, [this, dialog] { showState(dialog); });
    connect(dialog, &FeedProperties::settingsChosen, this,
            [this, dialog](const FeedSettings& before, const FeedSettings& after, const QString& newFolder) {
                save(dialog, before, after, newFolder);
            });
    open(dialog);
}

void FeedDialogs::showState(FeedProperties* dialog) const
{
    const Subscriptions& all = m_sidebar.subscriptions();
    const auto feed = std::ranges::find(all.feeds, dialog->feed(), &Feed::id);
    if (feed != all.feeds.end())
        dialog->showState(*feed, all.papers.value(feed->id), all.unread.value(feed->id));
}

/// A new folder is made first, and the feed put into it.
void FeedDialogs::save(FeedProperties* dialog, const FeedSettings& before, FeedSettings after,
                       const QString& newFolder)
{
    const auto refuse = [dialog](const Error& error) { dialog->showError(sentenceFor(error)); };
    connect(&m_commands, &LibraryCommands::editingFailed, dialog, refuse, Qt::SingleShotConnection);
    connect(&m_commands, &LibraryCommands::feedEdited, dialog, &FormDialog::showDone,
            Qt::SingleShotConnection);
    const QString name = m_sidebar.indexOf(dialog->feed()).data(SidebarModel::NameRole).toString();
    if (newFolder.isEmpty()) {
        m_commands.editFeed(dialog->feed(), before, after, name);
        return;
    }
    connect(&m_commands, &LibraryCommands::failed, dialog, refuse, Qt::SingleShotConnection);
    connect(
        &m_commands, &LibraryCommands::folderAdded, dialog,
        [this, dialog, before, after, name](FolderId folder) mutable {
            after.folder = folder;
            after.position = -1;
            m_commands.editFeed(dialog->feed(), before, after, name);
        },
        Qt::SingleShotConnection);
    m_commands.addFolder(newFolder);
}

// The small ones
// ------------------------------------------------------------------------------------------------

void FeedDialogs::addFolder()
{
    NameQuestion question{.title = tr("New Folder"), .label = tr("Name"), .acceptText = tr("Create")};
    for (const Folder& folder : m_sidebar.subscriptions().folders)
        question.taken.append(folder.name);
    auto* dialog = new NameDialog(question, m_appearance, m_window);
    connect(dialog, &NameDialog::nameChosen, &m_commands, &LibraryCommands::addFolder);
    connect(&m_commands, &LibraryCommands::folderAdded, dialog, &FormDialog::showDone);
    connect(&m_commands, &LibraryCommands::failed, dialog,
            [dialog](const Error& error) { dialog->showError(sentenceFor(error)); });
    open(dialog);
}

void FeedDialogs::changeInterval(FeedId id)
{
    const QList<Feed>& feeds = m_sidebar.subscriptions().feeds;
    const auto feed = std::ranges::find(feeds, id, &Feed::id);
    if (feed == feeds.end())
        return;
    auto* dialog = new IntervalDialog(feed->name(), feed->interval, m_settings.refreshInterval(),
                                      m_appearance, m_window);
    connect(dialog, &IntervalDialog::intervalChosen, this,
            [this, dialog, feed = *feed](std::optional<std::chrono::minutes> interval) {
                FeedSettings after = FeedSettings::of(feed);
                after.interval = interval;
                m_commands.editFeed(feed.id, FeedSettings::of(feed), after, feed.name());
                dialog->showDone();
            });
    open(dialog);
}

} // namespace offprint
