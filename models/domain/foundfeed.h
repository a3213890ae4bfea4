#pragma once

#include "models/domain/feed.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace offprint {

/// One of the newest entries of a feed that is looked at before it is subscribed to.
struct EntryPreview
{
    QString title;
    QStringList authors;
    QDateTime date; ///< UTC; may be invalid

    bool operator==(const EntryPreview&) const = default;
};

/// A feed that an address led to.
struct FoundFeed
{
    QString url; ///< what to subscribe to
    FeedKind kind = FeedKind::Unknown;
    QString title;
    QString site;
    int entryCount = 0;
    QList<EntryPreview> newest; ///< five at most, the newest first; empty: not looked at yet
    QStringList warnings;       ///< sentences
    std::optional<FeedId> subscribed;

    bool operator==(const FoundFeed&) const = default;
};

/// What an address led to. At least one feed; several: a choice, the likeliest first. Only the first has been
/// fetched if the others were merely named by a page.
struct FoundFeeds
{
    QString asked; ///< as it was typed
    QList<FoundFeed> feeds;

    bool operator==(const FoundFeeds&) const = default;
};

} // namespace offprint
