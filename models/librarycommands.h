#pragma once

#include "models/domain/catalogue.h"
#include "models/library.h"

#include <functional>

namespace offprint {

class UndoHistory;

/// What the user asks of the library, with its undo. Each call returns at once; a change goes into the
/// history when the library has made it, and only for what it really changed. A failure is told, and changes
/// nothing.
///
/// Lives on the window's thread. Library and history must outlive it.
class LibraryCommands final : public QObject
{
    Q_OBJECT

public:
    LibraryCommands(Library& library, UndoHistory& history, QObject* parent = nullptr);

    void setStarred(const QList<PaperId>& papers, bool isStarred);
    void setRead(const QList<PaperId>& papers, bool isRead);

    /// Without a trace in the history: a paper that was looked at.
    void markSeen(PaperId paper);
    void markAllRead(const PaperQuery& query);

    /// One feed after the other, each in the folder that its group names, which is made if there is none. The
    /// ones that cannot be added are told one by one.
    void subscribe(const QList<CatalogueEntry>& feeds);
    void removeFeed(const Feed& feed);
    void setFeedInterval(FeedId feed, std::optional<std::chrono::minutes> interval);
    void addFolder(const QString& name);
    void removeFolder(const Folder& folder, const QList<Feed>& feeds);

Q_SIGNALS:
    /// Worth telling, and in the history: "Marked 38 papers as read".
    void done(const QString& sentence);
    void noneWasUnread();                                  ///< of those to be marked as read
    void subscribed(const QList<offprint::FeedId>& feeds); ///< those that were added; not empty
    void subscribingFailed(const offprint::Error& error);
    void intervalChanged();
    void folderAdded(offprint::FolderId folder);
    void failed(const offprint::Error& error);

private:
    using Marking = Reply<QList<PaperId>> (Library::*)(const QList<PaperId>&, bool);
    using Texts = std::function<QString(qsizetype count)>;

    void mark(const QList<PaperId>& papers, bool isOn, Marking marking, const Texts& text);
    void remember(const QString& text, std::function<void()> undo, std::function<void()> redo);
    void subscribeNext(const QList<CatalogueEntry>& rest, const QList<FeedId>& added);
    void addFeed(const QList<CatalogueEntry>& rest, const QList<FeedId>& added,
                 std::optional<FolderId> folder);
    void removeFolderNamed(const QString& name);
    void restoreFolder(const Folder& folder, const QList<Feed>& feeds);
    template<class T> void tellFailure(const Reply<T>& reply);

    Library& m_library;
    UndoHistory& m_history;
};

} // namespace offprint
