#pragma once

#include <QtCore/QStringList>
#include <QtCore/QStringView>

namespace offprint {

/// The names in one author field, however it lists them: "A, B and C", "A; B", "A (Inst X, Inst Y), B",
/// "a@x.org (Ann Author)". Affiliations and footnote marks are dropped, TeX accents decoded, "Jr." kept with
/// its name. "Family, Given" pairs joined by ";" or " and " become "Given Family".
[[nodiscard]] QStringList splitAuthors(QStringView field);

/// One name, cleaned the same way but never split.
[[nodiscard]] QString cleanAuthor(QStringView name);

} // namespace offprint
