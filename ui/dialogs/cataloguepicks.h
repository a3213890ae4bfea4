#pragma once

#include "models/domain/catalogue.h"

#include <QtWidgets/QWidget>

class QLabel;
class QListWidget;
class QStackedWidget;

namespace offprint {

class Appearance;

/// The catalogue's feeds to pick one from, narrowed by words. The appearance must outlive it.
class CataloguePicks final : public QWidget
{
    Q_OBJECT

public:
    CataloguePicks(const Catalogue& catalogue, const Appearance& appearance, QWidget* parent = nullptr);

    /// Those at these addresses are not offered.
    void setSubscribed(const QStringList& urls);
    /// All of which an entry must have; what was picked no longer is.
    void narrow(const QStringList& words);
    /// Picks the first of those shown, and takes the focus; false if there is none.
    bool enter();

Q_SIGNALS:
    void picked(const offprint::CatalogueEntry& entry);
    void activated(); ///< double-clicked

private:
    void fill();
    void tellPicked();
    void applyAppearance();

    const Appearance& m_appearance;
    const Catalogue m_catalogue;
    QStringList m_subscribed;
    QStringList m_words;
    QLabel* m_heading;
    QStackedWidget* m_pages;
    QListWidget* m_list;
    QLabel* m_none;
};

} // namespace offprint
