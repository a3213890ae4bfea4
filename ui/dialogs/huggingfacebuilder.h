#pragma once

#include "models/hfquery.h"
#include "ui/dialogs/feedbuilder.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace offprint {

/// Chooses one of Hugging Face's lists of papers.
class HuggingFaceBuilder final : public FeedBuilder
{
    Q_OBJECT

public:
    explicit HuggingFaceBuilder(QWidget* parent = nullptr);

    [[nodiscard]] Result<QString> address() const override;
    [[nodiscard]] QString name() const override { return query().name(); }
    [[nodiscard]] bool isUntouched() const override { return false; } // its first choice is one
    void applyAppearance(const Appearance& appearance) override;

    [[nodiscard]] HfQuery query() const;

private:
    QComboBox* m_list;
    QLineEdit* m_submitter;
    QSpinBox* m_upvotes;
    QList<QLabel*> m_labels;
};

} // namespace offprint
