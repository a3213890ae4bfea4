#pragma once

#include <QtCore/QByteArray>

namespace offprint {

/// A feed as arXiv announces it, the same for every run: abstracts of about 1 500 characters, 2 to 8 authors.
/// Feeds of other numbers, 0 to 999, list other papers, if none has more than 20 000 entries.
[[nodiscard]] QByteArray makeLongFeed(int entryCount, int number);

} // namespace offprint
