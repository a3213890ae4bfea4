#pragma once

#include "models/domain/paper.h"
#include "models/domain/paperquery.h"

#include <QtCore/QStringList>

namespace offprint {

/// The newest papers by authors whose names have words that begin with those typed.
[[nodiscard]] PaperQuery papersOfAuthors(const QString& typed);

/// The authors of these papers who are named so, letter case and accents aside; those with the most of them
/// first. Pure.
[[nodiscard]] QStringList authorsIn(const QList<PaperRow>& rows, const QString& typed);

} // namespace offprint
