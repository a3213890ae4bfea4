#pragma once

#include "models/citation/citation.h"
#include "models/domain/error.h"
#include "models/domain/feed.h"
#include "models/domain/librarychange.h"
#include "models/domain/note.h"
#include "models/domain/outline.h"
#include "models/domain/paper.h"
#include "models/domain/paperhistory.h"
#include "models/domain/paperquery.h"
#include "models/domain/refreshlog.h"
#include "models/domain/removedthing.h"
#include "models/domain/step.h"

#include <QtCore/QFuture>
#include <QtCore/QMap>
#include <QtCore/QObject>

namespace offprint {

/// A reply that arrives later. Watch it with `whenReady()` (models/reply.h); never wait for it on the
/// window's thread.
template<class T = void> using Reply = QFuture<Result<T>>;

/// The library as everything above storage sees it.
///
/// Every call returns at once and does its work on the library's own threads; replies arrive in any order
/// between readers, but changes are made in the order they were asked for. The database is written first:
/// `changed` follows the commit, and what is shown changes only then. What the user made (stars, read marks,
/// notes) is on disk when its reply arrives.
///
/// What the user does is remembered as a step that `undo` takes back, unless it changed nothing. A StepGroup
/// makes one step of several changes, or none.
///
/// Thread: lives on the window's thread (the main thread without a window); calls are safe from any thread,
/// and `changed` is emitted on the thread the object lives on.
class Library : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Reading
    // ------------------------------------------------------------------------------------------------

    /// Folders, feeds and every count of the sidebar, from one snapshot.
    virtual Reply<Subscriptions> subscriptions() = 0;

    /// The papers of a query in its order: by day, newest first, then latest arrival first; with words,
    /// latest arrival first and `day` 0. A newer call with the same `lane` interrupts an older one, whose
    /// reply is then `ErrorCode::Cancelled`: a search box or list passes one lane number for all its calls; 0
    /// is never interrupted.
    virtual Reply<QList<PaperStub>> find(const PaperQuery& query, int lane = 0) = 0;

    /// How many papers the query has; counting stops at `most`. Lanes are as for `find`.
    virtual Reply<int> count(const PaperQuery& query, int most, int lane = 0) = 0;

    /// How many papers were listed on each of the days that have any, both ends included.
    virtual Reply<QMap<QDate, int>> days(const QDate& first, const QDate& last) = 0;

    /// The rows for these ids, in the order given; ids that name no paper are left out.
    virtual Reply<QList<PaperRow>> rows(const QList<PaperId>& ids) = 0;

    /// NotFound if there is no such paper.
    virtual Reply<Paper> paper(PaperId id) = 0;

    /// Versions, votes over time and merges. NotFound if there is no such paper.
    virtual Reply<PaperHistory> paperHistory(PaperId id) = 0;

    /// Earlier texts of the paper's note, the newest first; none if it has no note or there is no such paper.
    virtual Reply<QList<NoteRevision>> noteRevisions(PaperId id) = 0;
    /// The text of one. NotFound.
    virtual Reply<QString> noteRevision(qint64 number) = 0;

    /// Papers whose notes link to this one, the one noted last first.
    virtual Reply<QList<PaperRow>> backlinks(PaperId id) = 0;

    /// The paper that a number, an arXiv id (with or without version or "arXiv:"), a DOI, a link or its title
    /// names. NotFound.
    virtual Reply<PaperId> resolve(const QString& name) = 0;

    /// What the refresh did about the feed, the newest first.
    virtual Reply<QList<RefreshLogEntry>> feedLog(FeedId id, int limit = 100) = 0;

    /// Every feed with its folders and the attributes that other readers gave it.
    virtual Reply<Outline> outline() = 0;

    /// What a reading list says of its papers, in its own order.
    virtual Reply<QList<ListEntry>> listEntries(ListId id) = 0;

    /// The references to the papers, in the order given; ids that name no paper are left out. Papers that
    /// have no key yet are given one by the pattern (CiteKeyPattern), and keep it.
    virtual Reply<QList<Citation>> citations(const QList<PaperId>& ids, const QString& keyPattern) = 0;

    /// Feeds, searches and reading lists that were removed and can be restored, the newest first.
    virtual Reply<QList<RemovedThing>> bin() = 0;

    /// What was done, the newest first, up to 200 steps; those that are undone come before the others.
    virtual Reply<QList<Step>> steps() = 0;

    /// Takes the newest step back that is not undone. The reply is that step. NotFound if there is none.
    virtual Reply<Step> undo() = 0;

    /// Does again what was undone last. NotFound if there is nothing, as after any new step.
    virtual Reply<Step> redo() = 0;

    // What the user does with papers
    // -------------------------------------------------------------------------

    /// The reply lists the papers whose star really changed: what an undo has to turn back.
    virtual Reply<QList<PaperId>> setStarred(const QList<PaperId>& ids, bool isStarred,
                                             const StepGroup& group = {}) = 0;

    /// The reply lists the papers whose mark really changed.
    virtual Reply<QList<PaperId>> setRead(const QList<PaperId>& ids, bool isRead,
                                          const StepGroup& group = {}) = 0;

    /// Puts the papers out of all lists and counts, for as long as the saved search `by` is there and hides:
    /// only searches find them. Those with a star or a note stay where they are. Without a search: puts them
    /// back. The reply lists those for which that was really new.
    virtual Reply<QList<PaperId>> setHidden(const QList<PaperId>& ids, SearchId by,
                                            const StepGroup& group = {}) = 0;

    /// Marks every unread paper of the query read; the reply lists them.
    virtual Reply<QList<PaperId>> markAllRead(const PaperQuery& query) = 0;

    /// Ends the setting of read marks that was asked for so far, by undo and redo too. What is marked already
    /// stays so, and the replies list it.
    virtual void stopMarking() = 0;

    /// Replaces the paper's note; a blank text removes it. Earlier texts are kept as revisions, unless they
    /// are little else than what is put there. `known`: the texts that the writer knows the note to have had;
    /// if it has another one by now, somebody else wrote it, and it is kept in any case. Empty: whatever is
    /// there is kept. NotFound.
    virtual Reply<SavedNote> setNote(PaperId id, const QString& markdown, const QStringList& known = {}) = 0;

    /// Whether the paper is marked as updated: false once the user has looked at what changed.
    virtual Reply<QList<PaperId>> setUpdated(const QList<PaperId>& ids, bool isUpdated) = 0;

    /// Takes apart what was merged: the paper that was `merged` is there again, with the marks, note and
    /// sightings it had, and the two are never merged again. The reply is its number. NotFound if it is part
    /// of no paper.
    virtual Reply<PaperId> separate(PaperId merged) = 0;

    /// Undoes `separate`: the two become one again.
    virtual Reply<> unite(PaperId into, PaperId other) = 0;

    /// A page of the user's own, on no paper, for a note: it stands in a feed of its own that is never
    /// refreshed. BadArgument if the title is blank.
    virtual Reply<PaperId> addPage(const QString& title) = 0;

    // Tags and reading lists
    // -----------------------------------------------------------------------------------------------

    /// Makes the tag if there is none of the name, letter case aside. The reply lists the papers for which
    /// that was really new. BadArgument if the name is blank.
    virtual Reply<QList<PaperId>> setTagged(const QList<PaperId>& ids, const QString& tag, bool isTagged) = 0;

    /// Another name or colour. If another tag has the name, its papers get that one and this one goes.
    /// NotFound, BadArgument.
    virtual Reply<> editTag(const Tag& tag) = 0;
    virtual Reply<> removeTag(TagId id) = 0;

    /// At the end of its parent's. AlreadyThere (`detail` its number) if one there has the name, BadArgument
    /// if the name is blank, NotFound if there is no such parent.
    virtual Reply<ListId> addList(const ReadingList& list) = 0;
    /// Name, colour and description.
    virtual Reply<> editList(const ReadingList& list) = 0;
    /// Into another list (none: the top level), before the one at `position` there; -1: at the end.
    /// BadArgument if that is in the list itself.
    virtual Reply<> moveList(ListId id, std::optional<ListId> parent, int position = -1) = 0;
    /// With those in it. Its papers stay.
    virtual Reply<> removeList(ListId id) = 0;
    /// With those in it that were removed with it; at the top level if its parent is gone.
    virtual Reply<> restoreList(ListId id) = 0;

    /// At its end. The reply lists the papers that were not on it.
    virtual Reply<QList<PaperId>> putOnList(ListId id, const QList<PaperId>& papers) = 0;
    /// The reply lists the papers that were on it.
    virtual Reply<QList<PaperId>> takeOffList(ListId id, const QList<PaperId>& papers) = 0;
    /// Together, before the paper that stood at `position`; -1: at the end.
    virtual Reply<> moveOnList(ListId id, const QList<PaperId>& papers, int position) = 0;
    /// What the list says of its paper. NotFound if it is not on it.
    virtual Reply<> setListEntry(ListId id, const ListEntry& entry) = 0;

    /// Where and when the paper was published, for references to it; none: what feeds say. NotFound.
    virtual Reply<> setPublication(PaperId id, const std::optional<Publication>& publication,
                                   const StepGroup& group = {}) = 0;

    // What the user does with feeds
    // --------------------------------------------------------------------------

    /// Subscribes. AlreadyThere (its `detail` the feed's number) if the address is subscribed, BadAddress if
    /// it is no http, https or file URL. A feed removed before comes back with its papers and its name.
    virtual Reply<FeedId> addFeed(const QString& url, const QString& name = {},
                                  std::optional<FolderId> folder = {}, const StepGroup& group = {}) = 0;

    /// Unsubscribes. Papers that were starred or noted, or that another feed lists, stay where they are; the
    /// others are put out of sight but kept, and `undo` brings all back as it was.
    virtual Reply<> removeFeed(FeedId id) = 0;
    virtual Reply<> restoreFeed(FeedId id) = 0;
    virtual Reply<> renameFeed(FeedId id, const QString& name, const StepGroup& group = {}) = 0;

    /// AlreadyThere if another feed has the address, BadAddress. Validators of the old one are forgotten.
    virtual Reply<> setFeedAddress(FeedId id, const QString& url, const StepGroup& group = {}) = 0;
    virtual Reply<> setFeedInterval(FeedId id, std::optional<std::chrono::minutes> interval,
                                    const StepGroup& group = {}) = 0;

    /// Puts the feed into a folder (none: the top level), before the feed at `position` there; -1: at the
    /// end.
    virtual Reply<> moveFeed(FeedId id, std::optional<FolderId> folder, int position = -1,
                             const StepGroup& group = {}) = 0;

    /// AlreadyThere (`detail` the folder's number) if one has the name, case ignored.
    virtual Reply<FolderId> addFolder(const QString& name, const StepGroup& group = {}) = 0;
    virtual Reply<> renameFolder(FolderId id, const QString& name) = 0;

    /// The folder's feeds move to the top level.
    virtual Reply<> removeFolder(FolderId id) = 0;
    virtual Reply<> setFolderExpanded(FolderId id, bool isExpanded) = 0;

    /// Subscribes to every feed of the list, in one change; folders are made where they are missing. Feeds
    /// already there stay as they are.
    virtual Reply<OutlineOutcome> addOutline(const Outline& outline) = 0;

    // What the user does with saved searches
    // -----------------------------------------------------------------------

    /// At the end of the others, under a number of its own. BadQuery if the words make no sense; AlreadyThere
    /// (`detail` its number) if one has the name, case ignored.
    virtual Reply<SearchId> addSearch(const SavedSearch& search) = 0;

    /// All but its place among the others. The reply lists the papers that it hid and that no longer fit it:
    /// they are in the lists again. BadQuery, AlreadyThere, NotFound.
    virtual Reply<QList<PaperId>> editSearch(const SavedSearch& search) = 0;

    /// Puts it before the one at `position` among the others; -1: at the end.
    virtual Reply<> moveSearch(SearchId id, int position = -1) = 0;

    /// What it hid is in the lists again.
    virtual Reply<> removeSearch(SearchId id) = 0;
    virtual Reply<> restoreSearch(SearchId id) = 0;

Q_SIGNALS:
    void changed(const offprint::LibraryChange& change);
};

} // namespace offprint
