#pragma once

#include "models/library.h"
#include "models/query/condition.h"

#include <QtCore/QMap>
#include <QtCore/QPromise>

#include <algorithm>
#include <functional>
#include <memory>

namespace offprint {

/// A library in memory, for testing what stands above it. Replies come through the event loop, as from the
/// real one; `changed` follows each change, before its reply. Every call is recorded.
class FakeLibrary final : public Library
{
    Q_OBJECT

public:
    using Library::Library;

    // What the test sets up
    // ----------------------------------------------------------------------------------

    /// A paper of `feed`, listed on `day`; arrives last, is unread. The fields can be set through `stored()`.
    PaperId givePaper(const QString& title, FeedId feed = {}, QDate day = QDate(2025, 3, 14));
    FeedId giveFeed(const QString& name, std::optional<FolderId> folder = {});
    /// Many at once, at the end: "Feed 0", "Feed 1", …
    QList<FeedId> giveFeeds(int count, std::optional<FolderId> folder = {});
    SearchId giveSearch(const QString& name, const QString& words);
    ListId giveList(const QString& name, std::optional<ListId> parent = {});
    TagId giveTag(const QString& name);
    FolderId giveFolder(const QString& name);
    /// `count` papers, numbered from 1, that are made up as they are asked for; nothing else is kept of them.
    void generatePapers(int count) { m_generated = count; }

    [[nodiscard]] Paper& stored(PaperId id) { return m_now.papers[id]; }
    [[nodiscard]] Feed& stored(FeedId id);
    [[nodiscard]] Folder& stored(FolderId id);
    void eachFeed(const std::function<void(Feed&)>& change) { std::ranges::for_each(m_now.feeds, change); }
    [[nodiscard]] PaperHistory& history(PaperId id) { return m_now.histories[id]; }
    [[nodiscard]] QList<RefreshLogEntry>& log(FeedId id) { return m_logs[id]; }
    void forgetPaper(PaperId id) { m_now.papers.remove(id); }

    /// Tells of a change that the test made itself.
    void tell(const LibraryChange& change) { Q_EMIT changed(change); }
    void tellAdded(const QList<PaperId>& ids);
    void tellChanged(const QList<PaperId>& ids);
    void tellSubscriptions();

    /// While held, replies wait; `releaseReplies` sends them in order, `releaseLastFirst` the other way
    /// round.
    void holdReplies() { m_isHolding = true; }
    void releaseReplies();
    void releaseLastFirst();
    [[nodiscard]] qsizetype heldReplies() const { return qsizetype(m_held.size()); }

    /// The next call of this name ("find", "setNote", …) fails so, and changes nothing.
    void failNext(const QString& call, const Error& error) { m_failures.insert(call, error); }

    /// Every call in order: "rows 3", "setStarred 4,7 true", "moveFeed 2 folder 1 at 0".
    QStringList calls;
    [[nodiscard]] qsizetype callsOf(const QString& name) const;

    // Library
    // ------------------------------------------------------------------------------------------------

    Reply<Subscriptions> subscriptions() override;
    Reply<QList<PaperStub>> find(const PaperQuery& query, int lane = 0) override;
    Reply<int> count(const PaperQuery& query, int most, int lane = 0) override;
    Reply<QMap<QDate, int>> days(const QDate& first, const QDate& last) override;
    Reply<QList<PaperRow>> rows(const QList<PaperId>& ids) override;
    Reply<Paper> paper(PaperId id) override;
    Reply<PaperHistory> paperHistory(PaperId id) override;
    Reply<QList<NoteRevision>> noteRevisions(PaperId id) override;
    Reply<QString> noteRevision(qint64 number) override;
    Reply<QList<PaperRow>> backlinks(PaperId id) override;
    Reply<PaperId> resolve(const QString& name) override;
    Reply<QList<RefreshLogEntry>> feedLog(FeedId id, int limit = 100) override;
    Reply<Outline> outline() override;
    Reply<QList<ListEntry>> listEntries(ListId id) override;
    Reply<QList<Citation>> citations(const QList<PaperId>& ids, const QString& keyPattern) override;
    Reply<QList<RemovedThing>> bin() override;
    Reply<QList<Step>> steps() override;
    Reply<Step> undo() override { return turn(QStringLiteral("undo"), true); }
    Reply<Step> redo() override { return turn(QStringLiteral("redo"), false); }
    Reply<QList<PaperId>> setStarred(const QList<PaperId>& ids, bool isStarred,
                                     const StepGroup& group = {}) override;
    Reply<QList<PaperId>> setRead(const QList<PaperId>& ids, bool isRead,
                                  const StepGroup& group = {}) override;
    Reply<QList<PaperId>> setHidden(const QList<PaperId>& ids, SearchId by,
                                    const StepGroup& group = {}) override;
    Reply<QList<PaperId>> markAllRead(const PaperQuery& query) override;
    void stopMarking() override { calls.append(QStringLiteral("stopMarking")); }
    Reply<SavedNote> setNote(PaperId id, const QString& markdown, const QStringList& known = {}) override;
    Reply<QList<PaperId>> setUpdated(const QList<PaperId>& ids, bool isUpdated) override;
    Reply<PaperId> separate(PaperId merged) override;
    Reply<> unite(PaperId into, PaperId other) override;
    Reply<PaperId> addPage(const QString& title) override;
    Reply<QList<PaperId>> setTagged(const QList<PaperId>& ids, const QString& tag, bool isTagged) override;
    Reply<> editTag(const Tag& tag) override;
    Reply<> removeTag(TagId id) override;
    Reply<ListId> addList(const ReadingList& list) override;
    Reply<> editList(const ReadingList& list) override;
    Reply<> moveList(ListId id, std::optional<ListId> parent, int position = -1) override;
    Reply<> removeList(ListId id) override;
    Reply<> restoreList(ListId id) override;
    Reply<QList<PaperId>> putOnList(ListId id, const QList<PaperId>& papers) override;
    Reply<QList<PaperId>> takeOffList(ListId id, const QList<PaperId>& papers) override;
    Reply<> moveOnList(ListId id, const QList<PaperId>& papers, int position) override;
    Reply<> setListEntry(ListId id, const ListEntry& entry) override;
    Reply<> setPublication(PaperId id, const std::optional<Publication>& publication,
                           const StepGroup& group = {}) override;
    Reply<FeedId> addFeed(const QString& url, const QString& name = {}, std::optional<FolderId> folder = {},
                          const StepGroup& group = {}) override;
    Reply<> removeFeed(FeedId id) override;
    Reply<> restoreFeed(FeedId id) override;
    Reply<> renameFeed(FeedId id, const QString& name, const StepGroup& group = {}) override;
    Reply<> setFeedAddress(FeedId id, const QString& url, const StepGroup& group = {}) override;
    Reply<> setFeedInterval(FeedId id, std::optional<std::chrono::minutes> interval,
                            const StepGroup& group = {}) override;
    Reply<> moveFeed(FeedId id, std::optional<FolderId> folder, int position = -1,
                     const StepGroup& group = {}) override;
    Reply<FolderId> addFolder(const QString& name, const StepGroup& group = {}) override;
    Reply<> renameFolder(FolderId id, const QString& name) override;
    Reply<> removeFolder(FolderId id) override;
    Reply<> setFolderExpanded(FolderId id, bool isExpanded) override;
    Reply<OutlineOutcome> addOutline(const Outline& outline) override;
    Reply<SearchId> addSearch(const SavedSearch& search) override;
    Reply<QList<PaperId>> editSearch(const SavedSearch& search) override;
    Reply<> moveSearch(SearchId id, int position = -1) override;
    Reply<> removeSearch(SearchId id) override;
    Reply<> restoreSearch(SearchId id) override;

private:
    template<class T> Reply<T> answer(const QString& call, std::function<Result<T>()> work);
    void deliver(std::function<void()> reply);
    [[nodiscard]] PaperRow rowOf(PaperId id) const;
    [[nodiscard]] PaperRow generatedRow(PaperId id) const;
    [[nodiscard]] bool isInPlace(const Paper& paper, const PaperQuery& query) const;
    [[nodiscard]] static bool fits(const Paper& paper, const Condition& condition);
    [[nodiscard]] bool matches(const Paper& paper, const PaperQuery& query) const;
    [[nodiscard]] QList<PaperStub> stubs(const PaperQuery& query) const;
    QList<PaperId> changeEach(const QList<PaperId>& ids, const std::function<bool(Paper&)>& change);
    Result<> changeSearch(SearchId id, const std::function<void(qsizetype at)>& change);
    Result<> changeFeed(FeedId id, const std::function<void(Feed&)>& change);
    Result<> changeFolder(FolderId id, const std::function<void(Folder&)>& change);
    [[nodiscard]] Subscriptions countedSubscriptions() const;
    void placeFeed(Feed feed, int position);
    void tellSubscriptionsSoon();

    /// All that a step can change.
    struct State
    {
        QMap<PaperId, Paper> papers;
        QList<Feed> feeds;
        QList<Feed> removedFeeds;
        QList<Folder> folders;
        QList<SavedSearch> searches;
        QHash<SearchId, std::pair<qsizetype, SavedSearch>> removedSearches; ///< and where they stood
        QHash<PaperId, PaperHistory> histories;
        QList<ReadingList> lists;
        QList<ReadingList> removedLists;
        QHash<ListId, QList<ListEntry>> entries;
        QList<Tag> tags;

        bool operator==(const State&) const = default;
    };
    struct MadeStep
    {
        Step step;
        State before;
        State after;
    };

    template<class T>
    Reply<T> change(const QString& call, const Step& step, std::function<Result<T>()> work,
                    const StepGroup& group = {});
    void remember(Step step, const StepGroup& group, const State& before);
    Reply<Step> turn(const QString& call, bool isUndo);
    void apply(const State& from, const State& to);
    [[nodiscard]] QString feedName(FeedId id) const;
    [[nodiscard]] Result<> changeList(ListId id, const std::function<void(ReadingList&)>& change);
    QList<PaperId> tagEach(const QList<PaperId>& ids, const QString& tag, bool isTagged);

    State m_now;
    std::vector<MadeStep> m_steps;
    size_t m_done = 0;                                                   ///< steps that are not undone
    QHash<PaperId, QList<std::pair<NoteRevision, QString>>> m_revisions; ///< the newest first
    QHash<FeedId, QList<RefreshLogEntry>> m_logs;
    QHash<QString, Error> m_failures;
    std::vector<std::function<void()>> m_held;
    bool m_isHolding = false;
    int m_generated = 0;
    qint64 m_nextId = 1;
};

template<class T>
Reply<T> FakeLibrary::change(const QString& call, const Step& step, std::function<Result<T>()> work,
                             const StepGroup& group)
{
    return answer<T>(call, [this, step, group, work = std::move(work)] {
        const State before = m_now;
        Result<T> result = work();
        if (result && before != m_now && !group.isNone())
            remember(step, group, before);
        return result;
    });
}

template<class T> Reply<T> FakeLibrary::answer(const QString& call, std::function<Result<T>()> work)
{
    calls.append(call);
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const QString name = call.section(u' ', 0, 0);
    if (m_failures.contains(name))
        work = [error = m_failures.take(name)]() -> Result<T> { return std::unexpected(error); };
    deliver([promise, result = work()] {
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

} // namespace offprint
