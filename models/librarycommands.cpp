#include "models/librarycommands.h"

#include "models/counted.h"
#include "models/undohistory.h"

#include <QtCore/QLocale>

namespace offprint {

namespace {

QString papersCounted(qsizetype count)
{
    return counted(count, LibraryCommands::tr("1 paper"), LibraryCommands::tr("%1 papers"));
}

} // namespace

LibraryCommands::LibraryCommands(Library& library, UndoHistory& history, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_history(history)
{}

void LibraryCommands::remember(const QString& text, std::function<void()> undo, std::function<void()> redo)
{
    m_history.add({text, std::move(undo), std::move(redo)});
}

// Papers
// -----------------------------------------------------------------------------------------------------

void LibraryCommands::mark(const QList<PaperId>& papers, bool isOn, Marking marking, const Texts& text)
{
    if (papers.isEmpty())
        return;
    whenReady((m_library.*marking)(papers, isOn), this,
              [this, isOn, marking, text](const Result<QList<PaperId>>& marked) {
                  if (!marked) {
                      Q_EMIT failed(marked.error());
                      return;
                  }
                  if (marked->isEmpty())
                      return;
                  const auto again = [this, marking, ids = *marked](bool on) {
                      tellFailure((m_library.*marking)(ids, on));
                  };
                  remember(
                      text(marked->size()), [again, isOn] { again(!isOn); }, [again, isOn] { again(isOn); });
              });
}

void LibraryCommands::setStarred(const QList<PaperId>& papers, bool isStarred)
{
    mark(papers, isStarred, &Library::setStarred, [isStarred](qsizetype count) {
        return (isStarred ? tr("star %1") : tr("unstar %1")).arg(papersCounted(count));
    });
}

void LibraryCommands::setRead(const QList<PaperId>& papers, bool isRead)
{
    mark(papers, isRead, &Library::setRead, [isRead](qsizetype count) {
        return (isRead ? tr("mark %1 as read") : tr("mark %1 as unread")).arg(papersCounted(count));
    });
}

void LibraryCommands::markSeen(PaperId paper)
{
    tellFailure(m_library.setRead({paper}, true));
}

void LibraryCommands::markAllRead(const PaperQuery& query)
{
    Q_EMIT markingStarted(true);
    whenReady(m_library.markAllRead(query), this, [this](const Result<QList<PaperId>>& marked) {
        Q_EMIT markingEnded();
        if (!marked) {
            Q_EMIT failed(marked.error());
            return;
        }
        if (marked->isEmpty()) {
            Q_EMIT noneWasUnread();
            return;
        }
        const auto again = [this, ids = *marked](bool isRead) { markMany(ids, isRead); };
        remember(
            tr("mark %1 as read").arg(papersCounted(marked->size())), [again] { again(false); },
            [again] { again(true); });
        Q_EMIT done(tr("Marked %1 as read").arg(papersCounted(marked->size())));
    });
}

void LibraryCommands::markMany(const QList<PaperId>& papers, bool isRead)
{
    Q_EMIT markingStarted(isRead);
    const auto reply = m_library.setRead(papers, isRead);
    whenReady(reply, this, [this](const Result<QList<PaperId>>&) { Q_EMIT markingEnded(); });
    tellFailure(reply);
}

void LibraryCommands::stopMarking()
{
    m_library.stopMarking();
}

void LibraryCommands::lookedAtUpdate(PaperId paper)
{
    tellFailure(m_library.setUpdated({paper}, false));
}

void LibraryCommands::separate(PaperId from, const JoinedPaper& joined)
{
    const auto take = [this, from, title = joined.title](const Result<PaperId>& apart) {
        if (!apart) {
            Q_EMIT failed(apart.error());
            return;
        }
        remember(
            tr("separate “%1”").arg(title),
            [this, from, other = *apart] { tellFailure(m_library.unite(from, other)); },
            [this, other = *apart] { tellFailure(m_library.separate(other)); });
        Q_EMIT done(tr("“%1” is a paper of its own again").arg(title));
    };
    whenReady(m_library.separate(joined.formerId), this, take);
}

} // namespace offprint
