#pragma once

#include "models/arxivquery.h"
#include "ui/dialogs/feedbuilder.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStringListModel;

namespace offprint {

class FlowRow;

/// Makes a feed of arXiv's papers: of some categories, with some words, by some authors. Categories are found
/// by their codes or names while they are typed.
class ArxivBuilder final : public FeedBuilder
{
    Q_OBJECT

public:
    explicit ArxivBuilder(QWidget* parent = nullptr);

    [[nodiscard]] Result<QString> address() const override;
    [[nodiscard]] QString name() const override { return query().name(); }
    [[nodiscard]] bool isUntouched() const override;
    void applyAppearance(const Appearance& appearance) override;

    [[nodiscard]] ArxivQuery query() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void offerCategories();
    bool takeCategory(const QString& typed);
    void showCategories();
    [[nodiscard]] QLabel* makeLabel(const QString& text, QWidget* field);

    QStringList m_categories;
    QLineEdit* m_category;
    FlowRow* m_chosen;
    QLineEdit* m_words;
    QComboBox* m_place;
    QLineEdit* m_authors;
    QCheckBox* m_new;
    QCheckBox* m_cross;
    QCheckBox* m_replaced;
    QList<QLabel*> m_labels;
};

} // namespace offprint
