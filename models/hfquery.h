#pragma once

#include "models/domain/error.h"

#include <QtCore/QUrl>

#include <optional>

namespace offprint {

/// A feed of Hugging Face's papers, for people who know no address.
struct HfQuery
{
    enum class List {
        Daily,    ///< the latest of those picked each day
        Trending, ///< what is voted for most just now
        Week,     ///< the present week's
        Month
    };

    List list = List::Daily;
    QString submitter;      ///< a user's name there ("akhaliq"); empty: anybody's
    int minimumUpvotes = 0; ///< fewer: not listed, until it has them

    /// BadArgument: a name that can be none, votes below 0.
    [[nodiscard]] Result<> check() const;

    /// The address to subscribe to; the query must be good. See FeedWishes for what stands behind its "#".
    [[nodiscard]] QUrl toUrl() const;

    /// Nothing if the address is none of Hugging Face's papers API, or asks for what has no field here (a
    /// day, a page).
    [[nodiscard]] static std::optional<HfQuery> fromUrl(const QUrl& url);

    /// What to call the feed: "Hugging Face, this week, 5 votes or more".
    [[nodiscard]] QString name() const;

    bool operator==(const HfQuery&) const = default;
};

} // namespace offprint
