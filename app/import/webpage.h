#pragma once

#include "app/import/readimport.h"

namespace offprint {

/// The papers of a saved page: the references that it carries as CSL-JSON, as the pages that Offprint writes
/// do; those of a page of Hugging Face Papers; else whatever its links and its text name. Never fails; takes
/// time in proportion to the length. Any thread.
[[nodiscard]] ReadImport readWebPage(QStringView html);

} // namespace offprint
