#pragma once

#include "models/citation/citation.h"

#include <QtCore/QList>

namespace offprint {

/// What could not be read, or not as it stands, without stopping the reading.
struct ReadingProblem
{
    qsizetype line = 0; ///< of the file, from 1
    QString what;       ///< a sentence for people

    bool operator==(const ReadingProblem&) const = default;
};

/// What a file of citations has in it, in its order.
struct ReadCitations
{
    QList<Citation> citations;
    QList<ReadingProblem> problems;

    bool operator==(const ReadCitations&) const = default;
};

/// More citations than these are not read of one file: it is made to fill the memory.
inline constexpr qsizetype mostCitations = 300'000;

/// Adds a problem, unless there are so many that no one reads on.
inline void addProblem(QList<ReadingProblem>& problems, qsizetype line, const QString& what)
{
    constexpr qsizetype most = 1000;
    if (problems.size() < most)
        problems.append({line, what});
}

/// That there is more in the file than is read.
inline void addTooMany(QList<ReadingProblem>& problems, qsizetype line)
{
    problems.append(
        {line, QStringLiteral("Only the first %1 entries of this file are read.").arg(mostCitations)});
}

} // namespace offprint
