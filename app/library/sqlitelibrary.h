#pragma once

#include "app/library/feedstore.h"
#include "app/library/importstore.h"
#include "app/library/keptfilestore.h"
#include "app/library/mirrorstore.h"
#include "app/library/olderstore.h"
#include "app/library/pdfstore.h"
#include "models/library.h"

#include <memory>

namespace offprint {

/// What `check` found.
struct LibraryReport
{
    bool isSound = false;
    QStringList findings; ///< sentences; empty when sound
    qint64 papers = 0;
    qint64 feeds = 0;
    qint64 sightings = 0;
    qint64 notes = 0;
    qint64 starred = 0;
    qint64 unread = 0;
    qint64 bytes = 0; ///< the library file and its write-ahead log
    int schemaVersion = 0;
};

/// The library in a SQLite file, `library.sqlite` in a folder of its own, with a writer thread and two
/// readers.
///
/// Construct on the main thread; `open()` does its work on the writer thread, and calls made before it has
/// finished are answered after it (or with its error, if it fails). The destructor finishes every change
/// already asked for, drops reads, and closes. Other processes may use the same folder: a writer that has to
/// wait for more than `busyTimeout` fails with LibraryBusy naming the holder, and their commits are noticed
/// within two seconds and announced as `LibraryChange::everything`.
class SqliteLibrary final : public Library,
                            public FeedStore,
                            public OlderStore,
                            public PdfStore,
                            public MirrorStore,
                            public ImportStore,
                            public KeptFileStore
{
    Q_OBJECT

public:
    struct Options
    {
        bool makeIfMissing = true;
        bool addSample = false; ///< a library made new gets the bundled sample feed
        std::chrono::milliseconds busyTimeout{10'000};
        QString program; ///< told to other processes that wait for us: "window", "refresh", …
    };

    SqliteLibrary(const QString& folder, const Options& options, QObject* parent = nullptr);
    ~SqliteLibrary() override;

    /// LibraryUnopenable, LibraryReadOnly, LibraryNewer, LibraryDamaged, LibraryForeign, LibraryBusy,
    /// DiskFull. A library that cannot be written, because of its permissions or a full disk, still opens for
    /// reading where that is possible: the reply is then good and changes fail.
    Reply<> open();

    [[nodiscard]] QString folder() const;

    // Library
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
    Reply<Step> undo() override;
    Reply<Step> redo() override;
    Reply<QList<PaperId>> setStarred(const QList<PaperId>& ids, bool isStarred,
                                     const StepGroup& group = {}) override;
    Reply<QList<PaperId>> setRead(const QList<PaperId>& ids, bool isRead,
                                  const StepGroup& group = {}) override;
    Reply<QList<PaperId>> setHidden(const QList<PaperId>& ids, SearchId by,
                                    const StepGroup& group = {}) override;
    Reply<QList<PaperId>> markAllRead(const PaperQuery& query) override;
    void stopMarking() override;
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

    // FeedStore
    Reply<QList<FeedRequest>> feedRequests() override;
    Reply<StoreOutcome> storePart(FeedId feed, const FeedPart& part) override;
    Reply<> record(const QList<FeedRecord>& records) override;
    Reply<RequestTurn> claimRequest(const RequestClaim& claim) override;
    Reply<> endRequest(const QString& gate, qint64 holder, const QDateTime& ended) override;

    // OlderStore
    Reply<QList<OlderState>> olderStates() override;
    Reply<> keepOlderState(const OlderState& state) override;

    // PdfStore
    Reply<StoredPdf> pdf(PaperId paper) override;
    Reply<QList<StoredPdf>> pdfs() override;
    Reply<> keepPdf(const StoredPdf& pdf) override;
    Reply<> forgetPdf(PaperId paper) override;
    Reply<> keepPdfPlace(PaperId paper, const PdfPlace& place) override;
    Reply<QList<PaperId>> starredWithoutPdf() override;

    // MirrorStore
    Reply<QList<MirrorEntry>> mirrorEntries() override;
    Reply<> keepMirrorEntry(const MirrorEntry& entry) override;
    Reply<> forgetMirror() override;
    Reply<QList<PaperId>> papersToMirror() override;
    Reply<PaperId> addPaper(const ParsedEntry& entry) override;

    // ImportStore
    Reply<QList<ImportMatch>> compare(const QList<ImportEntry>& entries) override;
    Reply<ImportOutcome> importEntries(const QList<ImportEntry>& entries, const ImportOptions& options,
                                       const Progress& progress) override;

    // KeptFileStore
    Reply<QList<KeptFile>> keptFiles() override;
    Reply<> keepFile(const KeptFile& kept) override;
    Reply<> forgetFile(const QString& file) override;

    // Without a window
    /// Whole papers of a query in its order, read in one snapshot, for exports.
    Reply<QList<Paper>> papers(const PaperQuery& query);

    /// SQLite's own integrity check, and that mirrors, counts and the search index agree with what they
    /// mirror.
    Reply<LibraryReport> check();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace offprint
