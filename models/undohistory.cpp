#include "models/undohistory.h"

namespace offprint {

namespace {
constexpr size_t kept = 200;
}

void UndoHistory::add(UndoStep step)
{
    m_steps.resize(m_done);
    m_steps.push_back(std::move(step));
    if (m_steps.size() > kept)
        m_steps.erase(m_steps.begin());
    m_done = m_steps.size();
    Q_EMIT changed();
}

void UndoHistory::undo()
{
    if (!canUndo())
        return;
    const auto undoStep = m_steps[--m_done].undo;
    undoStep();
    Q_EMIT changed();
}

void UndoHistory::redo()
{
    if (!canRedo())
        return;
    const auto redoStep = m_steps[m_done++].redo;
    redoStep();
    Q_EMIT changed();
}

QString UndoHistory::undoText() const
{
    return canUndo() ? m_steps[m_done - 1].text : QString();
}

QString UndoHistory::redoText() const
{
    return canRedo() ? m_steps[m_done].text : QString();
}

} // namespace offprint
