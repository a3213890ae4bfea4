#pragma once

#include "models/domain/error.h"

namespace offprint {

/// The address of a feed from what a person typed or pasted: spaces around it and a `feed:` before it are
/// dropped, a missing scheme is https. BadAddress if that gives no http, https or file URL.
[[nodiscard]] Result<QString> feedAddress(const QString& typed);

/// Whether two addresses name one feed: the case of scheme and host and a slash at the end do not count.
[[nodiscard]] bool isSameAddress(const QString& a, const QString& b);

} // namespace offprint
