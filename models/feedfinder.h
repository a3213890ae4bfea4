#pragma once

#include "models/domain/foundfeed.h"
#include "models/library.h"

#include <QtCore/QObject>

namespace offprint {

/// Finds the feeds that an address leads to: a feed, a site, a page of arXiv, Hugging Face, GitHub, YouTube
/// or OpenReview, a file or folder. Lives on the window's thread; every call returns at once.
class FeedFinder : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Fetches, follows and reads until it knows. Errors: BadAddress, what the network or the document said
    /// (NotAFeed where a page names no feed), LoginWanted. A newer call ends an older one, whose reply is
    /// Cancelled.
    virtual Reply<FoundFeeds> find(const QString& typed) = 0;
    virtual void cancel() = 0;
};

} // namespace offprint
