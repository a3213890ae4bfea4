#pragma once

#include "models/domain/error.h"

#include <QtCore/QUrl>

class QMimeData;

namespace offprint {

/// The address of a feed from what a person typed or pasted: spaces around it and a `feed:` before it are
/// dropped, a missing scheme is https. BadAddress if that gives no http, https or file URL.
[[nodiscard]] Result<QString> feedAddress(const QString& typed);

/// Whether two addresses name one feed: the case of scheme and host and a slash at the end do not count.
[[nodiscard]] bool isSameAddress(const QString& a, const QString& b);

/// Equal for two addresses of one feed, to find it among many.
[[nodiscard]] QUrl comparableAddress(const QString& address);

/// Whether the text is a web address and nothing else, as a clipboard may hold one by chance.
[[nodiscard]] bool isOneWebAddress(const QString& text);
inline constexpr int longestAddress = 4000;

/// The one address that is dragged along: of a page, a file or as text. Empty: there is none, or more.
[[nodiscard]] QString droppedAddress(const QMimeData& data);

} // namespace offprint
