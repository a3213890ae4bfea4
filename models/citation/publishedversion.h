#pragma once

#include "models/domain/paper.h"

#include <optional>

namespace offprint {

/// What a paper's own words say of where it is published, and the reference that would follow.
struct PublishedVersion
{
    QString words; ///< "Accepted at NeurIPS 2025", as the authors have it
    Publication publication;

    bool operator==(const PublishedVersion&) const = default;
};

/// From the authors' comments, where they name a conference or a journal that took the paper. A guess from
/// free text, for a person to look at: never to be taken unseen. None if nothing says so, or if the reference
/// has a venue already. Workshops, which mostly publish nothing, are passed over.
[[nodiscard]] std::optional<PublishedVersion> publishedVersion(const Paper& paper);

} // namespace offprint
