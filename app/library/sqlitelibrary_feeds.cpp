#include "app/feeds/addressrules.h"
#include "app/library/sqlitelibrary_p.h"

namespace offprint {

namespace {

StepPart named(Step::Kind kind, const QString& name)
{
    return {.kind = kind, .name = name};
}

} // namespace

Reply<FeedId> SqliteLibrary::addFeed(const QString& url, const QString& name, std::optional<FolderId> folder,
                                     const StepGroup& group)
{
    return d->changeTables<FeedTables, FeedId>(group, [=](FeedTables& tables, StepPart& step) {
        step = named(Step::Kind::AddFeeds, name.isEmpty() ? url : name);
        return subscriptionAddress(url).and_then([&](const QString& address) {
            return tables.add(address, subscriptionKey(address), name, folder);
        });
    });
}

Reply<> SqliteLibrary::removeFeed(FeedId id)
{
    return d->changeTables<FeedTables, void>({}, [=](FeedTables& tables, StepPart& step) {
        step = named(Step::Kind::RemoveFeed, tables.name(id));
        return tables.remove(id, QDateTime::currentDateTimeUtc());
    });
}

Reply<> SqliteLibrary::restoreFeed(FeedId id)
{
    return d->changeTables<FeedTables, void>({}, [=](FeedTables& tables, StepPart& step) {
        step = named(Step::Kind::AddFeeds, tables.name(id));
        return tables.restore(id);
    });
}

Reply<> SqliteLibrary::renameFeed(FeedId id, const QString& name, const StepGroup& group)
{
    return d->changeTables<FeedTables, void>(group, [=](FeedTables& tables, StepPart& step) {
        step = named(Step::Kind::EditFeed, tables.name(id));
        return tables.rename(id, name.trimmed());
    });
}

Reply<> SqliteLibrary::setFeedInterval(FeedId id, std::optional<std::chrono::minutes> interval,
                                       const StepGroup& group)
{
    return d->changeTables<FeedTables, void>(group, [=](FeedTables& tables, StepPart& step) {
        step = named(Step::Kind::EditFeed, tables.name(id));
        return tables.setInterval(id, interval);
    });
}

Reply<> SqliteLibrary::moveFeed(FeedId id, std::optional<FolderId> folder, int position,
                                const StepGroup& group)
{
    return d->changeTables<FeedTables, void>(group, [=](FeedTables& tables, StepPart& step) {
        step = named(Step::Kind::MoveFeed, tables.name(id));
        return tables.move(id, folder, position);
    });
}

Reply<> SqliteLibrary::setFeedAddress(FeedId id, const QString& url, const StepGroup& group)
{
    return d->changeTables<FeedTables, void>(group, [=](FeedTables& tables, StepPart& step) -> Result<> {
        const auto address = subscriptionAddress(url);
        if (!address)
            return std::unexpected(address.error());
        step = named(Step::Kind::EditFeed, tables.name(id));
        Result<> done = tables.setAddress(id, *address, subscriptionKey(*address));
        if (done)
            tables.forgetAnswers(id);
        return done;
    });
}

Reply<FolderId> SqliteLibrary::addFolder(const QString& name, const StepGroup& group)
{
    return d->changeTables<FeedTables, FolderId>(group, [=](FeedTables& tables, StepPart& step) {
        step = {.kind = Step::Kind::AddFolder, .name = name.trimmed(), .count = 0};
        return tables.addFolder(name.trimmed());
    });
}

Reply<> SqliteLibrary::renameFolder(FolderId id, const QString& name)
{
    return d->changeTables<FeedTables, void>({}, [=](FeedTables& tables, StepPart& step) {
        step = named(Step::Kind::RenameFolder, tables.folderName(id));
        return tables.renameFolder(id, name.trimmed());
    });
}

Reply<> SqliteLibrary::removeFolder(FolderId id)
{
    return d->changeTables<FeedTables, void>({}, [=](FeedTables& tables, StepPart& step) {
        step = named(Step::Kind::RemoveFolder, tables.folderName(id));
        return tables.removeFolder(id);
    });
}

Reply<> SqliteLibrary::setFolderExpanded(FolderId id, bool isExpanded)
{
    return d->changeTables<FeedTables, void>(StepGroup::none(), [=](FeedTables& tables, StepPart&) {
        return tables.setFolderExpanded(id, isExpanded);
    });
}

} // namespace offprint
