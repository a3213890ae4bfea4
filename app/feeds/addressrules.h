#pragma once

#include "app/feeds/feedlink.h"
#include "models/domain/error.h"

#include <QtCore/QList>

namespace offprint {

/// What a text that was typed, pasted or dropped leads to, as far as the text alone tells.
struct AddressReading
{
    /// Feeds by the rules of the site, the likeliest first. The first has to be asked whether it is there.
    QList<FeedLink> feeds;

    /// Otherwise what has to be fetched: a feed, or a page that names some. May be a file or a folder.
    QUrl page;

    /// Otherwise the arXiv id of a single paper, which is no feed; those of its categories are.
    QString paper;

    bool operator==(const AddressReading&) const = default;
};

/// Takes web addresses with or without a scheme, "feed:" before them, files and folders by their path,
/// arXiv's categories ("cs.LG stat.ML") and ids. Knows the pages of arXiv, Hugging Face, OpenReview, GitHub,
/// YouTube, Reddit, Medium and Substack. BadAddress for anything else; BadArgument, with a reason, for a page
/// that is known to have no feed. Any thread; fetches nothing.
[[nodiscard]] Result<AddressReading> readAddress(const QString& typed);

/// Where a site that names no feed may have one all the same: to be tried one after the other, few enough to
/// bother nobody.
[[nodiscard]] QList<QUrl> usualFeedAddresses(const QUrl& page);

/// The address of a subscription as it is kept. A scheme is added where people leave it out
/// ("example.org/feed", "localhost:8000/feed"); BadAddress for anything but a page or a file
/// ("mailto:ann@example.org").
[[nodiscard]] Result<QString> subscriptionAddress(const QString& typed);

/// Where arXiv's API has the records of these papers.
[[nodiscard]] QUrl arxivRecords(const QStringList& ids);

/// What two addresses of one subscription have in common: normaliseUrl(), and the wishes behind its "#" (see
/// FeedWishes), since a feed with other wishes is another feed.
[[nodiscard]] QString subscriptionKey(const QString& url);

} // namespace offprint
