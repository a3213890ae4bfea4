#pragma once

#include <QtCore/QUrl>

namespace offprint {

/// Whether it is a whole address of the web: http or https, with a host.
[[nodiscard]] bool isWebAddress(const QUrl& url);

} // namespace offprint
