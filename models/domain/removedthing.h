#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace offprint {

/// Something that was removed and that the library still has.
struct RemovedThing
{
    enum class Kind { Feed, Search, List };

    Kind kind = Kind::Feed;
    qint64 id = 0; ///< of the feed, search or list
    QString name;
    QDateTime removed; ///< UTC
    int papers = 0;    ///< of a feed or list

    bool operator==(const RemovedThing&) const = default;
};

} // namespace offprint
