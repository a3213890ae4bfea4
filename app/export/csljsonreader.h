#pragma once

#include "app/export/readcitations.h"

#include <QtCore/QByteArray>

namespace offprint {

/// The citations of a CSL-JSON file, ours or another program's (models/citation/csljson.h): an array of
/// items, one item alone, or an object that has them as "items" or "references". Dates may be raw texts and
/// numbers strings. Items that are none are told. Never fails; any thread.
[[nodiscard]] ReadCitations readCslJson(const QByteArray& bytes);

} // namespace offprint
