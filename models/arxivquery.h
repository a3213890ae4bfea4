#pragma once

#include "models/domain/error.h"
#include "models/domain/paperquery.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <optional>

namespace offprint {

/// A feed of arXiv's papers, for people who know no address.
///
/// Categories alone are asked of arXiv's daily announcement (RSS), which is made for that; anything more of
/// its search (the API), the newest first. A paper has to be in one of the categories, have all of the words,
/// and be by one of the authors.
struct ArxivQuery
{
    enum class Place { TitleOrAbstract, Title, Abstract };

    QStringList categories; ///< codes: "cs.LG", or of a whole archive "cs"
    QString words;          ///< separated by spaces; "in quotes" as a phrase
    Place place = Place::TitleOrAbstract;
    QStringList authors; ///< full names

    /// Announced bits. The API tells no announce types: there, replacements are in the search only if they
    /// are wanted, and a paper whose first category is none of these is a cross-list.
    int announced = PaperQuery::AnyAnnounced;

    /// BadArgument: nothing is asked for, a category that arXiv does not have, no announce type.
    [[nodiscard]] Result<> check() const;

    /// As arXiv's search takes it, not encoded: "cat:cs.LG AND ti:diffusion".
    [[nodiscard]] QString search() const;

    /// The address to subscribe to; the query must be good. See FeedWishes for what stands behind its "#".
    [[nodiscard]] QUrl toUrl() const;

    /// Nothing if the address is none of arXiv's feeds, or asks for more than there are fields here.
    [[nodiscard]] static std::optional<ArxivQuery> fromUrl(const QUrl& url);

    /// What to call the feed: "arXiv cs.LG, diffusion, by Ada Lovelace".
    [[nodiscard]] QString name() const;

    bool operator==(const ArxivQuery&) const = default;
};

} // namespace offprint
