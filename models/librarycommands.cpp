#include "models/librarycommands.h"

#include "models/reply.h"
#include "models/undohistory.h"

#include <QtCore/QLocale>

namespace offprint {

namespace {

QString papersCounted(qsizetype count)
{
    return count == 1 ? LibraryCommands::tr("1 paper")
                      : LibraryCommands::tr("%1 papers").arg(QLocale().toString(count));
}

} // namespace

LibraryCommands::LibraryCommands(Library& library, UndoHistory& history, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_history(history)
{}

template<class T> void LibraryCommands::tellFailure(const Reply<T>& reply)
{
    whenReady(reply, this, [this](const Result<T>& result) {
        if (!result && result.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(result.error());
    });
}

void LibraryCommands::remember(const QString& text, std::function<void()> undo, std::function<void()> redo)
{
    m_history.add({text, std::move(undo), std::move(redo)});
}

// Papers
// -----------------------------------------------------------------------------------------------------

void LibraryCommands::mark(const QList<PaperId>& papers, bool isOn, Marking marking, const Texts& text)
{
    if (papers.isEmpty())
        return;
    whenReady((m_library.*marking)(papers, isOn), this,
              [this, isOn, marking, text](const Result<QList<PaperId>>& marked) {
                  if (!marked) {
                      Q_EMIT failed(marked.error());
                      return;
                  }
                  if (marked->isEmpty())
                      return;
                  const auto again = [this, marking, ids = *marked](bool on) {
                      tellFailure((m_library.*marking)(ids, on));
                  };
                  remember(
                      text(marked->size()), [again, isOn] { again(!isOn); }, [again, isOn] { again(isOn); });
              });
}

void LibraryCommands::setStarred(const QList<PaperId>& papers, bool isStarred)
{
    mark(papers, isStarred, &Library::setStarred, [isStarred](qsizetype count) {
        return (isStarred ? tr("star %1") : tr("unstar %1")).arg(papersCounted(count));
    });
}

void LibraryCommands::setRead(const QList<PaperId>& papers, bool isRead)
{
    mark(papers, isRead, &Library::setRead, [isRead](qsizetype count) {
        return (isRead ? tr("mark %1 as read") : tr("mark %1 as unread")).arg(papersCounted(count));
    });
}

void LibraryCommands::markSeen(PaperId paper)
{
    tellFailure(m_library.setRead({paper}, true));
}

void LibraryCommands::markAllRead(const PaperQuery& query)
{
    whenReady(m_library.markAllRead(query), this, [this](const Result<QList<PaperId>>& marked) {
        if (!marked) {
            Q_EMIT failed(marked.error());
            return;
        }
        if (marked->isEmpty()) {
            Q_EMIT noneWasUnread();
            return;
        }
        const auto again = [this, ids = *marked](bool isRead) {
            tellFailure(m_library.setRead(ids, isRead));
        };
        remember(
            tr("mark %1 as read").arg(papersCounted(marked->size())), [again] { again(false); },
            [again] { again(true); });
        Q_EMIT done(tr("Marked %1 as read").arg(papersCounted(marked->size())));
    });
}

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
            Q_EMIT subscribed(added);
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

} // namespace offprint
