#pragma once

#include "app/feeds/feedlink.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace offprint {

/// The feeds that a web page names, the likeliest first, each once, 20 at most: its `<link rel=alternate>`
/// elements, wherever they stand; if there are none, the links in its text that look like feeds. Feeds of
/// comments come last. Addresses are absolute, http or https. Never fails; any thread.
/// https://www.rssboard.org/rss-autodiscovery, https://html.spec.whatwg.org/#rel-alternate
[[nodiscard]] QList<FeedLink> discoverFeeds(const QByteArray& page, const QUrl& address,
                                            const QString& charset = {});

} // namespace offprint
