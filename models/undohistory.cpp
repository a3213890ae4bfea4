#include "models/undohistory.h"

#include "models/reply.h"

#include <algorithm>
#include <utility>

namespace offprint {

UndoHistory::UndoHistory(Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&m_library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.steps || change.everything)
            read();
    });
    read();
}

/// One reading at a time: replies cannot overtake each other.
void UndoHistory::read()
{
    m_mustReadAgain = m_isReading;
    if (std::exchange(m_isReading, true))
        return;
    whenReady(m_library.steps(), this, [this](const Result<QList<Step>>& steps) {
        m_isReading = false;
        if (m_mustReadAgain) {
            read();
            return;
        }
        if (steps && std::exchange(m_steps, *steps) != *steps)
            Q_EMIT changed();
    });
}

const Step* UndoHistory::undoStep() const
{
    const auto newest = std::ranges::find(m_steps, false, &Step::isUndone);
    return newest == m_steps.end() ? nullptr : &*newest;
}

const Step* UndoHistory::redoStep() const
{
    const Step* last = nullptr;
    for (const Step& step : m_steps) {
        if (!step.isUndone)
            break;
        last = &step;
    }
    return last;
}

void UndoHistory::turn(const Step* step, bool isUndo)
{
    if (!step)
        return;
    const bool isMarking = step->kind == Step::Kind::MarkRead || step->kind == Step::Kind::MarkUnread;
    if (isMarking)
        Q_EMIT turningStarted((step->kind == Step::Kind::MarkRead) != isUndo);
    whenReady(isUndo ? m_library.undo() : m_library.redo(), this,
              [this, asked = *step](const Result<Step>& done) {
                  Q_EMIT turned(done.value_or(asked));
                  if (!done && done.error().code != ErrorCode::Cancelled &&
                      done.error().code != ErrorCode::NotFound)
                      Q_EMIT failed(done.error());
              });
}

void UndoHistory::undo()
{
    turn(undoStep(), true);
}

void UndoHistory::redo()
{
    turn(redoStep(), false);
}

void UndoHistory::goTo(qint64 number, bool isUndone)
{
    const QList<Step> steps = m_steps; // which is read anew meanwhile
    const auto target = std::ranges::find(steps, number, &Step::number);
    if (target == steps.end())
        return;
    const qsizetype at = target - steps.begin();
    if (isUndone) {
        for (qsizetype i = 0; i <= at; ++i) {
            if (!steps[i].isUndone)
                turn(&steps[i], true);
        }
    } else {
        for (qsizetype i = steps.size() - 1; i >= at; --i) {
            if (steps[i].isUndone)
                turn(&steps[i], false);
        }
    }
}

QString UndoHistory::undoText() const
{
    const Step* step = undoStep();
    return step ? inWords(*step) : QString();
}

QString UndoHistory::redoText() const
{
    const Step* step = redoStep();
    return step ? inWords(*step) : QString();
}

} // namespace offprint
