#pragma once

#include "models/domain/readinglist.h"
#include "ui/dialogs/formdialog.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;

namespace offprint {

/// What a reading list says of a paper: how far it is read, how much it matters, by when, and a line.
class ListEntryDialog final : public FormDialog
{
    Q_OBJECT

public:
    ListEntryDialog(const ListPlace& place, const Appearance& appearance, QWidget* parent = nullptr);

Q_SIGNALS:
    void entryEntered(offprint::ListId list, const offprint::ListEntry& entry);

protected:
    void submit() override;

private:
    ListPlace m_place;
    QComboBox* m_status;
    QComboBox* m_priority;
    QCheckBox* m_hasDue;
    QDateEdit* m_due;
    QLineEdit* m_comment;
};

/// "Reading"; and what else it says, as "Reading, high priority, due 3 Dec".
[[nodiscard]] QString inWords(ReadingStatus status);
[[nodiscard]] QString inWords(const ListEntry& entry);

} // namespace offprint
