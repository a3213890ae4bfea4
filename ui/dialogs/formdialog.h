#pragma once

#include <QtWidgets/QDialog>

#include <utility>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace offprint {

class Appearance;
class InlineMessage;

/// The frame of a dialog that asks for something: fields under their labels, a place to say what is wrong
/// with them, and the buttons. It never blocks: show it by open() or show(). What is entered goes out by a
/// signal of the dialog that derives from it; it then stays until `showDone` or `showError` tells how it
/// went. The appearance must outlive it.
class FormDialog : public QDialog
{
    Q_OBJECT

public:
    /// What was entered was refused: says why and lets the user try again.
    void showError(const QString& sentence);
    /// What was entered was taken: closes.
    void showDone() { accept(); }

protected:
    FormDialog(const QString& title, const QString& acceptText, const Appearance& appearance,
               QWidget* parent);

    /// The accept button or Return was pressed.
    virtual void submit() = 0;

    void addField(const QString& label, QWidget* field);
    /// Side by side, all as wide.
    void addFieldsInRow(const QList<std::pair<QString, QWidget*>>& fields);
    void addContent(QWidget* widget, int stretch = 0);
    /// As between two fields.
    void addGap();
    /// At the left of the buttons below.
    void addButton(QPushButton* button);
    /// Takes the room that is left.
    void addStretch();
    /// A field's label, for fields that are laid out otherwise.
    [[nodiscard]] QLabel* makeLabel(const QString& text, QWidget* field);
    void clearError();
    /// While an answer is awaited nothing can be sent twice.
    void setWaiting(bool isWaiting);
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }
    void setAcceptable(bool isAcceptable);
    [[nodiscard]] QPushButton* acceptButton() const { return m_accept; }
    [[nodiscard]] const Appearance& appearance() const { return m_appearance; }
    virtual void applyAppearance();

private:
    const Appearance& m_appearance;
    QVBoxLayout* m_fields;
    QHBoxLayout* m_buttons;
    QList<QLabel*> m_labels;
    InlineMessage* m_message;
    QPushButton* m_accept;
    QPushButton* m_cancel;
    bool m_isAcceptable = true;
    bool m_isWaiting = false;
};

} // namespace offprint
