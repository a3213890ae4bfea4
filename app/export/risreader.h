#pragma once

#include "app/export/readcitations.h"

#include <QtCore/QByteArray>

namespace offprint {

/// The citations of a RIS file, ours or another program's (models/citation/ris.h says how ours are): tags in
/// either case, with one space or two before the hyphen, any line ends, values that go on on lines without
/// tag, a missing ER, and the tags EndNote, Mendeley, Zotero and publishers choose differently. Unknown tags
/// are passed over. Never fails; takes time in proportion to the length. Any thread.
[[nodiscard]] ReadCitations readRis(const QByteArray& bytes);

} // namespace offprint
