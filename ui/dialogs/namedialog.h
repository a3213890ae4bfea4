#pragma once

#include "ui/dialogs/formdialog.h"

class QLineEdit;

namespace offprint {

/// What a NameDialog asks.
struct NameQuestion
{
    QString title;      ///< of the dialog: "New Folder"
    QString label;      ///< of the field: "Name of the folder"
    QString acceptText; ///< on the button: "Create"
    QString name;       ///< to begin with
    QStringList taken;  ///< names that can not be given, case ignored; `name` itself may be among them
    QString emptyName;  ///< what an empty answer stands for, shown in the empty field; if this is empty, an
                        ///< answer is needed
};

/// Asks for a name: of a new folder, or a new one for a feed or folder.
class NameDialog final : public FormDialog
{
    Q_OBJECT

public:
    NameDialog(const NameQuestion& question, const Appearance& appearance, QWidget* parent = nullptr);

Q_SIGNALS:
    void nameChosen(const QString& name); ///< without spaces around it; answer by showDone() or showError()

protected:
    void submit() override;

private:
    void check();

    NameQuestion m_question;
    QLineEdit* m_name;
};

} // namespace offprint
