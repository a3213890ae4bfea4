#pragma once

#include "app/storage/connection.h"
#include "models/domain/librarychange.h"
#include "models/domain/paperquery.h"
#include "models/domain/step.h"

#include <atomic>
#include <memory>

namespace offprint {

/// The read marks that are being set in several transactions. What the user marks meanwhile counts, though
/// its turn comes first.
struct RunningMarks
{
    QList<QSet<PaperId>*> overruled; ///< of each: what was marked otherwise since; of the writer's thread
    std::atomic<quint64> stops{0};   ///< how often all of it was stopped
};

/// Sets or clears the read mark of many papers, in as many transactions as it takes, and remembers it as a
/// step with the last.
class ReadMarking final
{
public:
    /// Of these papers.
    ReadMarking(std::shared_ptr<RunningMarks> running, const QList<PaperId>& papers, bool isRead,
                const StepGroup& group);
    /// Of all unread papers of the query: read.
    ReadMarking(std::shared_ptr<RunningMarks> running, const PaperQuery& query);
    ~ReadMarking();
    ReadMarking(ReadMarking&& other) noexcept;
    ReadMarking& operator=(ReadMarking&&) = delete;

    /// The papers whose mark really changed, when the last is done or it was stopped; until then nothing.
    Result<std::optional<QList<PaperId>>> operator()(Connection& connection, LibraryChange& told);
    /// Looks whether it was stopped meanwhile.
    [[nodiscard]] bool mayNextBeLast();

private:
    void begin();
    Result<> find(Connection& connection);
    void remember(Connection& connection, LibraryChange& told);

    std::shared_ptr<RunningMarks> m_running;
    quint64 m_stops = 0; ///< as they were when this was asked for
    bool m_isStopped = false;
    std::optional<PaperQuery> m_query; ///< whose papers are still to be found
    QList<PaperId> m_papers;
    bool m_isRead = true;
    StepGroup m_group;
    qsizetype m_next = 0;
    bool m_hasBegun = false;
    std::unique_ptr<QSet<PaperId>> m_overruled = std::make_unique<QSet<PaperId>>();
    QList<PaperId> m_changed;
};

} // namespace offprint
