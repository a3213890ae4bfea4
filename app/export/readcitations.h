#pragma once

#include "models/citation/citation.h"
#include "models/domain/readinglist.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace offprint {

/// What could not be read, or not as it stands, without stopping the reading.
struct ReadingProblem
{
    qsizetype line = 0; ///< of the file, from 1
    QString what;       ///< a sentence for people

    bool operator==(const ReadingProblem&) const = default;
};

/// A group of another program's, which is a reading list here.
struct ForeignGroup
{
    QStringList path; ///< its name, behind those of the groups that it is in
    QString description;

    bool operator==(const ForeignGroup&) const = default;
};

/// What the user of another program had made of a work there.
struct ForeignPlaces
{
    QList<ForeignGroup> groups;
    ListEntry entry; ///< how far it was read and how urgent it was; without paper

    [[nodiscard]] bool isNothing() const { return groups.isEmpty() && entry == ListEntry{}; }
    bool operator==(const ForeignPlaces&) const = default;
};

/// What a file of citations has in it, in its order.
struct ReadCitations
{
    QList<Citation> citations;
    QList<ReadingProblem> problems;
    QHash<qsizetype, ForeignPlaces> places; ///< by where the citation stands

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
