#pragma once

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/domain/readinglist.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <chrono>
#include <optional>

namespace offprint {

/// The format of a feed, told from its bytes.
enum class FeedKind { Unknown, HfDaily, ArxivApi, ArxivRss, ArxivAtom, Rss, Rdf, Atom, JsonFeed, PageText };

/// The kind's name in files and on the command line: "hf-daily", "arxiv-api", "rss", … "unknown".
[[nodiscard]] QString toString(FeedKind kind);
[[nodiscard]] FeedKind feedKindFromString(QStringView name);

/// A subscribed source. All times are UTC.
struct Feed
{
    FeedId id;
    QString url; ///< empty for the bundled sample, which is never refreshed
    FeedKind kind = FeedKind::Unknown;
    QString title;     ///< as the feed calls itself
    QString givenName; ///< as the user calls it; empty if never renamed
    QString site;      ///< the page a person would read
    std::optional<FolderId> folder;
    int position = 0;                             ///< among its folder's feeds, ascending
    std::optional<std::chrono::minutes> interval; ///< between refreshes; none: the default of the settings
    QDateTime lastChecked;
    QDateTime lastGood;
    QDateTime nextDue;            ///< invalid: due now
    std::optional<Error> failure; ///< of the last refresh, if it failed
    int failureCount = 0;         ///< in a row
    QStringList warnings;         ///< sentences about the document read last

    /// What to show: the user's name, else the feed's, else the address.
    [[nodiscard]] QString name() const
    {
        return !givenName.isEmpty() ? givenName : !title.isEmpty() ? title : url;
    }
    [[nodiscard]] bool isRefreshable() const { return !url.isEmpty(); }
    bool operator==(const Feed&) const = default;
};

/// A folder of feeds. Folders do not nest.
struct Folder
{
    FolderId id;
    QString name;
    int position = 0;
    bool isExpanded = true;

    bool operator==(const Folder&) const = default;
};

/// A query that the user keeps, as a place of its own; with what is done with new papers that fit it, as they
/// arrive.
struct SavedSearch
{
    SearchId id;
    QString name;
    QString words; ///< in the query language
    bool marksRead = false;
    bool stars = false;
    bool hides = false; ///< what fits it is in no list and no count, and only searches find it
    bool tells = false; ///< the desktop tells what arrived that fits it

    /// It does something with papers.
    [[nodiscard]] bool isRule() const { return marksRead || stars || hides; }

    bool operator==(const SavedSearch&) const = default;
};

/// Everything the sidebar shows, read in one go so that its numbers agree with each other.
struct Subscriptions
{
    QList<ReadingList> lists;    ///< by parent, then in the user's order
    QList<Tag> tags;             ///< in order of the alphabet
    QList<SavedSearch> searches; ///< in the user's order
    QList<Folder> folders;       ///< by position
    QList<Feed> feeds;           ///< by folder, then position
    QHash<FeedId, int> unread;   ///< feeds without unread papers are absent
    QHash<FeedId, int> papers;
    int todayCount = 0; ///< unread papers listed today
    int unreadCount = 0;
    int starredCount = 0;
    int withNotesCount = 0;
    int paperCount = 0;

    /// The addresses of all feeds; empty for the bundled sample.
    [[nodiscard]] QStringList urls() const
    {
        QStringList all;
        for (const Feed& feed : feeds)
            all.append(feed.url);
        return all;
    }
    bool operator==(const Subscriptions&) const = default;
};

} // namespace offprint
