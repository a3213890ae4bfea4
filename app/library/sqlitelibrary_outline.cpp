#include "app/library/sqlitelibrary.h"

#include "app/feeds/addressrules.h"
#include "app/library/sqlitelibrary_p.h"
#include "app/storage/oldertables.h"
#include "app/storage/outlinetables.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// By their paths; made where they are missing.
using Folders = QHash<QStringList, Result<std::optional<FolderId>>>;

/// One feed of a list. True: it was not there.
Result<bool> addFrom(const OutlineFeed& feed, Folders& folders, Connection& connection)
{
    const auto address = subscriptionAddress(feed.url);
    if (!address)
        return std::unexpected(address.error());
    OutlineTables tables(connection);
    if (!folders.contains(feed.path))
        folders.insert(feed.path, tables.folderAt(feed.path));
    const auto folder = folders.value(feed.path);
    if (!folder)
        return std::unexpected(folder.error());
    const auto added = FeedTables(connection).add(*address, subscriptionKey(*address), feed.title, *folder);
    if (!added && added.error().code == ErrorCode::AlreadyThere)
        return false;
    if (!added)
        return std::unexpected(added.error());
    tables.describe(*added, feed);
    return true;
}

} // namespace

Reply<Outline> SqliteLibrary::outline()
{
    return d->readConnection<Outline>([](Connection& connection) -> Result<Outline> {
        return Outline{.title = u"Feeds of Offprint"_s, .feeds = OutlineTables(connection).feeds()};
    });
}

Reply<OutlineOutcome> SqliteLibrary::addOutline(const Outline& outline)
{
    return d->changeUndoably<OutlineOutcome>(
        {}, [outline](Connection& connection, LibraryChange& told, StepPart& step) -> Result<OutlineOutcome> {
            OutlineOutcome outcome;
            Folders folders;
            for (const OutlineFeed& feed : outline.feeds) {
                const auto isNew = addFrom(feed, folders, connection);
                if (!isNew)
                    outcome.refused.append(isNew.error());
                else
                    ++(*isNew ? outcome.added : outcome.alreadyThere);
            }
            told.subscriptions = outcome.added > 0;
            step = {.kind = Step::Kind::ImportFeeds, .count = outcome.added};
            return outcome;
        });
}

Reply<QList<OlderState>> SqliteLibrary::olderStates()
{
    return d->readConnection<QList<OlderState>>([](Connection& connection) -> Result<QList<OlderState>> {
        QList<OlderState> states;
        for (const auto& [progress, cursor] : OlderTables(connection).all())
            states.append({progress, cursor});
        return states;
    });
}

Reply<> SqliteLibrary::keepOlderState(const OlderState& state)
{
    return d->change<void>(Durability::Feed, [state](Connection& connection, LibraryChange&) -> Result<> {
        return OlderTables(connection).keep(state.progress, state.cursor);
    });
}

} // namespace offprint
