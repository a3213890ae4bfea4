#pragma once

#include "app/feeds/parsedfeed.h"
#include "app/storage/answerfacts.h"
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
    QDateTime freshUntil;  ///< UTC; until then it has nothing new by its own word; may be invalid
    QDateTime waitUntil; ///< UTC; until then its server, or its host's, asked not to be asked; may be invalid
    FeedTiming timing;   ///< of the last document

    bool operator==(const FeedRequest&) const = default;
};

/// Some entries of a feed's document, in its order.
struct FeedPart
{
    ParsedFeed feed;                  ///< what is known of the feed so far, and this part's entries
    qsizetype entriesAfter = 0;       ///< at most so many follow: later parts' papers stand below these
    std::optional<AnswerFacts> facts; ///< with the last part, and only then
};

struct UnchangedFeed
{
    FeedId feed;
    AnswerFacts facts;
};

/// How the refresh of one feed ended that brought no document: `log.came` tells whether it was unchanged,
/// failed or not asked.
struct FeedRecord
{
    FeedId feed;
    RefreshLogEntry log;
    AnswerFacts facts;   ///< if it was unchanged
    QDateTime due;       ///< UTC; if it failed: when it is asked next
    QDateTime waitUntil; ///< UTC; if it failed and its server asked for a pause: until then
    QString pausedHost;  ///< if that pause is for all of a host
};

/// Who wants a turn at a gate that programs share.
struct RequestClaim
{
    QString gate;
    qint64 holder = 0;                   ///< random: tells one program's turns from another's
    std::chrono::milliseconds pause{};   ///< after the last request of whomever
    std::chrono::milliseconds longest{}; ///< a turn that lasts longer is taken for lost
};

/// The answer to a claim.
struct RequestTurn
{
    bool isOurs = false;
    QDateTime at; ///< UTC; ours: ask then, and tell the end; another's: claim again then

    bool operator==(const RequestTurn&) const = default;
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

    /// What brought no document, and the hosts that asked to be left alone; in one transaction. A feed's
    /// state stays as it is but for what the record tells; "not asked" is only logged, and not twice in a
    /// row.
    virtual Reply<> record(const QList<FeedRecord>& records) = 0;

    /// The next turn at a gate, taken in the library, so that all programs that use it keep the pause and are
    /// never at it together. Taken in one transaction.
    virtual Reply<RequestTurn> claimRequest(const RequestClaim& claim) = 0;

    /// The request of the turn ended then.
    virtual Reply<> endRequest(const QString& gate, qint64 holder, const QDateTime& ended) = 0;

    /// The feeds answered that nothing changed.
    Reply<> recordUnchanged(const QList<UnchangedFeed>& feeds)
    {
        QList<FeedRecord> records;
        for (const UnchangedFeed& unchanged : feeds) {
            records.append({.feed = unchanged.feed, .log = unchanged.facts.log, .facts = unchanged.facts});
            records.last().log.came = RefreshLogEntry::Came::NotModified;
            records.last().log.at = unchanged.facts.checked;
            records.last().log.nextDue = unchanged.facts.nextDue;
        }
        return record(records);
    }

    /// The feed failed; what is stored of it stays as it is, validators included.
    Reply<> recordFailure(FeedId feed, const Error& error, const QDateTime& checked, const QDateTime& nextDue)
    {
        FeedRecord failed{.feed = feed};
        failed.log.at = checked;
        failed.log.came = RefreshLogEntry::Came::Failed;
        failed.log.failure = error;
        failed.log.nextDue = nextDue;
        failed.due = nextDue;
        return record({failed});
    }
};

} // namespace offprint
