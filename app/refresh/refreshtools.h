#pragma once

#include "app/refresh/politefetch.h"

#include <QtCore/QThreadPool>

namespace offprint {

/// What the feeds of a round share.
struct RefreshTools
{
    NetworkTools network;
    QThreadPool& pool; ///< for reading files and documents
    FeedStore& store;
    const RefreshOptions& options;
};

} // namespace offprint
