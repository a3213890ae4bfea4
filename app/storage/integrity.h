#pragma once

#include "app/storage/connection.h"

#include <QtCore/QStringList>

namespace offprint {

struct IntegrityReport
{
    QStringList findings; ///< sentences; empty when sound
    // Not counted in a damaged file:
    qint64 papers = 0;
    qint64 feeds = 0;
    qint64 sightings = 0;
    qint64 notes = 0;
    qint64 starred = 0;
    qint64 unread = 0;
    qint64 bytes = 0;
    int schemaVersion = 0;
};

/// SQLite's own check of the file, and whether mirrors and the search index agree with what they mirror.
[[nodiscard]] IntegrityReport checkIntegrity(Connection& connection);

} // namespace offprint
