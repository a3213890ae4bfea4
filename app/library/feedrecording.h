#pragma once

#include "app/library/feedstore.h"
#include "app/storage/feedtables.h"

namespace offprint {

/// Keeps a good answer with its feed, a line in its log included, and moves the feed to where permanent
/// redirects have led often enough. Inside a WriteTransaction; throws SQLite::Exception.
void recordAnswer(Connection& connection, FeedId feed, AnswerFacts facts);

/// The same for what brought no document.
void recordWithoutDocument(Connection& connection, const FeedRecord& record);

} // namespace offprint
