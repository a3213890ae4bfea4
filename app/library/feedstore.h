#pragma once

#include "app/feeds/parsedfeed.h"
#include "models/library.h"

namespace offprint {

/// What a refresh must know of a feed before it asks.
struct FeedRequest
{
    FeedId id;
    QString url;
    QString name;
    QByteArray etag; ///< with `lastModified` a pair: both of the last good answer
    QByteArray lastModified;
    QByteArray bodyHash; ///< SHA-256 of the last good body
    QDateTime nextDue;   ///< UTC; invalid: now
    std::optional<std::chrono::minutes> interval;
    int failureCount = 0;  ///< in a row
    QDateTime lastChecked; ///< UTC; invalid: never

    bool operator==(const FeedRequest&) const = default;
};

/// What one answer said of itself; kept with the feed.
struct AnswerFacts
{
    QByteArray etag;
    QByteArray lastModified;
    QByteArray bodyHash;
    QDateTime checked; ///< UTC
    QDateTime nextDue; ///< UTC

    bool operator==(const AnswerFacts&) const = default;
};

/// Some entries of a feed's document, in its order.
struct FeedPart
{
    ParsedFeed feed;             ///< what is known of the feed so far, and this part's entries
    qsizetype entriesAfter = 0;  ///< at most so many follow: later parts' papers stand below these
    std::optional<AnswerFacts> facts; ///< with the last part, and only then
};

struct UnchangedFeed
{
    FeedId feed;
    AnswerFacts facts;
};

struct StoreOutcome
{
    int newPapers = 0;     ///< seen by the library for the first time
    int changedPapers = 0; ///< known, and something of them changed
    int samePapers = 0;    ///< known, and nothing changed
    bool operator==(const StoreOutcome&) const = default;
};

/// The part of the library that the refresh works with. Calls return at once, from any thread; the work is
/// done in order on the library's writer, in short transactions between which the user's own changes go
/// first.
class FeedStore
{
public:
    virtual ~FeedStore() = default;

    /// Every refreshable feed.
    virtual Reply<QList<FeedRequest>> feedRequests() = 0;

    /// Stores a part of a document; parts come in document order, the facts with the last: a store that is
    /// cut off leaves the old facts, so that the feed is read again. Nothing already stored is removed.
    /// NotFound if the feed was removed meanwhile.
    virtual Reply<StoreOutcome> storePart(FeedId feed, const FeedPart& part) = 0;

    /// A document that is stored in one part.
    Reply<StoreOutcome> storeFeed(FeedId feed, const ParsedFeed& parsed, const AnswerFacts& facts)
    {
        return storePart(feed, {parsed, 0, facts});
    }

    /// The feeds answered that nothing changed; in one transaction.
    virtual Reply<> recordUnchanged(const QList<UnchangedFeed>& feeds) = 0;

    /// The feed failed; what is stored of it stays as it is, validators included.
    virtual Reply<> recordFailure(FeedId feed, const Error& error, const QDateTime& checked,
                                  const QDateTime& nextDue) = 0;
};

} // namespace offprint
