#include "app/library/feedrecording.h"

#include "app/feeds/addressrules.h"
#include "app/library/hostlane.h"
#include "app/storage/refreshtables.h"
#include "models/sentence.h"

namespace offprint {

namespace {

// A server that is set up wrongly for an hour moves nobody
constexpr int movesToBelieve = 3;
constexpr std::chrono::seconds movesApart = std::chrono::hours(6);

/// What is to be said of it in the log, if anything.
QString followMove(FeedTables& tables, FeedId feed, const AnswerFacts& facts)
{
    const int seen = tables.countMove(feed, facts.movedTo, facts.checked, movesApart);
    if (facts.movedTo.isEmpty() || seen < movesToBelieve)
        return {};
    const Result<> moved = tables.setAddress(feed, facts.movedTo, subscriptionKey(facts.movedTo));
    return sentenceFor(moved ? LogRemark::Moved : LogRemark::MovedToKnown, facts.movedTo);
}

} // namespace

void recordAnswer(Connection& connection, FeedId feed, AnswerFacts facts)
{
    FeedTables tables(connection);
    tables.recordGood(feed, facts);
    if (facts.log.came == RefreshLogEntry::Came::Papers)
        tables.setWarnings(feed, facts.log.warnings);
    if (const QString remark = followMove(tables, feed, facts); !remark.isEmpty())
        facts.log.reason = remark;
    facts.log.at = facts.checked;
    facts.log.nextDue = facts.nextDue;
    RefreshTables(connection).log(feed, facts.log);
}

void recordWithoutDocument(Connection& connection, const FeedRecord& record)
{
    RefreshTables tables(connection);
    const RefreshLogEntry& log = record.log;
    if (!record.pausedHost.isEmpty())
        tables.pauseHost(hostLane(record.pausedHost), record.waitUntil, log.at);
    if (log.came == RefreshLogEntry::Came::Failed && log.failure) {
        FeedTables(connection).recordFailure(record.feed, *log.failure, log.at, record.due, record.waitUntil);
        tables.log(record.feed, log);
    } else if (log.came == RefreshLogEntry::Came::NotAsked) {
        tables.log(record.feed, log);
    } else {
        AnswerFacts facts = record.facts;
        facts.log = log;
        recordAnswer(connection, record.feed, facts);
    }
}

} // namespace offprint
