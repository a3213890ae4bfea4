#include "ui/dialogs/feeddialogs.h"

#include "models/librarycommands.h"
#include "models/sentence.h"
#include "models/sidebarmodel.h"
#include "ui/dialogs/addfeeddialog.h"
#include "ui/dialogs/intervaldialog.h"
#include "ui/dialogs/namedialog.h"

#include <algorithm>

namespace offprint {

FeedDialogs::FeedDialogs(LibraryCommands& commands, const SidebarModel& sidebar, const Settings& settings,
                         const Appearance& appearance, const Catalogue& catalogue, QWidget* window)
    : QObject(window)
    , m_commands(commands)
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

void FeedDialogs::addFeed(FolderId folder)
{
    auto* dialog = new AddFeedDialog(m_catalogue, m_appearance, m_window);
    const Subscriptions& all = m_sidebar.subscriptions();
    dialog->setFolders(all.folders);
    dialog->chooseFolder(folder);
    dialog->setSubscribed(all.urls());
    connect(dialog, &AddFeedDialog::addRequested, this, &FeedDialogs::subscribe);
    connect(&m_commands, &LibraryCommands::subscribed, dialog, &FormDialog::showDone);
    m_adding = dialog;
    open(dialog);
}

void FeedDialogs::subscribe(const NewFeed& feed)
{
    CatalogueEntry entry{.name = feed.name, .url = feed.url, .group = feed.newFolder};
    for (const Folder& folder : m_sidebar.subscriptions().folders) {
        if (folder.id == feed.folder)
            entry.group = folder.name;
    }
    m_commands.subscribe({entry});
}

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
            [this, dialog, id](std::optional<std::chrono::minutes> interval) {
                m_commands.setFeedInterval(id, interval);
                dialog->showDone();
            });
    open(dialog);
}

} // namespace offprint
