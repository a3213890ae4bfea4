#include "models/currentpaper.h"

#include "models/reply.h"

#include <utility>

namespace offprint {

CurrentPaper::CurrentPaper(Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&m_library, &Library::changed, this, &CurrentPaper::follow);
}

void CurrentPaper::setSelection(const QList<PaperId>& selection)
{
    const PaperId paper = selection.size() == 1 ? selection.first() : PaperId{};
    const bool hasFailed = std::holds_alternative<DetailState::Failed>(m_state.is);
    if (paper.isValid() && paper == m_paper && !hasFailed)
        return;
    m_paper = paper;
    ++m_selectionNumber;
    m_isReading = m_mustReadAgain = false;
    if (selection.isEmpty()) {
        setState({DetailState::NoSelection{}});
    } else if (!paper.isValid()) {
        setState({DetailState::Several{selection.size()}});
    } else {
        setState({DetailState::Loading{paper}});
        read();
    }
}

void CurrentPaper::follow(const LibraryChange& change)
{
    // A feed's new name is a change of subscriptions alone, and papers say which feeds they were seen in.
    const bool isTouched = change.everything || change.subscriptions ||
                           change.papersChanged.contains(m_paper) || change.papersAdded.contains(m_paper);
    if (!m_paper.isValid() || !isTouched)
        return;
    if (m_isReading)
        m_mustReadAgain = true;
    else
        read();
}

void CurrentPaper::read()
{
    m_isReading = true;
    whenReady(m_library.paper(m_paper), this, [this, number = m_selectionNumber](const Result<Paper>& reply) {
        if (number != m_selectionNumber)
            return;
        m_isReading = false;
        take(reply);
        // Whoever was told may have selected another by now, which is then being read.
        if (number == m_selectionNumber && std::exchange(m_mustReadAgain, false))
            read();
    });
}

void CurrentPaper::take(const Result<Paper>& reply)
{
    if (reply)
        setState({*reply});
    else if (!m_state.paper() || reply.error().code == ErrorCode::NotFound)
        setState({DetailState::Failed{reply.error()}});
}

void CurrentPaper::setState(DetailState state)
{
    if (m_state == state)
        return;
    m_state = std::move(state);
    // A copy: whoever is told may change the selection, and with it the state.
    const DetailState told = m_state;
    Q_EMIT stateChanged(told);
}

} // namespace offprint
