#pragma once

#include "models/domain/ids.h"

#include <QtCore/QDate>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace offprint {

/// A paper as it stood at one time: an arXiv version, or the published form.
struct PaperVersion
{
    int version = 0;  ///< arXiv's, 1 and up; 0: the published form, which has a DOI or a journal reference
    QDateTime date;   ///< UTC; of the version, as far as a feed told it; invalid: unknown
    QDateTime stored; ///< UTC; when the library first saw it
    QString title;
    QString abstractText;
    QStringList authors;
    QString journalRef;
    QString doi;
    bool isWithdrawn = false;

    bool operator==(const PaperVersion&) const = default;
};

/// What people thought of a paper on one day. None where nobody counted: that is not 0.
struct PaperMetrics
{
    QDate day;
    std::optional<int> upvotes;
    std::optional<int> comments;
    std::optional<int> githubStars;

    bool operator==(const PaperMetrics&) const = default;
};

/// A paper that turned out to be another one, and became part of it.
struct JoinedPaper
{
    PaperId formerId; ///< the number it had: `Library::separate` takes it
    QString title;
    QString link;
    QDateTime at; ///< UTC

    bool operator==(const JoinedPaper&) const = default;
};

/// Everything that time did to a paper. Oldest first.
struct PaperHistory
{
    QList<PaperVersion> versions; ///< the one that is shown is the last
    QList<PaperMetrics> metrics;  ///< a day at most once
    QList<JoinedPaper> joined;

    bool operator==(const PaperHistory&) const = default;
};

} // namespace offprint
