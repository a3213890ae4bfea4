#pragma once

#include "models/domain/readinglist.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QLineEdit;

namespace offprint {

/// A reading list's name, what it is for and its colour; of a new one also the list it is in.
class ListDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `list` without an id: a new one. `all`: those there are.
    ListDialog(const ReadingList& list, const QList<ReadingList>& all, const Appearance& appearance,
               QWidget* parent = nullptr);

Q_SIGNALS:
    void listEntered(const offprint::ReadingList& list); ///< answer by showDone() or showError()

protected:
    void submit() override;

private:
    void check();

    ReadingList m_list;
    QLineEdit* m_name;
    QLineEdit* m_description;
    QComboBox* m_colour;
    QComboBox* m_parent;
};

} // namespace offprint
