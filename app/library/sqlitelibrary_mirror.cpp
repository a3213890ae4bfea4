#include "app/library/identity.h"
#include "app/library/sqlitelibrary_p.h"
#include "app/storage/mirrortables.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// The feed that papers stand in which no feed has brought.
Result<FeedId> ownFeed(Connection& connection)
{
    FeedTables feeds(connection);
    const auto added = feeds.add({}, u"own:papers"_s, {}, {});
    if (added) {
        feeds.describe(*added, FeedKind::Unknown, u"From the notes' folder"_s, {});
        return *added;
    }
    if (added.error().code == ErrorCode::AlreadyThere)
        return FeedId{added.error().detail.toLongLong()};
    return std::unexpected(added.error());
}

} // namespace

Reply<QList<MirrorEntry>> SqliteLibrary::mirrorEntries()
{
    return d->readConnection<QList<MirrorEntry>>(
        [](Connection& connection) -> Result<QList<MirrorEntry>> { return MirrorTables(connection).all(); });
}

Reply<> SqliteLibrary::keepMirrorEntry(const MirrorEntry& entry)
{
    return d->change<void>(Durability::User, [entry](Connection& connection, LibraryChange&) -> Result<> {
        if (!MirrorTables(connection).keep(entry))
            return failure(ErrorCode::NotFound, QString::number(entry.paper.value));
        return {};
    });
}

Reply<> SqliteLibrary::forgetMirror()
{
    return d->change<void>(Durability::User, [](Connection& connection, LibraryChange&) -> Result<> {
        MirrorTables(connection).clear();
        return {};
    });
}

Reply<QList<PaperId>> SqliteLibrary::papersToMirror()
{
    return d->readConnection<QList<PaperId>>(
        [](Connection& connection) -> Result<QList<PaperId>> { return MirrorTables(connection).papers(); });
}

Reply<PaperId> SqliteLibrary::addPaper(const ParsedEntry& entry)
{
    return d->change<PaperId>(
        Durability::User, [entry](Connection& connection, LibraryChange& told) -> Result<PaperId> {
            return ownFeed(connection).transform([&](FeedId feed) {
                const QDateTime now = QDateTime::currentDateTimeUtc();
                ParsedFeed only;
                only.entries.append(entry);
                PaperWriter writer(connection, now);
                const StoredPaper stored = writer.store(feed, recordOf(entry, feed, SharedNames(only), now));
                writer.finish();
                told.papersAdded = {stored.id};
                told.subscriptions = true;
                return stored.id;
            });
        });
}

} // namespace offprint
