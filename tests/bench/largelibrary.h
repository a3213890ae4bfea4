#pragma once

#include <QtCore/QString>

namespace offprint {

/// The folder of a library of so many papers, made once and kept in the folder that the environment names as
/// OFFPRINT_BENCH_LIBRARIES: 20 feeds, half of them
/// in two folders, a third of the papers read, one in a hundred starred, two saved searches. The papers are
/// real ones of the shared data over and over (with numbers of their own), or made up where that is not
/// there.
[[nodiscard]] QString largeLibrary(int papers);

/// Another copy of it, to be changed, in `folder`.
void copyLibrary(const QString& from, const QString& folder);

} // namespace offprint
