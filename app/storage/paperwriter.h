#pragma once

#include "app/storage/connection.h"
#include "models/domain/paper.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace offprint {

/// A paper as one feed gave it, with the keys that say which work it is.
struct PaperRecord
{
    QStringList keys; ///< "arxiv:…", "doi:…", "openreview:…", "url:…": each names one work; the best first;
                      ///< at least one
    QString title;    ///< normalised
    QString surname;  ///< of the first author, normalised; empty without authors
    QString page;     ///< the link, normalised: two pages of one host are two works
    Paper paper;      ///< without id, state and sightings
    QString guid;
    QDateTime listed;
    QDate day; ///< the heading it stands under
    QString announceType;
    QString sightingSubmitter;
};

enum class StoredAs { New, Changed, Same };

struct StoredPaper
{
    PaperId id;
    StoredAs as = StoredAs::Same;
    QList<PaperId> merged; ///< papers that turned out to be this one, and are no more
};

/// Stores what feeds bring: finds the work an entry is about, merges, and never replaces better with worse.
/// Call inside a WriteTransaction, and `finish()` before its commit; throws SQLite::Exception.
class PaperWriter final
{
public:
    PaperWriter(Connection& connection, QDateTime now)
        : m_connection(connection)
        , m_now(std::move(now))
    {}

    StoredPaper store(FeedId feed, const PaperRecord& record);

    /// Brings the counts and the search index up to date with what was stored. All at once: where writes to
    /// the index stand between others, SQLite makes it write its words to disk with nearly every statement.
    void finish();

private:
    /// The user's marks, kept under a key of a paper that has no row.
    struct KeptState
    {
        QString key;
        bool isRead = false;
        bool isStarred = false;
        QString note;
    };

    struct Count
    {
        int papers = 0;
        int unread = 0;
        int starred = 0;
        int noted = 0;
    };

    [[nodiscard]] PaperId find(FeedId feed, const PaperRecord& record, QList<PaperId>& merged);
    [[nodiscard]] PaperId findByTitle(FeedId feed, const PaperRecord& record);
    [[nodiscard]] bool contradicts(PaperId id, const PaperRecord& record);
    [[nodiscard]] bool isAnotherWork(PaperId id, FeedId feed, const PaperRecord& record);
    [[nodiscard]] PaperId insert(FeedId feed, const PaperRecord& record);
    [[nodiscard]] bool insertRow(const PaperRecord& record, const KeptState& state);
    void insertDetail(PaperId id, const PaperRecord& record);
    [[nodiscard]] KeptState keptState(const PaperRecord& record);
    bool update(PaperId id, const PaperRecord& record);
    [[nodiscard]] bool hasNote(PaperId id);
    void write(const Paper& paper);
    void keepVersion(const Paper& paper);
    void list(FeedId feed, PaperId id, const PaperRecord& record, bool isRead);
    void writeCounts();
    bool listAgain(FeedId feed, PaperId id, const PaperRecord& record);
    void addKeys(PaperId id, const PaperRecord& record);
    void merge(PaperId into, PaperId from);

    Connection& m_connection;
    QDateTime m_now;
    QHash<FeedId, Count> m_listed; ///< papers that a feed did not list before
    Count m_new;                   ///< papers that the library did not have before
    QSet<PaperId> m_unindexed;     ///< new papers, which the index does not know
    QSet<PaperId> m_changed;       ///< papers whose row in the index is old
};

} // namespace offprint
