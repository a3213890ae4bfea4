#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace offprint {

/// One feed the welcome pane and the Add Feed dialog offer.
struct CatalogueEntry
{
    QString name;
    QString url;
    QString description; ///< a line
    QString group; ///< heading it stands under, and the folder it is put in: "arXiv", "Blogs"; may be empty
    bool isSuggested = false; ///< ticked at first run

    bool operator==(const CatalogueEntry&) const = default;
};

using Catalogue = QList<CatalogueEntry>;

} // namespace offprint
