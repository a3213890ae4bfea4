#pragma once

#include "models/domain/error.h"

namespace offprint {

/// The error as one sentence for a person: the thing, the reason, and what to do. Both the window and the
/// command line say errors through this function alone. Plain text; any thread.
[[nodiscard]] QString sentenceFor(const Error& error);

/// The same in two or three words, where there is room for no more ("not found", "HTTP 410").
[[nodiscard]] QString shortReasonFor(const Error& error);

} // namespace offprint
