#pragma once

#include "models/domain/paper.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QLineEdit;

namespace offprint {

/// Where and when a paper was published, for references to it. What the authors say of it can be taken over,
/// and what feeds say can be gone back to.
class ReferenceDialog final : public FormDialog
{
    Q_OBJECT

public:
    ReferenceDialog(const Paper& paper, const Appearance& appearance, QWidget* parent = nullptr);

Q_SIGNALS:
    /// None: what feeds say.
    void referenceEntered(offprint::PaperId paper, const std::optional<offprint::Publication>& publication);

protected:
    void submit() override;

private:
    void addSuggestion();
    void show(const Publication& publication);
    [[nodiscard]] Publication entered() const;
    [[nodiscard]] QLineEdit* line(const QString& text);

    const Paper m_paper;
    QComboBox* m_kind;
    QLineEdit* m_venue;
    QLineEdit* m_year;
    QComboBox* m_month;
    QLineEdit* m_volume;
    QLineEdit* m_number;
    QLineEdit* m_pages;
    QLineEdit* m_publisher;
    QLineEdit* m_doi;
    QLineEdit* m_url;
};

/// "Journal article", "Preprint".
[[nodiscard]] QString inWords(PublicationKind kind);

} // namespace offprint
