// What the user does with feeds and folders.

#include "models/librarycommands.h"

#include "models/counted.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QSet<FeedId> idsOf(const QList<Feed>& feeds)
{
    QSet<FeedId> ids;
    for (const Feed& feed : feeds)
        ids.insert(feed.id);
    return ids;
}

} // namespace

// Feeds
// ------------------------------------------------------------------------------------------------------

void LibraryCommands::subscribe(const QList<CatalogueEntry>& feeds)
{
    subscribeNext(feeds, {}, StepGroup::make(Step::Kind::AddFeeds, {}));
}

void LibraryCommands::subscribeNext(const QList<CatalogueEntry>& rest, const QList<FeedId>& added,
                                    const StepGroup& step)
{
    if (rest.isEmpty()) {
        if (!added.isEmpty())
            Q_EMIT subscribed(added);
        return;
    }
    const QString group = rest.first().group.trimmed();
    if (group.isEmpty()) {
        addFeed(rest, added, {}, step);
        return;
    }
    whenReady(m_library.addFolder(group, step), this, [=, this](const Result<FolderId>& folder) {
        if (folder) {
            addFeed(rest, added, *folder, step);
        } else if (folder.error().code == ErrorCode::AlreadyThere) {
            addFeed(rest, added, FolderId{folder.error().detail.toLongLong()}, step);
        } else {
            Q_EMIT subscribingFailed(folder.error());
            subscribeNext(rest.mid(1), added, step);
        }
    });
}

void LibraryCommands::addFeed(const QList<CatalogueEntry>& rest, const QList<FeedId>& added,
                              std::optional<FolderId> folder, const StepGroup& step)
{
    const CatalogueEntry& entry = rest.first();
    whenReady(m_library.addFeed(entry.url, entry.name, folder, step), this,
              [=, this](const Result<FeedId>& feed) {
                  if (!feed)
                      Q_EMIT subscribingFailed(feed.error());
                  subscribeNext(rest.mid(1), feed ? added + QList{*feed} : added, step);
              });
}

void LibraryCommands::removeFeed(const Feed& feed)
{
    tellDone(m_library.removeFeed(feed.id),
             tr("Removed “%1”; starred and noted papers stay").arg(feed.name()));
}

void LibraryCommands::addFolder(const QString& name)
{
    whenReady(m_library.addFolder(name), this, [this](const Result<FolderId>& added) {
        if (added)
            Q_EMIT folderAdded(*added);
        else
            Q_EMIT failed(added.error());
    });
}

void LibraryCommands::removeFolder(const Folder& folder)
{
    tellDone(m_library.removeFolder(folder.id),
             tr("Removed the folder “%1”; its feeds stay").arg(folder.name));
}

// One feed's settings
// -------------------------------------------------------------------------------------------

/// The address first: it alone may be refused, and then nothing is changed.
void LibraryCommands::editFeed(FeedId feed, const FeedSettings& before, const FeedSettings& after,
                               const QString& name)
{
    const StepGroup step = StepGroup::make(Step::Kind::EditFeed, name);
    if (before.url == after.url) {
        applySettings(feed, before, after, step);
        return;
    }
    whenReady(m_library.setFeedAddress(feed, after.url, step), this, [=, this](const Result<>& changed) {
        if (changed)
            applySettings(feed, before, after, step);
        else
            Q_EMIT editingFailed(changed.error());
    });
}

void LibraryCommands::applySettings(FeedId feed, const FeedSettings& before, const FeedSettings& after,
                                    const StepGroup& step)
{
    if (before.name != after.name)
        tellFailure(m_library.renameFeed(feed, after.name, step));
    if (before.folder != after.folder)
        tellFailure(m_library.moveFeed(feed, after.folder, after.position, step));
    if (before.interval != after.interval) {
        whenReady(m_library.setFeedInterval(feed, after.interval, step), this,
                  [this](const Result<>& changed) {
                      if (changed)
                          Q_EMIT intervalChanged();
                      else
                          Q_EMIT failed(changed.error());
                  });
    }
    Q_EMIT feedEdited(feed, before.url != after.url);
}

// Lists of feeds
// ------------------------------------------------------------------------------------------------

/// The library tells how many feeds it added; which ones is told by what is there that was not before.
void LibraryCommands::addOutline(const Outline& outline)
{
    const auto fail = [this](const Error& error) { Q_EMIT failed(error); };
    whenReady(m_library.subscriptions(), this, [=, this](const Result<Subscriptions>& before) {
        if (!before)
            return fail(before.error());
        whenReady(m_library.addOutline(outline), this,
                  [=, this, old = idsOf(before->feeds)](const Result<OutlineOutcome>& outcome) {
                      if (!outcome)
                          return fail(outcome.error());
                      tellImported(*outcome, old);
                  });
    });
}

void LibraryCommands::tellImported(const OutlineOutcome& outcome, const QSet<FeedId>& before)
{
    whenReady(m_library.subscriptions(), this, [=, this](const Result<Subscriptions>& now) {
        if (!now) {
            Q_EMIT failed(now.error());
            return;
        }
        QList<FeedId> added;
        for (const Feed& feed : now->feeds) {
            if (!before.contains(feed.id))
                added.append(feed.id);
        }
        Q_EMIT outlineAdded(outcome, added);
        Q_EMIT done(tr("Imported %1").arg(counted(outcome.added, tr("1 feed"), tr("%1 feeds"))));
    });
}

} // namespace offprint
