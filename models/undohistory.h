#pragma once

#include "models/library.h"

namespace offprint {

/// What the user did, in this run of the program and before, to be undone in turn: the library's steps, kept
/// up with them. Lives on the window's thread. The library must outlive it.
class UndoHistory final : public QObject
{
    Q_OBJECT

public:
    explicit UndoHistory(Library& library, QObject* parent = nullptr);

    void undo();
    void redo();
    /// Undoes, or does again, all that came after the step, or that and the step itself.
    void goTo(qint64 step, bool isUndone);

    [[nodiscard]] bool canUndo() const { return undoStep() != nullptr; }
    [[nodiscard]] bool canRedo() const { return redoStep() != nullptr; }
    [[nodiscard]] QString undoText() const; ///< empty: there is nothing to undo
    [[nodiscard]] QString redoText() const;

    /// The newest first; those that are undone come before the others.
    [[nodiscard]] const QList<Step>& steps() const { return m_steps; }

    /// Something was done that `steps()` does not have yet: `changed` follows.
    [[nodiscard]] bool isBehind() const { return m_isReading; }

Q_SIGNALS:
    void changed();
    /// Marks of many papers are being turned back or set again, which may take a while, until `turned`.
    void turningStarted(bool asRead);
    void turned(const offprint::Step& step);
    void failed(const offprint::Error& error);

private:
    void read();
    void turn(const Step* step, bool isUndo);
    [[nodiscard]] const Step* undoStep() const;
    [[nodiscard]] const Step* redoStep() const;

    Library& m_library;
    QList<Step> m_steps;
    bool m_isReading = false;
    bool m_mustReadAgain = false;
};

} // namespace offprint
