#pragma once

#include "models/domain/feed.h"
#include "models/domain/importpreview.h"
#include "ui/dialogs/formdialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QTreeView;

namespace offprint {

class ImportModel;

/// What is in a file beside what the library has, to choose from before anything is imported. The appearance
/// must outlive it.
class ImportDialog final : public FormDialog
{
    Q_OBJECT

public:
    ImportDialog(const ImportPreview& preview, const QList<ReadingList>& lists, const Appearance& appearance,
                 QWidget* parent = nullptr);

Q_SIGNALS:
    void importRequested(quint64 number, const QList<qsizetype>& rows,
                         const offprint::ImportOptions& options);

protected:
    void submit() override;
    void applyAppearance() override;

private:
    void addTable();
    void addProblems();
    void addOptions(const QList<ReadingList>& lists);
    void showWanted();
    [[nodiscard]] QStringList chosenList() const;

    const ImportPreview m_preview;
    ImportModel* m_model;
    QLabel* m_about;
    QLabel* m_problems;
    QCheckBox* m_all;
    QTreeView* m_table;
    QComboBox* m_list;
    QCheckBox* m_tags;
};

} // namespace offprint
