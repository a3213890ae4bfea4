#pragma once

#include "models/domain/ids.h"
#include "models/domain/papersort.h"

#include <QtCore/QDate>
#include <QtCore/QString>

namespace offprint {

/// Which papers a list shows, and in what order: a place, narrowed by words. A value, with no SQL in it.
struct PaperQuery
{
    enum class Place { All, Today, Trending, Unread, Starred, WithNotes, Feed, Folder, Search, List, Tag };

    /// arXiv's announce types, as bits. A paper that no feed announced so counts as New.
    enum Announced { New = 1, Cross = 2, Replaced = 4, ReplacedCross = 8, AnyAnnounced = 15 };

    Place place = Place::All;
    FeedId feed;                         ///< for Place::Feed
    FolderId folder;                     ///< for Place::Folder
    SearchId search;                     ///< for Place::Search: a saved one
    ListId list;                         ///< for Place::List
    TagId tag;                           ///< for Place::Tag: with those nested in it
    QDate day;                           ///< for Place::Today: which one, if not today
    int gainDays = 7;                    ///< for Place::Trending: votes gained within so many days, from 1
    QString words;                       ///< in the query language, as written
    bool isTyping = false;               ///< `words` may go on: its last word is also the beginning of one
    PaperSort order = PaperSort::Newest; ///< unless `words` say another
    bool unreadOnly = false;
    bool starredOnly = false;
    int announced = AnyAnnounced; ///< Announced bits: the kinds that are wanted
    int limit = 0;                ///< 0: all of them

    bool operator==(const PaperQuery&) const = default;
};

} // namespace offprint
