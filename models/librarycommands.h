#pragma once

#include "models/domain/catalogue.h"
#include "models/library.h"
#include "models/reply.h"

#include <functional>
#include <memory>

namespace offprint {

class UndoHistory;

/// What the user may set about one feed.
struct FeedSettings
{
    QString name; ///< given by the user; empty: as the feed calls itself
    QString url;
    std::optional<FolderId> folder;
    int position = -1; ///< in the folder; -1: at the end
    std::optional<std::chrono::minutes> interval;

    [[nodiscard]] static FeedSettings of(const Feed& feed)
    {
        return {feed.givenName, feed.url, feed.folder, feed.position, feed.interval};
    }
    bool operator==(const FeedSettings&) const = default;
};

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

    /// Ends what `markAllRead`, its undo and its redo are doing; what is marked already stays so.
    void stopMarking();

    /// Without a trace in the history: what changed in the paper was looked at.
    void lookedAtUpdate(PaperId paper);
    /// Takes out of the paper `from` what was joined with it.
    void separate(PaperId from, const JoinedPaper& joined);

    /// One feed after the other, each in the folder that its group names, which is made if there is none. The
    /// ones that cannot be added are told one by one.
    void subscribe(const QList<CatalogueEntry>& feeds);
    void removeFeed(const Feed& feed);
    void setFeedInterval(FeedId feed, std::optional<std::chrono::minutes> interval);

    /// All of it in one step; `name` is what the feed is called there. Answered by `feedEdited`, or by
    /// `editingFailed` with nothing changed.
    void editFeed(FeedId feed, const FeedSettings& before, const FeedSettings& after, const QString& name);

    /// Subscribes to all of the list; answered by `outlineAdded`.
    void addOutline(const Outline& outline);
    void addFolder(const QString& name);
    void removeFolder(const Folder& folder, const QList<Feed>& feeds);

    /// Answered by `searchSaved` or `searchRefused`.
    void addSearch(const SavedSearch& search);
    void editSearch(const SavedSearch& before, const SavedSearch& after);
    void removeSearch(const SavedSearch& search);
    /// With the papers that fit it already, in one step.
    void applyRule(const SavedSearch& search);

Q_SIGNALS:
    void markingStarted(bool asRead); ///< of many papers, which may take a while
    void markingEnded();
    /// Worth telling, and in the history: "Marked 38 papers as read".
    void done(const QString& sentence);
    void noneWasUnread();                                  ///< of those to be marked as read
    void subscribed(const QList<offprint::FeedId>& feeds); ///< those that were added; not empty
    void subscribingFailed(const offprint::Error& error);
    void intervalChanged();
    void folderAdded(offprint::FolderId folder);
    void feedEdited(offprint::FeedId feed, bool hasOtherAddress);
    void editingFailed(const offprint::Error& error);
    void searchSaved(offprint::SearchId search);
    void searchRefused(const offprint::Error& error);
    void outlineAdded(const offprint::OutlineOutcome& outcome, const QList<offprint::FeedId>& feeds);
    void failed(const offprint::Error& error);

private:
    using Marking = Reply<QList<PaperId>> (Library::*)(const QList<PaperId>&, bool);
    using Texts = std::function<QString(qsizetype count)>;

    /// The feeds and folders that a list brought in.
    struct MadeByOutline
    {
        QList<FeedId> feeds;
        QList<FolderId> folders;

        void note(const Subscriptions& before, const Subscriptions& after);
    };

    void markMany(const QList<PaperId>& papers, bool isRead);
    /// What a rule really changed.
    struct Applied
    {
        QList<PaperId> starred;
        QList<PaperId> read;
        QList<PaperId> hidden;
    };

    void mark(const QList<PaperId>& papers, bool isOn, Marking marking, const Texts& text);
    void remember(const QString& text, std::function<void()> undo, std::function<void()> redo);
    void subscribeNext(const QList<CatalogueEntry>& rest, const QList<FeedId>& added);
    void addFeed(const QList<CatalogueEntry>& rest, const QList<FeedId>& added,
                 std::optional<FolderId> folder);
    void tellSubscribed(const QList<FeedId>& feeds);
    void applySettings(FeedId feed, const FeedSettings& before, const FeedSettings& after,
                       const std::function<void()>& done);
    void addOutline(const Outline& outline, const std::shared_ptr<MadeByOutline>& made,
                    const std::function<void(const OutlineOutcome&)>& done);
    void takeBack(const MadeByOutline& made);
    void applyTo(const SavedSearch& rule, const QList<PaperId>& papers);
    void tellApplied(const SavedSearch& rule, const Applied& applied);
    void removeFolderNamed(const QString& name);
    void restoreFolder(const Folder& folder, const QList<Feed>& feeds);
    template<class T> void tellFailure(const Reply<T>& reply)
    {
        whenReady(reply, this, [this](const Result<T>& result) {
            if (!result && result.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(result.error());
        });
    }

    Library& m_library;
    UndoHistory& m_history;
};

} // namespace offprint
