#pragma once

#include "models/domain/ids.h"

#include <QtCore/QString>

namespace offprint {

/// Which papers a list shows, and in what order: a place, narrowed by words. A value, with no SQL in it.
struct PaperQuery
{
    enum class Place { All, Today, Trending, Unread, Starred, WithNotes, Feed, Folder };

    /// arXiv's announce types, as bits. A paper that no feed announced so counts as New.
    enum Announced { New = 1, Cross = 2, Replaced = 4, ReplacedCross = 8, AnyAnnounced = 15 };

    Place place = Place::All;
    FeedId feed;     ///< for Place::Feed
    FolderId folder; ///< for Place::Folder
    QString words;   ///< all must occur in title, abstract, authors or note; the last also as a prefix
    bool unreadOnly = false;
    bool starredOnly = false;
    int announced = AnyAnnounced; ///< Announced bits: the kinds that are wanted
    int limit = 0;                ///< 0: all of them

    bool operator==(const PaperQuery&) const = default;
};

} // namespace offprint
