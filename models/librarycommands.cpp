#include "models/librarycommands.h"

#include "models/paperscounted.h"

namespace offprint {

LibraryCommands::LibraryCommands(Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{}

void LibraryCommands::setStarred(const QList<PaperId>& papers, bool isStarred)
{
    if (!papers.isEmpty())
        tellFailure(m_library.setStarred(papers, isStarred));
}

void LibraryCommands::setRead(const QList<PaperId>& papers, bool isRead)
{
    if (!papers.isEmpty())
        tellFailure(m_library.setRead(papers, isRead));
}

void LibraryCommands::markSeen(PaperId paper)
{
    tellFailure(m_library.setRead({paper}, true, StepGroup::none()));
}

void LibraryCommands::markAllRead(const PaperQuery& query)
{
    Q_EMIT markingStarted(true);
    whenReady(m_library.markAllRead(query), this, [this](const Result<QList<PaperId>>& marked) {
        Q_EMIT markingEnded();
        if (!marked)
            Q_EMIT failed(marked.error());
        else if (marked->isEmpty())
            Q_EMIT noneWasUnread();
        else
            Q_EMIT done(tr("Marked %1 as read").arg(papersCounted(marked->size())));
    });
}

void LibraryCommands::stopMarking()
{
    m_library.stopMarking();
}

void LibraryCommands::lookedAtUpdate(PaperId paper)
{
    tellFailure(m_library.setUpdated({paper}, false));
}

void LibraryCommands::separate(PaperId, const JoinedPaper& joined)
{
    tellDone(m_library.separate(joined.formerId), tr("“%1” is a paper of its own again").arg(joined.title));
}

void LibraryCommands::addPage(const QString& title)
{
    whenReady(m_library.addPage(title), this, [this](const Result<PaperId>& page) {
        if (page)
            Q_EMIT pageAdded(*page);
        else
            Q_EMIT failed(page.error());
    });
}

} // namespace offprint
