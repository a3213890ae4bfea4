#pragma once

#include <QtCore/QString>
#include <QtCore/QUrl>

namespace offprint {

/// An address that is said to be a feed, by a page or by the rules of a site.
struct FeedLink
{
    QUrl url;
    QString title; ///< may be empty

    bool operator==(const FeedLink&) const = default;
};

} // namespace offprint
