#pragma once

#include "app/import/readimport.h"
#include "models/domain/error.h"

#include <QtCore/QByteArray>

namespace offprint {

/// Reads what is to be imported: BibTeX, BibLaTeX, RIS, CSL-JSON, CSV, Offprint's own JSON, list files and
/// pages, a page of Hugging Face Papers (its API's answer, saved HTML or plain text), a feed, or a text with
/// arXiv ids and links. The format is told from the content alone; `name` is for errors. Takes time and
/// memory in proportion to the bytes; any thread; touches no file and no network. NoPapers, whose
/// detail says why: what the reader of the likeliest format found wrong.
[[nodiscard]] Result<ReadImport> readImport(const QByteArray& bytes, const QString& name);

} // namespace offprint
