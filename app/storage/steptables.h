#pragma once

#include "app/storage/connection.h"
#include "models/domain/ids.h"
#include "models/domain/step.h"

#include <QtCore/QList>

#include <optional>

namespace offprint {

/// One change of a step, as it is taken back.
struct StepPart
{
    qint64 number = 0;
    Step::Kind kind = Step::Kind::Star;
    QString name;
    QString subject;       ///< what writing goes on about: the key of a note's paper; of Separate the paper's
                           ///< number
    QList<PaperId> papers; ///< of Star, MarkRead, Hide…: whose mark really changed
    QByteArray changes;    ///< a changeset
    int count = 1;
};

/// What the user did, kept to be taken back. Call inside a WriteTransaction of Durability::User; throws
/// SQLite::Exception.
class StepTables final
{
public:
    explicit StepTables(Connection& connection)
        : m_connection(connection)
    {}

    /// Remembers it. What was undone can no longer be done again. Writing that goes on, on one note, is one
    /// step for ten minutes.
    void add(const StepPart& part, const StepGroup& group, const QDateTime& now);

    [[nodiscard]] QList<Step> steps();
    /// The step to undo, or to do again.
    [[nodiscard]] std::optional<Step> next(bool isUndo);
    /// In the order they were made.
    [[nodiscard]] QList<StepPart> parts(const Step& step);
    void setUndone(const Step& step, bool isUndone);

private:
    [[nodiscard]] bool joinWithLast(const StepPart& part, const QDateTime& now);
    void forgetOldest();

    Connection& m_connection;
};

/// Numbers in few bytes: sorted, each as its distance from the one before.
[[nodiscard]] QByteArray toBytes(QList<PaperId> ids);
[[nodiscard]] QList<PaperId> paperIdsFrom(const QByteArray& bytes);

} // namespace offprint
