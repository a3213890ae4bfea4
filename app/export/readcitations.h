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

} // namespace offprint
