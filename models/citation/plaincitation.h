#pragma once

#include "models/citation/citation.h"

namespace offprint {

/// The citation as every format can say it: what a written file is to give back when it is read. Single lines
/// have their white space simplified; control characters and lone surrogates go; authors are named "Given
/// Family Suffix" however they were; a date that is none is left out; ranges of pages, volumes and numbers
/// have a plain hyphen. arXiv is no publisher of what is only there. Doing it twice changes nothing more.
[[nodiscard]] Citation plainCitation(const Citation& citation);

} // namespace offprint
