#pragma once

#include "models/domain/error.h"
#include "models/domain/ids.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace offprint {

/// One line of a feed's activity log: what was asked, what came, or why nothing was asked.
struct RefreshLogEntry
{
    enum class Came {
        Papers,      ///< a document that was read and stored
        NotModified, ///< 304
        SameBytes,   ///< 200, with the body of last time
        Failed,      ///< `failure` says why
        NotAsked     ///< `reason` says why
    };

    QDateTime at; ///< UTC
    Came came = Came::Papers;
    QString asked;        ///< the address that answered in the end; empty: nothing was asked
    int status = 0;       ///< HTTP; 0: none
    qint64 bytes = 0;     ///< of the body, decompressed
    int milliseconds = 0; ///< from asking to the last byte
    int newPapers = 0;
    int changedPapers = 0;
    int samePapers = 0;
    std::optional<Error> failure;
    QString reason;       ///< a sentence for people: why not asked, or what else was noticed
    QStringList warnings; ///< sentences about the document
    QDateTime nextDue;    ///< UTC; when it is asked next; invalid: not by itself

    bool operator==(const RefreshLogEntry&) const = default;
};

} // namespace offprint
