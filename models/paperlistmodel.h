#pragma once

#include "models/library.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QCache>
#include <QtCore/QTimer>

namespace offprint {

/// The papers of one query, as a list of any length. Only their numbers and days are held for all of them;
/// titles and marks are read in blocks as they are asked for, and about 2 000 of them are kept. Of a long
/// list the first papers are there at once, the others as soon as they are found.
///
/// Nothing moves because a refresh brought something: papers that arrive wait until `showNew()`, and papers
/// that no longer match (one just read, in the list of unread ones) stay until the query is set or refreshed.
///
/// Lives on the window's thread. The library must outlive it.
class PaperListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TitleRole = Qt::UserRole + 1,
        AuthorsRole, ///< names joined by ", "
        CategoryRole,
        UpvotesRole,      ///< an int; invalid where no feed counts them
        DayRole,          ///< QDate of the heading; invalid: the list has none
        IsFirstOfDayRole, ///< the heading stands above this row
        IsReadRole,
        IsStarredRole,
        HasNoteRole,
        IsUpdatedRole,
        IsWithdrawnRole,
        IsHiddenRole,     ///< by a saved search
        AnnounceTypeRole, ///< arXiv's word for it
        TagsRole,         ///< QStringList
        ListedRole,       ///< QDate: when it was listed, whatever the order
        PaperIdRole,
        IsLoadedRole, ///< false while the row is still being read; asking does not start reading
    };

    /// `lane` is the library's lane for this list's queries; each list has its own.
    explicit PaperListModel(Library& library, int lane = 1, QObject* parent = nullptr);

    /// Starts reading the papers of `query`; until the first are there the rows before stay. Setting the
    /// query that is set already reads all of it afresh before anything changes.
    void setQuery(const PaperQuery& query);
    void refresh() { setQuery(m_query); }
    [[nodiscard]] const PaperQuery& query() const { return m_query; }
    /// The rows are still those of the query before.
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// All of the query's papers are there.
    [[nodiscard]] bool isComplete() const { return m_isComplete && !m_isLoading; }

    /// Puts the papers that arrived since into the list.
    void showNew();
    [[nodiscard]] int waitingCount() const { return m_waitingCount; }

    /// Looks for the first unread paper after `row` (-1: from the start), going round to the start of the
    /// list; answers by `nextUnreadFound`.
    void findNextUnread(int row);

    [[nodiscard]] PaperId idAt(int row) const;
    /// -1 if the list does not hold it. Takes a pass over the list.
    [[nodiscard]] int rowOf(PaperId id) const;

    /// "cross", "replaced" or both; empty for what is new or was not announced.
    [[nodiscard]] static QString announceInWords(const QString& announceType);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void loadingStarted();
    void loaded(int count); ///< the first papers, or all: see isComplete()
    void failed(const offprint::Error& error);
    /// So many papers wait for `showNew()`; 0 when they no longer do.
    void newPapersWaiting(int count);
    void nextUnreadFound(int row); ///< -1: none is unread

private:
    struct Entry
    {
        PaperRow row;
        int at = 0; ///< where it stands in the list
    };

    [[nodiscard]] QVariant loadedData(const Entry& entry, int role) const;
    [[nodiscard]] bool isFirstOfDay(int row) const;

    void ask(const PaperQuery& part);
    void takeQueryReply(const PaperQuery& part, const Result<QList<PaperStub>>& reply);
    void takeAll(const QList<PaperStub>& stubs);
    void want(int row) const;
    void fetchWanted();
    void read(const QList<PaperId>& ids, const QHash<PaperId, int>& places);
    void takeRows(quint64 request, const QList<PaperId>& ids, const QHash<PaperId, int>& places,
                  const Result<QList<PaperRow>>& reply);
    void tellChanged(QList<int> rows);

    void follow(const LibraryChange& change);
    void rereadLoaded(const LibraryChange& change);
    void lookForNew();
    void setWaiting(QList<PaperStub> merged, int count);
    void insertRun(int at, const QList<PaperStub>& run);
    void replaceAll(const QList<PaperStub>& stubs);

    Library& m_library;
    const int m_lane;
    PaperQuery m_query;
    QList<PaperStub> m_stubs;
    QList<PaperStub> m_merged; ///< `m_stubs` with what waits put in
    int m_waitingCount = 0;

    mutable QCache<PaperId, Entry> m_loaded;
    mutable QList<int> m_wantedBlocks; ///< the latest asked for last
    mutable bool m_isFetchDue = false;
    QHash<PaperId, quint64> m_asked; ///< the newest request that reads this row
    int m_readsRunning = 0;
    quint64 m_lastRead = 0;

    quint64 m_queryNumber = 0;
    quint64 m_listNumber = 0; ///< grows whenever papers come into or leave the list
    bool m_isLoading = false;
    bool m_isComplete = true;
    QTimer m_restTimer; ///< before what follows the first papers is read
    QTimer m_lookTimer;
    bool m_isLooking = false;
    bool m_mustLookAgain = false;
};

} // namespace offprint
