#pragma once

#include <QtWidgets/QDialog>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace offprint {

class Appearance;

/// The frame of a dialog that lists things: a line about them, the table, what can be done with the chosen
/// ones, and Close. The appearance must outlive it.
class TableDialog : public QDialog
{
    Q_OBJECT

protected:
    /// The first column takes the room that is left.
    TableDialog(const QString& title, const QString& tableName, const QStringList& columns,
                const Appearance& appearance, QWidget* parent);

    [[nodiscard]] const Appearance& appearance() const { return m_appearance; }
    [[nodiscard]] QLabel* about() const { return m_about; }
    [[nodiscard]] QTreeWidget* table() const { return m_table; }
    /// Beside the others, beneath the table.
    [[nodiscard]] QPushButton* addButton(const QString& text);
    /// As wide as what they show; not the first.
    void fitColumns();
    virtual void applyAppearance();

private:
    const Appearance& m_appearance;
    QLabel* m_about;
    QTreeWidget* m_table;
    QHBoxLayout* m_buttons;
};

} // namespace offprint
