#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

#include <functional>
#include <vector>

namespace offprint {

/// Something the user did, and how to turn it back and do it again. Both functions return at once; their work
/// is the library's.
struct UndoStep
{
    QString text; ///< what was done, to stand behind "Undo": "star 3 papers"
    std::function<void()> undo;
    std::function<void()> redo;
};

/// What the user did in this run of the program, newest last, to be undone in turn. The last 200 steps are
/// kept. Lives on the window's thread.
class UndoHistory final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// What was undone before can no longer be done again.
    void add(UndoStep step);
    void undo();
    void redo();

    [[nodiscard]] bool canUndo() const { return m_done > 0; }
    [[nodiscard]] bool canRedo() const { return m_done < m_steps.size(); }
    [[nodiscard]] QString undoText() const; ///< empty: there is nothing to undo
    [[nodiscard]] QString redoText() const;

Q_SIGNALS:
    void changed();

private:
    std::vector<UndoStep> m_steps;
    size_t m_done = 0; ///< steps that are not undone
};

} // namespace offprint
