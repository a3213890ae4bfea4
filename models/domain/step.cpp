#include "models/domain/step.h"

#include "models/paperscounted.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRandomGenerator>

namespace offprint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Step)
};

QString papers(const Step& step)
{
    return papersCounted(step.count);
}

QString feeds(const Step& step)
{
    return counted(step.count, Words::tr("1 feed"), Words::tr("%1 feeds"));
}

} // namespace

StepGroup StepGroup::make(Step::Kind kind, const QString& name)
{
    const auto random = qint64(QRandomGenerator::global()->generate64() >> 2);
    return {.number = random | (qint64(1) << 61), .kind = kind, .name = name}; // above any row's number
}

QString inWords(const Step& step)
{
    using enum Step::Kind;
    switch (step.kind) {
    case Star:
        return Words::tr("star %1").arg(papers(step));
    case Unstar:
        return Words::tr("unstar %1").arg(papers(step));
    case MarkRead:
        return Words::tr("mark %1 as read").arg(papers(step));
    case MarkUnread:
        return Words::tr("mark %1 as unread").arg(papers(step));
    case Hide:
        return Words::tr("hide %1").arg(papers(step));
    case Show:
        return Words::tr("show %1 again").arg(papers(step));
    case EditNote:
        return Words::tr("write on “%1”").arg(step.name);
    case Separate:
        return Words::tr("separate “%1”").arg(step.name);
    case Unite:
        return Words::tr("join “%1”").arg(step.name);
    case AddFeeds:
        return Words::tr("add %1").arg(feeds(step));
    case ImportFeeds:
        return Words::tr("import %1").arg(feeds(step));
    case AddFolder:
        return Words::tr("make the folder “%1”").arg(step.name);
    case RenameFolder:
        return Words::tr("rename the folder “%1”").arg(step.name);
    case RemoveFolder:
        return Words::tr("remove the folder “%1”").arg(step.name);
    case RemoveFeed:
        return Words::tr("remove “%1”").arg(step.name);
    case EditFeed:
        return Words::tr("change “%1”").arg(step.name);
    case MoveFeed:
        return Words::tr("move “%1”").arg(step.name);
    case AddSearch:
        return Words::tr("save the search “%1”").arg(step.name);
    case EditSearch:
        return Words::tr("change the search “%1”").arg(step.name);
    case MoveSearch:
        return Words::tr("move the search “%1”").arg(step.name);
    case RemoveSearch:
        return Words::tr("remove the search “%1”").arg(step.name);
    case ApplySearch:
        return Words::tr("apply “%1”").arg(step.name);
    case Tag:
        return Words::tr("tag %1 “%2”").arg(papers(step), step.name);
    case Untag:
        return Words::tr("take the tag “%1” off %2").arg(step.name, papers(step));
    case EditTag:
        return Words::tr("change the tag “%1”").arg(step.name);
    case MergeTag:
        return Words::tr("merge the tag “%1”").arg(step.name);
    case RemoveTag:
        return Words::tr("remove the tag “%1”").arg(step.name);
    case AddList:
        return Words::tr("make the list “%1”").arg(step.name);
    case EditList:
        return Words::tr("change the list “%1”").arg(step.name);
    case MoveList:
        return Words::tr("move the list “%1”").arg(step.name);
    case RemoveList:
        return Words::tr("remove the list “%1”").arg(step.name);
    case PutOnList:
        return Words::tr("put %1 on “%2”").arg(papers(step), step.name);
    case TakeOffList:
        return Words::tr("take %1 off “%2”").arg(papers(step), step.name);
    case OrderList:
        return Words::tr("order “%1”").arg(step.name);
    case EditListEntry:
        return Words::tr("change an entry of “%1”").arg(step.name);
    case Import:
        return step.name.isEmpty() ? Words::tr("import %1").arg(papers(step))
                                   : Words::tr("import %1 from “%2”").arg(papers(step), step.name);
    case EditReference:
        return step.name.isEmpty()
                   ? counted(step.count, Words::tr("change 1 reference"), Words::tr("change %1 references"))
                   : Words::tr("change the reference to “%1”").arg(step.name);
    case AddPage:
        return Words::tr("make the page “%1”").arg(step.name);
    }
    return {};
}

} // namespace offprint
