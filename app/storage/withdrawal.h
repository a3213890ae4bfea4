#pragma once

#include "models/domain/paper.h"

namespace offprint {

/// Whether the authors, or arXiv, say that the paper is withdrawn: in a sentence of the abstract or of the
/// authors' comments that says of the paper itself that it has been, as arXiv has them write
/// (https://info.arxiv.org/help/withdraw.html). A paper about withdrawal says no such thing; nor does one
/// that was withdrawn from a conference.
[[nodiscard]] bool saysWithdrawn(const Paper& paper);

} // namespace offprint
