// Tags and reading lists, and what was removed.

#include "app/library/sqlitelibrary_p.h"
#include "app/storage/bin.h"
#include "app/storage/listtables.h"
#include "app/storage/tagtables.h"

namespace offprint {

namespace {

QDateTime nowUtc()
{
    return QDateTime::currentDateTimeUtc();
}

StepPart ofPapers(Step::Kind kind, const QString& name, qsizetype count)
{
    return {.kind = kind, .name = name, .count = int(count)};
}

} // namespace

Reply<QList<PaperId>> SqliteLibrary::setTagged(const QList<PaperId>& ids, const QString& tag, bool isTagged)
{
    return d->changeUndoably<QList<PaperId>>(
        {}, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<QList<PaperId>> {
            TagTables tables(connection);
            const auto known = tables.withName(tag);
            if (!isTagged && !known)
                return QList<PaperId>();
            const auto id = isTagged ? tables.findOrAdd(tag) : Result<TagId>(*known);
            if (!id)
                return std::unexpected(id.error());
            const QList<PaperId> changed =
                isTagged ? tables.put(*id, ids, nowUtc()) : tables.takeOff(*id, ids);
            told = papersChanged(changed);
            told.subscriptions = true;
            step = ofPapers(isTagged ? Step::Kind::Tag : Step::Kind::Untag, tables.tag(*id)->name,
                            changed.size());
            return changed;
        });
}

Reply<> SqliteLibrary::editTag(const Tag& tag)
{
    return d->changeUndoably<void>(
        {}, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<> {
            TagTables tables(connection);
            const auto before = tables.tag(tag.id);
            const QList<PaperId> papers = tables.papersOf(tag.id);
            return tables.edit(tag, nowUtc()).transform([&](bool isMerged) {
                step = {.kind = isMerged ? Step::Kind::MergeTag : Step::Kind::EditTag,
                        .name = before ? before->name : QString()};
                told = papersChanged(papers);
                told.subscriptions = true;
            });
        });
}

Reply<> SqliteLibrary::removeTag(TagId id)
{
    return d->changeUndoably<void>(
        {}, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<> {
            TagTables tables(connection);
            const auto tag = tables.tag(id);
            const QList<PaperId> papers = tables.papersOf(id);
            return tables.remove(id).transform([&] {
                step = {.kind = Step::Kind::RemoveTag, .name = tag ? tag->name : QString()};
                told = papersChanged(papers);
                told.subscriptions = true;
            });
        });
}

Reply<QList<ListEntry>> SqliteLibrary::listEntries(ListId id)
{
    return d->readConnection<QList<ListEntry>>([id](Connection& connection) -> Result<QList<ListEntry>> {
        return ListTables(connection).entries(id);
    });
}

Reply<ListId> SqliteLibrary::addList(const ReadingList& list)
{
    return d->changeTables<ListTables, ListId>({}, [=](ListTables& tables, StepPart& step) {
        step = {.kind = Step::Kind::AddList, .name = list.name.simplified()};
        return tables.add(list);
    });
}

Reply<> SqliteLibrary::editList(const ReadingList& list)
{
    return d->changeTables<ListTables, void>({}, [=](ListTables& tables, StepPart& step) {
        step = {.kind = Step::Kind::EditList, .name = tables.name(list.id)};
        return tables.edit(list);
    });
}

Reply<> SqliteLibrary::moveList(ListId id, std::optional<ListId> parent, int position)
{
    return d->changeTables<ListTables, void>({}, [=](ListTables& tables, StepPart& step) {
        step = {.kind = Step::Kind::MoveList, .name = tables.name(id)};
        return tables.move(id, parent, position);
    });
}

Reply<> SqliteLibrary::removeList(ListId id)
{
    return d->changeTables<ListTables, void>({}, [=](ListTables& tables, StepPart& step) {
        step = {.kind = Step::Kind::RemoveList, .name = tables.name(id)};
        return tables.remove(id, nowUtc());
    });
}

Reply<> SqliteLibrary::restoreList(ListId id)
{
    return d->changeTables<ListTables, void>({}, [=](ListTables& tables, StepPart& step) {
        step = {.kind = Step::Kind::AddList, .name = tables.name(id)};
        return tables.restore(id);
    });
}

Reply<QList<PaperId>> SqliteLibrary::putOnList(ListId id, const QList<PaperId>& papers)
{
    return d->changeUndoably<QList<PaperId>>(
        {}, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<QList<PaperId>> {
            ListTables tables(connection);
            return tables.find(id).transform([&] {
                const QList<PaperId> added = tables.put(id, papers, nowUtc());
                told = papersChanged(added);
                step = ofPapers(Step::Kind::PutOnList, tables.name(id), added.size());
                return added;
            });
        });
}

Reply<QList<PaperId>> SqliteLibrary::takeOffList(ListId id, const QList<PaperId>& papers)
{
    return d->changeUndoably<QList<PaperId>>(
        {}, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<QList<PaperId>> {
            ListTables tables(connection);
            const QList<PaperId> gone = tables.takeOff(id, papers);
            told = papersChanged(gone);
            step = ofPapers(Step::Kind::TakeOffList, tables.name(id), gone.size());
            return gone;
        });
}

Reply<> SqliteLibrary::moveOnList(ListId id, const QList<PaperId>& papers, int position)
{
    return d->changeTables<ListTables, void>({}, [=](ListTables& tables, StepPart& step) {
        step = {.kind = Step::Kind::OrderList, .name = tables.name(id)};
        return tables.find(id).transform([&] { tables.order(id, papers, position); });
    });
}

Reply<> SqliteLibrary::setListEntry(ListId id, const ListEntry& entry)
{
    return d->changeUndoably<void>(
        {}, [=](Connection& connection, LibraryChange& told, StepPart& step) -> Result<> {
            ListTables tables(connection);
            step = {.kind = Step::Kind::EditListEntry, .name = tables.name(id)};
            return tables.setEntry(id, entry).transform([&] { told = papersChanged({entry.paper}); });
        });
}

Reply<QList<RemovedThing>> SqliteLibrary::bin()
{
    return d->readConnection<QList<RemovedThing>>(
        [](Connection& connection) -> Result<QList<RemovedThing>> { return removedThings(connection); });
}

} // namespace offprint
