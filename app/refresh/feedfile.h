#pragma once

#include "models/domain/error.h"

#include <QtCore/QByteArray>

namespace offprint {

/// The bytes of a feed in a file, `limit` at most. Reads the disk; any thread. FileUnreadable (also for what
/// is no regular file, as a pipe could be waited for without end), TooLarge; both without subject.
[[nodiscard]] Result<QByteArray> readFeedFile(const QString& path, qint64 limit);

} // namespace offprint
