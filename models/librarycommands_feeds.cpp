// What the user does with feeds and folders.

#include "models/librarycommands.h"

#include "models/reply.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString feedsCounted(qsizetype count)
{
    return count == 1 ? LibraryCommands::tr("1 feed")
                      : LibraryCommands::tr("%1 feeds").arg(QLocale().toString(count));
}

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
    subscribeNext(feeds, {});
}

void LibraryCommands::subscribeNext(const QList<CatalogueEntry>& rest, const QList<FeedId>& added)
{
    if (rest.isEmpty()) {
        if (!added.isEmpty())
            tellSubscribed(added);
        return;
    }
    const QString group = rest.first().group.trimmed();
    if (group.isEmpty()) {
        addFeed(rest, added, {});
        return;
    }
    whenReady(m_library.addFolder(group), this, [this, rest, added](const Result<FolderId>& folder) {
        if (folder) {
            addFeed(rest, added, *folder);
        } else if (folder.error().code == ErrorCode::AlreadyThere) {
            addFeed(rest, added, FolderId{folder.error().detail.toLongLong()});
        } else {
            Q_EMIT subscribingFailed(folder.error());
            subscribeNext(rest.mid(1), added);
        }
    });
}

void LibraryCommands::addFeed(const QList<CatalogueEntry>& rest, const QList<FeedId>& added,
                              std::optional<FolderId> folder)
{
    const CatalogueEntry& entry = rest.first();
    whenReady(m_library.addFeed(entry.url, entry.name, folder), this,
              [this, rest, added](const Result<FeedId>& feed) {
                  if (!feed)
                      Q_EMIT subscribingFailed(feed.error());
                  subscribeNext(rest.mid(1), feed ? added + QList{*feed} : added);
              });
}

void LibraryCommands::tellSubscribed(const QList<FeedId>& feeds)
{
    remember(
        tr("add %1").arg(feedsCounted(feeds.size())),
        [this, feeds] {
            for (const FeedId feed : feeds)
                tellFailure(m_library.removeFeed(feed));
        },
        [this, feeds] {
            for (const FeedId feed : feeds)
                tellFailure(m_library.restoreFeed(feed));
        });
    Q_EMIT subscribed(feeds);
}

void LibraryCommands::removeFeed(const Feed& feed)
{
    whenReady(m_library.removeFeed(feed.id), this,
              [this, id = feed.id, name = feed.name()](const Result<>& removed) {
                  if (!removed) {
                      Q_EMIT failed(removed.error());
                      return;
                  }
                  remember(
                      tr("remove “%1”").arg(name), [this, id] { tellFailure(m_library.restoreFeed(id)); },
                      [this, id] { tellFailure(m_library.removeFeed(id)); });
                  Q_EMIT done(tr("Removed “%1”; starred and noted papers stay").arg(name));
              });
}

void LibraryCommands::setFeedInterval(FeedId feed, std::optional<std::chrono::minutes> interval)
{
    whenReady(m_library.setFeedInterval(feed, interval), this, [this](const Result<>& changed) {
        if (changed)
            Q_EMIT intervalChanged();
        else
            Q_EMIT failed(changed.error());
    });
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

void LibraryCommands::removeFolder(const Folder& folder, const QList<Feed>& feeds)
{
    whenReady(m_library.removeFolder(folder.id), this, [this, folder, feeds](const Result<>& removed) {
        if (!removed) {
            Q_EMIT failed(removed.error());
            return;
        }
        remember(
            tr("remove the folder “%1”").arg(folder.name),
            [this, folder, feeds] { restoreFolder(folder, feeds); },
            [this, name = folder.name] { removeFolderNamed(name); });
        Q_EMIT done(tr("Removed the folder “%1”; its feeds stay").arg(folder.name));
    });
}

/// A folder that came back did so under another number.
void LibraryCommands::removeFolderNamed(const QString& name)
{
    whenReady(m_library.subscriptions(), this, [this, name](const Result<Subscriptions>& all) {
        if (!all) {
            Q_EMIT failed(all.error());
            return;
        }
        for (const Folder& known : all->folders) {
            if (known.name == name)
                tellFailure(m_library.removeFolder(known.id));
        }
    });
}

void LibraryCommands::restoreFolder(const Folder& folder, const QList<Feed>& feeds)
{
    whenReady(m_library.addFolder(folder.name), this, [this, feeds](const Result<FolderId>& added) {
        if (!added) {
            Q_EMIT failed(added.error());
            return;
        }
        for (const Feed& feed : feeds)
            tellFailure(m_library.moveFeed(feed.id, *added));
    });
}

// One feed's settings
// -------------------------------------------------------------------------------------------

void LibraryCommands::editFeed(FeedId feed, const FeedSettings& before, const FeedSettings& after,
                               const QString& name)
{
    if (before == after) {
        Q_EMIT feedEdited(feed, false);
        return;
    }
    applySettings(feed, before, after, [=, this] {
        remember(
            tr("change “%1”").arg(name), [=, this] { applySettings(feed, after, before, {}); },
            [=, this] { applySettings(feed, before, after, {}); });
        Q_EMIT feedEdited(feed, before.url != after.url);
    });
}

/// The address first: it alone may be refused, and then nothing is changed.
void LibraryCommands::applySettings(FeedId feed, const FeedSettings& before, const FeedSettings& after,
                                    const std::function<void()>& done)
{
    const auto applyRest = [=, this] {
        if (before.name != after.name)
            tellFailure(m_library.renameFeed(feed, after.name));
        if (before.folder != after.folder)
            tellFailure(m_library.moveFeed(feed, after.folder, after.position));
        if (before.interval != after.interval)
            setFeedInterval(feed, after.interval);
        if (done)
            done();
    };
    if (before.url == after.url) {
        applyRest();
        return;
    }
    whenReady(m_library.setFeedAddress(feed, after.url), this, [this, applyRest](const Result<>& changed) {
        if (changed)
            applyRest();
        else
            Q_EMIT editingFailed(changed.error());
    });
}

// Lists of feeds
// ------------------------------------------------------------------------------------------------

/// The library tells how many feeds it added; which ones, and which folders, is told by what is there that
/// was not before.
void LibraryCommands::addOutline(const Outline& outline)
{
    const auto made = std::make_shared<MadeByOutline>();
    addOutline(outline, made, [this, outline, made](const OutlineOutcome& outcome) {
        if (!made->feeds.isEmpty() || !made->folders.isEmpty()) {
            remember(
                tr("import %1").arg(feedsCounted(outcome.added)), [this, made] { takeBack(*made); },
                [this, outline, made] { addOutline(outline, made, {}); });
        }
        Q_EMIT outlineAdded(outcome, made->feeds);
        Q_EMIT done(tr("Imported %1").arg(feedsCounted(outcome.added)));
    });
}

void LibraryCommands::addOutline(const Outline& outline, const std::shared_ptr<MadeByOutline>& made,
                                 const std::function<void(const OutlineOutcome&)>& done)
{
    const auto fail = [this](const Error& error) { Q_EMIT failed(error); };
    whenReady(m_library.subscriptions(), this, [=, this](const Result<Subscriptions>& before) {
        if (!before)
            return fail(before.error());
        whenReady(m_library.addOutline(outline), this,
                  [=, this, old = *before](const Result<OutlineOutcome>& outcome) {
                      if (!outcome)
                          return fail(outcome.error());
                      whenReady(m_library.subscriptions(), this, [=](const Result<Subscriptions>& now) {
                          if (!now)
                              return fail(now.error());
                          made->note(old, *now);
                          if (done)
                              done(*outcome);
                      });
                  });
    });
}

void LibraryCommands::MadeByOutline::note(const Subscriptions& before, const Subscriptions& after)
{
    feeds.clear();
    folders.clear();
    const QSet<FeedId> old = idsOf(before.feeds);
    for (const Feed& feed : after.feeds) {
        if (!old.contains(feed.id))
            feeds.append(feed.id);
    }
    for (const Folder& folder : after.folders) {
        if (std::ranges::find(before.folders, folder.id, &Folder::id) == before.folders.end())
            folders.append(folder.id);
    }
}

void LibraryCommands::takeBack(const MadeByOutline& made)
{
    for (const FeedId feed : made.feeds)
        tellFailure(m_library.removeFeed(feed));
    for (const FolderId folder : made.folders)
        tellFailure(m_library.removeFolder(folder));
}

} // namespace offprint
