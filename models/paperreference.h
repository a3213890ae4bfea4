#pragma once

#include "models/domain/paper.h"

#include <QtCore/QUrl>

namespace offprint {

/// The page to send someone to: arXiv's where the paper is there, then that of its DOI, then the one its feed
/// named. Empty if there is none on the web.
[[nodiscard]] QUrl pageOf(const Paper& paper);

/// "Ann Author, Bo Boson: A title. https://arxiv.org/abs/2403.01234", on one line.
[[nodiscard]] QString referenceLine(const Paper& paper);

/// "[A title](https://arxiv.org/abs/2403.01234)"; the title alone if there is no page.
[[nodiscard]] QString markdownLink(const Paper& paper);

/// A mail to nobody yet, with the paper's title and reference: mailto (RFC 6068).
[[nodiscard]] QUrl mailAbout(const Paper& paper);

} // namespace offprint
