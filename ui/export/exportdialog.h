#pragma once

#include "models/exportchoices.h"
#include "models/paperfiles.h"
#include "ui/dialogs/formdialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace offprint {

/// Papers that could be exported, and what a person calls them.
struct ExportScope
{
    QString name; ///< "3 selected papers"
    QList<PaperId> papers;
    QString heading;                 ///< of a page of them
    std::optional<PaperQuery> place; ///< that has them, if a file of it can be kept up to date
};

/// What to export, as what, with the first of the papers as they would be written. Library and appearance
/// must outlive it.
class ExportDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// At least one scope; the first is chosen.
    ExportDialog(Library& library, const QList<ExportScope>& scopes, const ExportChoices& choices,
                 const Appearance& appearance, QWidget* parent = nullptr);

    [[nodiscard]] ExportChoices choices() const;
    /// Of what place the file is to be kept up to date, if it is.
    [[nodiscard]] std::optional<PaperQuery> keptPlace() const;
    /// What is being written is so far.
    void showProgress(qsizetype written, qsizetype papers);

Q_SIGNALS:
    void exportRequested(const offprint::PaperExport& what);
    void copyRequested(const offprint::PaperExport& what);

protected:
    void submit() override;
    void applyAppearance() override;

private:
    void fillFormats(const QString& chosen);
    void check();
    void readFirst();
    void showPreview();
    [[nodiscard]] PaperExport wanted() const;
    [[nodiscard]] PaperFormat format() const;

    Library& m_library;
    QList<ExportScope> m_scopes;
    const ExportChoices m_before;
    QList<Paper> m_first; ///< of the scope
    QComboBox* m_scope;
    QComboBox* m_format;
    QLineEdit* m_pattern;
    QLabel* m_key;
    QCheckBox* m_abstracts;
    QCheckBox* m_notes;
    QCheckBox* m_keeps;
    QPlainTextEdit* m_preview;
    QPushButton* m_copy;
    quint64 m_number = 0; ///< of the reading of the first papers
};

} // namespace offprint
