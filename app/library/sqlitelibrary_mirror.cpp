#include "app/library/identity.h"
#include "app/library/sqlitelibrary_p.h"
#include "app/storage/foundor.h"
#include "app/storage/mirrortables.h"

#include <QtCore/QUuid>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// A feed that is never refreshed, for what no feed has brought.
Result<FeedId> ownFeed(Connection& connection, const QString& key, const QString& title)
{
    FeedTables feeds(connection);
    const auto added = feeds.add({}, key, {}, {});
    if (added)
        feeds.describe(*added, FeedKind::Unknown, title, {});
    return orThere(added);
}

PaperId storeOwn(Connection& connection, FeedId feed, const PaperRecord& record, LibraryChange& told)
{
    PaperWriter writer(connection, QDateTime::currentDateTimeUtc());
    const StoredPaper stored = writer.store(feed, record);
    writer.finish();
    told.papersAdded = {stored.id};
    told.subscriptions = true;
    return stored.id;
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
            const auto feed = ownFeed(connection, u"own:papers"_s, u"From the notes' folder"_s);
            return feed.transform([&](FeedId id) {
                ParsedFeed only;
                only.entries.append(entry);
                const QDateTime now = QDateTime::currentDateTimeUtc();
                return storeOwn(connection, id, recordOf(entry, id, SharedNames(only), now), told);
            });
        });
}

Reply<PaperId> SqliteLibrary::addPage(const QString& title)
{
    return d->change<PaperId>(
        Durability::User, [=](Connection& connection, LibraryChange& told) -> Result<PaperId> {
            if (title.simplified().isEmpty())
                return failure(ErrorCode::BadArgument, u"the page"_s, u"it has no title"_s);
            return ownFeed(connection, u"own:journal"_s, u"Journal"_s).transform([&](FeedId feed) {
                ParsedEntry page;
                page.guid = QUuid::createUuid().toString(QUuid::WithoutBraces);
                page.title = title.simplified();
                PaperRecord record = recordOf(page, feed, SharedNames(), QDateTime::currentDateTimeUtc());
                record.title.clear(); // pages of one title are two
                const PaperId id = storeOwn(connection, feed, record, told);
                UserTables(connection)
                    .setMark(UserTables::Mark::Read, {id}, true, QDateTime::currentDateTimeUtc());
                return id;
            });
        });
}

} // namespace offprint
