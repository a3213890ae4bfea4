#pragma once

#include "ui/dialogs/tabledialog.h"

namespace offprint {

class UndoHistory;

/// What was done, the newest first, and back to any of it. Follows the history while it is open. History and
/// appearance must outlive it.
class HistoryDialog final : public TableDialog
{
    Q_OBJECT

public:
    HistoryDialog(UndoHistory& history, const Appearance& appearance, QWidget* parent = nullptr);

protected:
    void applyAppearance() override;

private:
    void showSteps();
    void enable();
    void go();

    UndoHistory& m_history;
    QPushButton* m_go;
};

} // namespace offprint
