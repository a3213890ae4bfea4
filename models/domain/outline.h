#pragma once

#include "models/domain/error.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <utility>

namespace offprint {

/// A feed of a list of feeds (OPML), with the folders it stands in.
struct OutlineFeed
{
    QString url;
    QString title; ///< may be empty
    QString site;
    QStringList path; ///< of folders, outermost first; empty: the top level
    QList<std::pair<QString, QString>>
        attributes; ///< those of other readers, in their order: kept for export

    bool operator==(const OutlineFeed&) const = default;
};

/// A list of feeds, read from a file or to be written into one.
struct Outline
{
    QString title;
    QList<OutlineFeed> feeds;
    QStringList warnings; ///< sentences about what could not be read

    bool operator==(const Outline&) const = default;
};

/// What became of a list of feeds that was brought in.
struct OutlineOutcome
{
    int added = 0;
    int alreadyThere = 0;
    QList<Error> refused; ///< the addresses that are none

    bool operator==(const OutlineOutcome&) const = default;
};

} // namespace offprint
