#pragma once

#include "models/domain/paperquery.h"

#include <QtCore/QDate>
#include <QtCore/QUrl>

namespace offprint {

/// What a feed's address asks of Offprint itself, behind its "#", because no server can be asked for it:
///
///     https://rss.arxiv.org/rss/cs.LG#announce=new,cross
///     https://huggingface.co/api/daily_papers?limit=100#period=week&min-upvotes=5
///
/// A fragment is never sent. Entries that are not wanted are left out when the feed is stored, each time
/// anew: a paper that reaches the votes later comes in then. An unknown wish is passed over.
struct FeedWishes
{
    enum class Period {
        None, ///< the address says itself what it is for
        Week, ///< the present week (ISO 8601), of Hugging Face's papers
        Month
    };

    int announced = PaperQuery::AnyAnnounced; ///< Announced bits, one at least
    int minimumUpvotes = 0;
    Period period = Period::None;

    [[nodiscard]] static FeedWishes of(const QUrl& address);
    [[nodiscard]] bool isEmpty() const { return *this == FeedWishes(); }

    /// Without "#"; empty if nothing is wished.
    [[nodiscard]] QString toFragment() const;

    bool operator==(const FeedWishes&) const = default;
};

/// The address that a server is asked on this day (UTC): a period becomes that of the day, the fragment goes.
[[nodiscard]] QUrl addressToAsk(const QUrl& address, const QDate& today);

/// Where a feed has moved to, with the wishes of its old address. Not valid if `moved` is not.
[[nodiscard]] QUrl withWishesOf(const QUrl& address, const QUrl& moved);

} // namespace offprint
