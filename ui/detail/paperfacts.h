#pragma once

#include "models/domain/paper.h"

#include <QtCore/QLocale>
#include <QtCore/QUrl>

namespace offprint {

/// What the detail pane says about a paper, in words. Pure functions.
namespace paperfacts {

/// "28 Oct 2024 · v3 21 Oct 2025". Dates are those of the source (UTC), not of the reader's time zone.
[[nodiscard]] QString dates(const Paper& paper, const QLocale& locale);

/// The DOI under which it was published; empty if it has none but the one that arXiv gives every paper.
[[nodiscard]] QString publishedDoi(const Paper& paper);

/// Names of the feeds that listed it, each once.
[[nodiscard]] QStringList feeds(const Paper& paper);

/// "seen in HF Daily, cs.LG and 2 more"; empty if no feed is known.
[[nodiscard]] QString seenIn(const Paper& paper, qsizetype namesAtMost);

/// The authors as rich text, " · " between them, each a link of class "author"; those beyond `most` are a
/// link to `moreAuthors`.
[[nodiscard]] QString authorsHtml(const Paper& paper, qsizetype most);
inline constexpr QLatin1StringView moreAuthors{"https://more-authors.invalid/"};

/// The address if a browser can be given it: http or https. Else empty.
[[nodiscard]] QUrl webAddress(const QString& address);

} // namespace paperfacts

} // namespace offprint
