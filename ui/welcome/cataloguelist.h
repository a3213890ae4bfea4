#pragma once

#include "models/domain/catalogue.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QLabel;

namespace offprint {

class Appearance;
class CatalogueRow;

/// The catalogue to tick in: a heading for each group and its feeds under it, in two columns where there is
/// room. Arrow keys go from feed to feed. The appearance must outlive it.
class CatalogueList final : public QWidget
{
    Q_OBJECT

public:
    CatalogueList(const Catalogue& catalogue, const Appearance& appearance, QWidget* parent = nullptr);

    /// The feeds of these addresses are ticked and can not be unticked.
    void setSubscribed(const QList<QString>& urls);
    /// What is ticked and not subscribed yet, in the catalogue's order.
    [[nodiscard]] QList<CatalogueEntry> ticked() const;

Q_SIGNALS:
    void tickedChanged();
    void focusMoved(QWidget* row); ///< for who scrolls it

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Group
    {
        QLabel* heading = nullptr;
        QList<CatalogueRow*> rows;
    };

    void addRow(const CatalogueEntry& entry);
    void layOut(int columns);
    void chooseFirst();
    void applyAppearance();
    [[nodiscard]] CatalogueRow* rowBeside(const CatalogueRow* row, int key) const;

    const Appearance& m_appearance;
    QGridLayout* m_grid;
    QList<Group> m_groups;
    int m_columns = 0;
};

} // namespace offprint
