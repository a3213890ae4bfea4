#pragma once

#include "models/domain/paper.h"

namespace offprint {

/// What a list becomes when papers arrive: `fresh` in its order, and each paper of `shown` that is no longer
/// in `fresh` kept behind the one it stood behind. `newCount` is how many were not shown before. The papers
/// shown keep their order among each other, so that the merge is insertions alone. Any thread.
struct PaperMerge
{
    QList<PaperStub> merged;
    int newCount = 0;

    [[nodiscard]] static PaperMerge of(const QList<PaperStub>& shown, const QList<PaperStub>& fresh);
};

} // namespace offprint
