#pragma once

#include "models/citation/publishedversion.h"
#include "ui/dialogs/formdialog.h"

class QLabel;
class QTreeWidget;

namespace offprint {

/// Papers whose authors say where they appeared, with the references that would follow, to be looked over
/// before any is changed.
class PublishedVersionsDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// Those of the papers of which something is said; none of them is fine.
    PublishedVersionsDialog(const QList<Paper>& papers, const Appearance& appearance,
                            QWidget* parent = nullptr);

Q_SIGNALS:
    void changeRequested(const QList<std::pair<offprint::PaperId, offprint::Publication>>& references);

protected:
    void submit() override;

private:
    struct Row
    {
        PaperId paper;
        Publication publication;
    };

    void addRow(const Paper& paper, const PublishedVersion& version);
    [[nodiscard]] QList<std::pair<PaperId, Publication>> chosen() const;
    void showChosen();

    QList<Row> m_rows;
    QLabel* m_about;
    QTreeWidget* m_table;
};

} // namespace offprint
