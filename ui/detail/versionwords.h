#pragma once

#include "models/domain/paperhistory.h"
#include "models/worddiff.h"

#include <QtCore/QLocale>

namespace offprint {

struct Theme;

/// What the detail pane says about a paper's versions. Pure functions.
namespace versionwords {

/// "v2"; "published".
[[nodiscard]] QString name(const PaperVersion& version);

/// "v2, 21 Oct 2025"; without the date where it is not known.
[[nodiscard]] QString dated(const PaperVersion& version, const QLocale& locale);

/// The pieces as rich text, a paragraph for each that either text has. What was inserted is underlined, what
/// was deleted struck out, each on a field of its own colour.
[[nodiscard]] QString html(const QList<DiffPiece>& pieces, const Theme& theme);

} // namespace versionwords

} // namespace offprint
