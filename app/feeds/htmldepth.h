#pragma once

#include <QtCore/QStringView>

namespace offprint {

/// Whether elements are nested (or left open) deeper than on any page written for people. An upper estimate,
/// by the rules that HTML has for ending elements (HTML Standard, §13.2.6.4.7): an end tag without its start
/// ends nothing, one of an inline element ends no block. Time in proportion to the text.
[[nodiscard]] bool isTooDeep(QStringView html);

} // namespace offprint
