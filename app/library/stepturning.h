#pragma once

#include "app/library/readmarking.h"
#include "app/storage/changeset.h"
#include "app/storage/steptables.h"
#include "models/domain/librarychange.h"

#include <optional>

namespace offprint {

/// Takes the newest step back, or does again the one that was undone last, in as many transactions as its
/// read marks take; everything else of it is one transaction. Of the writer's thread.
class StepTurning final
{
public:
    StepTurning(std::shared_ptr<RunningMarks> running, bool isUndo)
        : m_running(std::move(running))
        , m_stops(m_running->stops)
        , m_isUndo(isUndo)
    {}

    /// The step, when all of it is done; until then nothing. NotFound if there is none.
    Result<std::optional<Step>> operator()(Connection& connection, LibraryChange& told);
    /// How many transactions there are is known only when the step is: each is written for good.
    [[nodiscard]] static bool mayNextBeLast() { return true; }

private:
    Result<> begin(Connection& connection);
    [[nodiscard]] StepPart takeNext();
    Result<> turn(Connection& connection, const StepPart& part, LibraryChange& told);
    void setMarks(Connection& connection, const StepPart& part, LibraryChange& told);
    void applyChanges(Connection& connection, const QByteArray& changes, LibraryChange& told);
    [[nodiscard]] bool isStopped() const { return m_running->stops != m_stops; }

    std::shared_ptr<RunningMarks> m_running;
    quint64 m_stops;
    bool m_isUndo;
    std::optional<Step> m_step;
    QList<StepPart> m_rest; ///< in the order they are to be turned
    bool m_isSplit = false; ///< the first of the rest goes on with the part before it
    int m_kept = 0;
};

} // namespace offprint
