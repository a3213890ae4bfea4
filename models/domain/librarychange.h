#pragma once

#include "models/domain/ids.h"

#include <QtCore/QHash>
#include <QtCore/QMetaType>
#include <QtCore/QSet>

namespace offprint {

/// What a committed change touched. Sent after the commit, so a reader that asks now sees the change.
struct LibraryChange
{
    QSet<PaperId> papersAdded;
    QSet<PaperId> papersChanged; ///< their rows must be read again
    /// Papers that arrived and fit saved searches that tell of them.
    QHash<SearchId, QSet<PaperId>> toldBy;
    bool subscriptions = false; ///< feeds, folders, lists, tags, their states or any count
    bool steps = false;         ///< what can be undone or done again
    bool everything = false;    ///< another process wrote: read all that is shown again

    [[nodiscard]] bool isEmpty() const
    {
        return papersAdded.isEmpty() && papersChanged.isEmpty() && toldBy.isEmpty() && !subscriptions &&
               !steps && !everything;
    }
    bool operator==(const LibraryChange&) const = default;
};

} // namespace offprint

Q_DECLARE_METATYPE(offprint::LibraryChange)
