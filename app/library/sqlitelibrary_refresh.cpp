#include "app/library/sqlitelibrary.h"

#include "app/library/feedrecording.h"
#include "app/library/hostlane.h"
#include "app/library/sqlitelibrary_p.h"
#include "app/storage/refreshtables.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace offprint {

namespace {

constexpr std::chrono::milliseconds lookAgain{250}; ///< at a gate in which another program is

QDateTime later(const QDateTime& one, const QDateTime& other)
{
    return !other.isValid() || (one.isValid() && one > other) ? one : other;
}

FeedRequest requestOf(const FeedFacts& facts, const QHash<QString, QDateTime>& hostPauses)
{
    const QDateTime hostPause =
        hostPauses.isEmpty() ? QDateTime() : hostPauses.value(hostLane(QUrl(facts.url).host()));
    return {.id = facts.id,
            .url = facts.url,
            .name = facts.name,
            .etag = facts.answer.etag,
            .lastModified = facts.answer.lastModified,
            .bodyHash = facts.answer.bodyHash,
            .nextDue = facts.answer.nextDue,
            .interval = facts.interval,
            .failureCount = facts.failureCount,
            .lastChecked = facts.answer.checked,
            .freshUntil = facts.answer.freshUntil,
            .waitUntil = later(facts.waitUntil, hostPause),
            .timing = facts.answer.timing.value_or(FeedTiming())};
}

} // namespace

Reply<QList<RefreshLogEntry>> SqliteLibrary::feedLog(FeedId id, int limit)
{
    return d->readConnection<QList<RefreshLogEntry>>(
        [=](Connection& connection) -> Result<QList<RefreshLogEntry>> {
            if (!FeedTables(connection).isSubscribed(id))
                return failure(ErrorCode::NotFound, QString::number(id.value));
            return RefreshTables(connection).entries(id, limit);
        });
}

Reply<QList<FeedRequest>> SqliteLibrary::feedRequests()
{
    return d->readConnection<QList<FeedRequest>>([](Connection& connection) -> Result<QList<FeedRequest>> {
        const QHash<QString, QDateTime> pauses = RefreshTables(connection).hostPauses();
        QList<FeedRequest> requests;
        for (const QList<FeedFacts> all = FeedTables(connection).facts(); const FeedFacts& facts : all)
            requests.append(requestOf(facts, pauses));
        return requests;
    });
}

Reply<> SqliteLibrary::record(const QList<FeedRecord>& records)
{
    return d->change<void>(Durability::Feed, [=](Connection& connection, LibraryChange& told) -> Result<> {
        for (const FeedRecord& record : records)
            recordWithoutDocument(connection, record);
        told.subscriptions = std::ranges::any_of(records, [](const FeedRecord& record) {
            return record.log.came != RefreshLogEntry::Came::NotAsked;
        });
        return {};
    });
}

Reply<RequestTurn> SqliteLibrary::claimRequest(const RequestClaim& claim)
{
    return d->change<RequestTurn>(
        Durability::Feed, [=](Connection& connection, LibraryChange&) -> Result<RequestTurn> {
            const QDateTime now = QDateTime::currentDateTimeUtc();
            const QDateTime turn =
                RefreshTables(connection)
                    .enterGate({claim.gate, claim.holder, claim.pause, claim.longest}, now);
            return turn.isValid() ? RequestTurn{true, turn} : RequestTurn{false, now.addDuration(lookAgain)};
        });
}

Reply<> SqliteLibrary::endRequest(const QString& gate, qint64 holder, const QDateTime& ended)
{
    return d->change<void>(Durability::Feed, [=](Connection& connection, LibraryChange&) -> Result<> {
        RefreshTables(connection).leaveGate(gate, holder, ended);
        return {};
    });
}

} // namespace offprint
