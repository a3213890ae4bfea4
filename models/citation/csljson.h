#pragma once

#include "models/citation/citation.h"

namespace offprint {

/// Citations in CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html, appendices III and
/// IV, and its JSON schema): an array of items.
///
/// - A preprint is an "article", as CSL 1.0.2 has it; on arXiv, that is its publisher, and "arXiv:…" its
/// number,
///   as Zotero writes it. What is published elsewhere has "archive" and "archive_location".
/// - Mathematics in titles stands in <span class="nocase">, so that no style makes capitals of its commands.
/// - What CSL has no variable for, arXiv's class and the authors' comments, is in "custom".
/// - TeX stays as it is.
[[nodiscard]] QString toCslJson(const QList<Citation>& citations);

} // namespace offprint
