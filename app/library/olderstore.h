#pragma once

#include "models/library.h"
#include "models/olderpapers.h"

namespace offprint {

/// How far the loading of a feed's older papers has come, and where it has to go on.
struct OlderState
{
    OlderProgress progress; ///< as far as it is kept: not whether it runs, nor why it failed
    QString cursor;         ///< OlderPages'

    bool operator==(const OlderState&) const = default;
};

/// The part of the library that the loading of older papers works with, besides FeedStore. Calls return at
/// once, from any thread.
class OlderStore
{
public:
    virtual ~OlderStore() = default;

    /// Of every feed for which older papers were asked.
    virtual Reply<QList<OlderState>> olderStates() = 0;

    /// NotFound if the feed is no more.
    virtual Reply<> keepOlderState(const OlderState& state) = 0;
};

} // namespace offprint
