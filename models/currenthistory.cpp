#include "models/currenthistory.h"

#include "models/reply.h"

namespace offprint {

CurrentHistory::CurrentHistory(Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{}

void CurrentHistory::follow(const DetailState& state)
{
    ++m_number;
    const Paper* paper = state.paper();
    if (!paper)
        return;
    whenReady(m_library.paperHistory(paper->id), this,
              [this, id = paper->id, number = m_number](const Result<PaperHistory>& history) {
                  if (history && number == m_number)
                      Q_EMIT read(id, *history);
              });
    whenReady(m_library.backlinks(paper->id), this,
              [this, id = paper->id, number = m_number](const Result<QList<PaperRow>>& from) {
                  if (from && number == m_number)
                      Q_EMIT readBacklinks(id, *from);
              });
}

} // namespace offprint
