#pragma once

#include <QtCore/QString>

#include <span>

namespace offprint {

/// A category of arXiv, or a whole archive of them.
struct ArxivCategory
{
    QLatin1StringView code;    ///< "cs.LG"; of an archive "cs"
    QLatin1StringView name;    ///< "Machine Learning"; of an archive "All of Computer Science"
    bool isOnLearning = false; ///< one that people in machine learning read
};

/// All of them: those on learning first, then archive by archive.
[[nodiscard]] std::span<const ArxivCategory> arxivCategories();

/// The one with this code, its case ignored; else null.
[[nodiscard]] const ArxivCategory* findArxivCategory(QStringView code);

} // namespace offprint
