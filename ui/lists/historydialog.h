#pragma once

#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace offprint {

class Appearance;
class UndoHistory;

/// What was done, the newest first, and back to any of it. Follows the history while it is open. History and
/// appearance must outlive it.
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    HistoryDialog(UndoHistory& history, const Appearance& appearance, QWidget* parent = nullptr);

private:
    void showSteps();
    void enable();
    void go();
    void applyAppearance();

    UndoHistory& m_history;
    const Appearance& m_appearance;
    QLabel* m_about;
    QTreeWidget* m_list;
    QPushButton* m_go;
};

} // namespace offprint
