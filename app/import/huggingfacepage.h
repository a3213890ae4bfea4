#pragma once

#include "app/export/readcitations.h"
#include "app/import/htmlpieces.h"

#include <QtCore/QJsonArray>

namespace offprint {

/// The papers that a tag of a page of Hugging Face Papers carries for its script ("data-props"): those of a
/// day, or the one of a paper's own page; in the form of the site's API. Empty if it carries none; that they
/// cannot be read, as of a page that was saved in part, is a problem.
[[nodiscard]] QJsonArray huggingFacePapers(const HtmlPiece& tag, QList<ReadingProblem>& problems);

} // namespace offprint
