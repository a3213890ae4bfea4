#pragma once

#include "models/domain/catalogue.h"
#include "models/library.h"
#include "models/reply.h"

namespace offprint {

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

/// What the user asks of the library, and what is told of it. Each call returns at once. A failure is told,
/// and changes nothing. What can be undone is in the library's steps (UndoHistory).
///
/// Lives on the window's thread. The library must outlive it.
class LibraryCommands final : public QObject
{
    Q_OBJECT

public:
    explicit LibraryCommands(Library& library, QObject* parent = nullptr);

    void setStarred(const QList<PaperId>& papers, bool isStarred);
    void setRead(const QList<PaperId>& papers, bool isRead);

    /// No step of the user's: a paper that was looked at.
    void markSeen(PaperId paper);
    void markAllRead(const PaperQuery& query);

    /// Ends what `markAllRead` and its undo are doing; what is marked already stays so.
    void stopMarking();

    /// No step of the user's: what changed in the paper was looked at.
    void lookedAtUpdate(PaperId paper);
    /// Takes out of the paper `from` what was joined with it.
    void separate(PaperId from, const JoinedPaper& joined);

    /// One feed after the other, each in the folder that its group names, which is made if there is none. The
    /// ones that cannot be added are told one by one.
    void subscribe(const QList<CatalogueEntry>& feeds);
    void removeFeed(const Feed& feed);

    /// All of it in one step; `name` is what the feed is called there. Answered by `feedEdited`, or by
    /// `editingFailed` with nothing changed.
    void editFeed(FeedId feed, const FeedSettings& before, const FeedSettings& after, const QString& name);

    /// Subscribes to all of the list; answered by `outlineAdded`.
    void addOutline(const Outline& outline);
    void addFolder(const QString& name);
    void removeFolder(const Folder& folder);

    /// Answered by `searchSaved` or `searchRefused`.
    void addSearch(const SavedSearch& search);
    void editSearch(const SavedSearch& search);
    void removeSearch(const SavedSearch& search);
    /// With the papers that fit it already, in one step.
    void applyRule(const SavedSearch& search);

    void setTagged(const QList<PaperId>& papers, const QString& tag, bool isTagged);
    void editTag(const Tag& tag);
    void removeTag(const Tag& tag);
    /// Answered by `listSaved` or `listRefused`; with papers, they are put on it.
    void addList(const ReadingList& list, const QList<PaperId>& papers = {});
    void editList(const ReadingList& list);
    void removeList(const ReadingList& list);
    void setOnList(const ReadingList& list, const QList<PaperId>& papers, bool isOnIt);
    void setListEntry(ListId list, const ListEntry& entry);
    void setPublication(PaperId paper, const std::optional<Publication>& publication);
    /// Of several papers, as one step.
    void setPublications(const QList<std::pair<PaperId, Publication>>& references);
    void moveOnList(ListId list, const QList<PaperId>& papers, int position);
    /// Answered by `pageAdded`.
    void addPage(const QString& title);

Q_SIGNALS:
    void markingStarted(bool asRead); ///< of many papers, which may take a while
    void markingEnded();
    /// Worth telling, and can be undone: "Marked 38 papers as read".
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
    void listSaved(offprint::ListId list);
    void listRefused(const offprint::Error& error);
    void listChanged(offprint::ListId list); ///< which papers it has, or in what order
    void pageAdded(offprint::PaperId page);
    void outlineAdded(const offprint::OutlineOutcome& outcome, const QList<offprint::FeedId>& feeds);
    void failed(const offprint::Error& error);

private:
    void subscribeNext(const QList<CatalogueEntry>& rest, const QList<FeedId>& added, const StepGroup& group);
    void addFeed(const QList<CatalogueEntry>& rest, const QList<FeedId>& added,
                 std::optional<FolderId> folder, const StepGroup& group);
    void applySettings(FeedId feed, const FeedSettings& before, const FeedSettings& after,
                       const StepGroup& group);
    void tellImported(const OutlineOutcome& outcome, const QSet<FeedId>& before);
    void applyTo(const SavedSearch& rule, const QList<PaperId>& papers);
    template<class T> void tellFailure(const Reply<T>& reply)
    {
        whenReady(reply, this, [this](const Result<T>& result) {
            if (!result && result.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(result.error());
        });
    }
    /// Says the sentence once it is done, or why it failed.
    template<class T> void tellDone(const Reply<T>& reply, const QString& sentence)
    {
        whenReady(reply, this, [this, sentence](const Result<T>& result) {
            if (result)
                Q_EMIT done(sentence);
            else
                Q_EMIT failed(result.error());
        });
    }

    Library& m_library;
};

} // namespace offprint
