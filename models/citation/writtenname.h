#pragma once

#include "models/citation/personname.h"

namespace offprint {

/// The name in parts that say the same name when nameInLine() puts them together again; where they would
/// not, it is a literal. So a format that keeps parts gives the name back that it was given.
[[nodiscard]] PersonName nameInParts(const QString& name);

/// The parts in the order people say them: "John von Neumann", "Bill Gates Jr.".
[[nodiscard]] QString wholeName(const PersonName& name);

/// An author as a person reads it: without the braces or the commas that nameInLine() needs for some.
[[nodiscard]] QString shownName(const QString& name);
/// Several, with commas between.
[[nodiscard]] QString shownNames(const QStringList& names);

} // namespace offprint
