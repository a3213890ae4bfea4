#pragma once

#include "app/storage/connection.h"
#include "models/domain/paper.h"

#include <QtCore/QStringList>

namespace offprint {

/// A paper as one feed gave it, with the keys that say which work it is.
struct PaperRecord
{
    QStringList keys; ///< "arxiv:…", "doi:…", "openreview:…", "url:…": each names one work; the best first
    QString titleKey; ///< "title:" and the normalised title, empty if too short to tell works apart
    QString surname; ///< of the first author, normalised; empty without authors
    QString host; ///< of the link: two pages of one host are two works
    Paper paper; ///< without id, state and sightings
    QString guid;
    QDateTime listed;
    QDate day; ///< the heading it stands under
    QString announceType;
    QString sightingSubmitter;
};

enum class StoredAs { New, Changed, Same };

/// Stores what feeds bring: finds the work an entry is about, merges, and never replaces better with worse. Call
/// inside a WriteTransaction; throws SQLite::Exception.
class PaperWriter final
{
public:
    PaperWriter(Connection& connection, QDateTime now)
        : m_connection(connection)
        , m_now(std::move(now))
    {
    }

    /// `id` gets the paper's.
    StoredAs store(FeedId feed, const PaperRecord& record, PaperId& id);

private:
    [[nodiscard]] PaperId find(const PaperRecord& record);
    [[nodiscard]] PaperId findByTitle(const PaperRecord& record);
    [[nodiscard]] bool contradicts(PaperId id, const PaperRecord& record);
    PaperId insert(const PaperRecord& record);
    bool update(PaperId id, const PaperRecord& record);
    bool see(FeedId feed, PaperId id, const PaperRecord& record);
    void addKeys(PaperId id, const PaperRecord& record);
    void merge(PaperId into, PaperId from);
    void takeUpState(PaperId id, const PaperRecord& record);

    Connection& m_connection;
    QDateTime m_now;
};

} // namespace offprint
