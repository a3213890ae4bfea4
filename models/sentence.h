#pragma once

#include "models/domain/error.h"

namespace offprint {

/// The error as one sentence for a person: the thing, the reason, and what to do. Both the window and the
/// command line say errors through this function alone. Plain text; any thread.
[[nodiscard]] QString sentenceFor(const Error& error);

/// The same in two or three words, where there is room for no more ("not found", "HTTP 410").
[[nodiscard]] QString shortReasonFor(const Error& error);

/// What the refresh notes of a feed besides how it answered.
enum class LogRemark {
    ServerAskedToWait, ///< `what`: until when
    WaitsForAnnouncements,
    FreshByItsOwnWord,
    SkipsThisTime,
    Offline,
    Moved, ///< `what`: the new address
    MovedToKnown
};

/// The remark as a sentence; times of `what` are of this computer.
[[nodiscard]] QString sentenceFor(LogRemark remark, const QString& what = {});

} // namespace offprint
