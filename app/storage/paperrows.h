#pragma once

#include "app/storage/librarytables.h"
#include "app/storage/paperpart.h"
#include "app/storage/searchtext.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QSet>

namespace offprint {

/// A paper as its rows hold it.
struct StoredRows
{
    PaperPart part;
    bool isRead = false;
    bool isStarred = false;
    bool isHidden = false;
    bool isUncounted = false; ///< hidden by a saved search
    bool isQuiet = false;     ///< read only since arXiv announced nothing but a replacement of it
};

/// The rows of papers, with their counts and the search index. Call inside a WriteTransaction, and `finish()`
/// before its commit; throws SQLite::Exception.
class PaperRows final
{
public:
    explicit PaperRows(Connection& connection)
        : m_connection(connection)
    {}

    [[nodiscard]] std::optional<StoredRows> load(PaperId id);

    /// A paper that was not there; without `id` it gets the next one. False if another has the key of its
    /// marks.
    [[nodiscard]] bool insert(PaperId& id, const PaperPart& part, const QString& stateKey,
                              const KeptMarks& marks);

    /// Writes what differs; what the new lacks is removed.
    void update(PaperId id, const StoredRows& old, const PaperPart& part);
    void remove(PaperId id);

    /// Someone else changed something of the paper that is in the index.
    void reindex(PaperId id);

    /// Brings the counts and the search index up to date. All at once: where writes to the index stand
    /// between others, SQLite makes it write its words to disk with nearly every statement.
    void finish();

private:
    struct Count
    {
        int papers = 0;
        int unread = 0;
        int starred = 0;
        int noted = 0;
    };

    void insertDetail(PaperId id, const PaperPart& part);
    void updateDetail(PaperId id, const PaperPart& part);
    void insertListing(PaperId id, const Listing& listing, bool isRead, bool isCounted);
    void updateListings(PaperId id, const QList<Listing>& old, const QList<Listing>& now,
                        const StoredRows& paper);
    void updateVersions(PaperId id, const QList<PaperVersion>& old, const QList<PaperVersion>& now);
    void updateMetrics(PaperId id, const QList<PaperMetrics>& old, const QList<PaperMetrics>& now);
    void loadListings(PaperId id, PaperPart& part);
    void loadVersions(PaperId id, PaperPart& part);
    void loadMetrics(PaperId id, PaperPart& part);

    Connection& m_connection;
    QHash<FeedId, Count> m_listed;          ///< papers that a feed did not list before
    Count m_new;                            ///< papers that the library did not have before
    QMap<PaperId, IndexedText> m_unindexed; ///< new papers, which the index does not know
    QSet<PaperId> m_changed;                ///< papers whose row in the index is old
};

} // namespace offprint
