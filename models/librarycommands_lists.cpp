// What the user does with tags and reading lists.

#include "models/librarycommands.h"

#include "models/paperscounted.h"

namespace offprint {

void LibraryCommands::setTagged(const QList<PaperId>& papers, const QString& tag, bool isTagged)
{
    if (!papers.isEmpty())
        tellFailure(m_library.setTagged(papers, tag, isTagged));
}

void LibraryCommands::editTag(const Tag& tag)
{
    tellFailure(m_library.editTag(tag));
}

void LibraryCommands::removeTag(const Tag& tag)
{
    tellDone(m_library.removeTag(tag.id), tr("Removed the tag “%1”; its papers stay").arg(tag.name));
}

void LibraryCommands::addList(const ReadingList& list, const QList<PaperId>& papers)
{
    whenReady(m_library.addList(list), this, [this, list, papers](const Result<ListId>& added) {
        if (!added) {
            Q_EMIT listRefused(added.error());
            return;
        }
        Q_EMIT listSaved(*added);
        ReadingList made = list;
        made.id = *added;
        setOnList(made, papers, true);
    });
}

void LibraryCommands::editList(const ReadingList& list)
{
    whenReady(m_library.editList(list), this, [this, id = list.id](const Result<>& edited) {
        if (edited)
            Q_EMIT listSaved(id);
        else
            Q_EMIT listRefused(edited.error());
    });
}

void LibraryCommands::removeList(const ReadingList& list)
{
    tellDone(m_library.removeList(list.id), tr("Removed the list “%1”; its papers stay").arg(list.name));
}

void LibraryCommands::setOnList(const ReadingList& list, const QList<PaperId>& papers, bool isOnIt)
{
    if (papers.isEmpty())
        return;
    const auto tell = [this, id = list.id, name = list.name, isOnIt](const Result<QList<PaperId>>& changed) {
        if (!changed) {
            Q_EMIT failed(changed.error());
            return;
        }
        if (changed->isEmpty())
            return;
        Q_EMIT listChanged(id);
        Q_EMIT done((isOnIt ? tr("Put %1 on “%2”") : tr("Took %1 off “%2”"))
                        .arg(papersCounted(changed->size()), name));
    };
    if (isOnIt)
        whenReady(m_library.putOnList(list.id, papers), this, tell);
    else
        whenReady(m_library.takeOffList(list.id, papers), this, tell);
}

void LibraryCommands::setListEntry(ListId list, const ListEntry& entry)
{
    tellFailure(m_library.setListEntry(list, entry));
}

void LibraryCommands::moveOnList(ListId list, const QList<PaperId>& papers, int position)
{
    whenReady(m_library.moveOnList(list, papers, position), this, [this, list](const Result<>& moved) {
        if (moved)
            Q_EMIT listChanged(list);
        else
            Q_EMIT failed(moved.error());
    });
}

void LibraryCommands::setPublication(PaperId paper, const std::optional<Publication>& publication)
{
    tellFailure(m_library.setPublication(paper, publication));
}

void LibraryCommands::setPublications(const QList<std::pair<PaperId, Publication>>& references)
{
    const StepGroup group = StepGroup::make(Step::Kind::EditReference, {});
    for (const auto& [paper, publication] : references)
        tellFailure(m_library.setPublication(paper, publication, group));
}

} // namespace offprint
