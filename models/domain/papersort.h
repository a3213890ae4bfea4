#pragma once

namespace offprint {

/// The order of a list of papers. What is equal in it stands newest first.
enum class PaperSort {
    /// As they were seen; in With Notes by when the note was changed, on a list by the order of one's own,
    /// in Trending by the votes gained.
    Newest,
    Published, ///< the newest first; where that is not known, when it was first seen
    Best,      ///< the best match of the words; without words as Newest
    Upvotes,   ///< the most first
    Title,     ///< A to Z
    Author     ///< the first one's name as it is written, A to Z
};

} // namespace offprint
