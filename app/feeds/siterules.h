#pragma once

#include "app/feeds/addressrules.h"

#include <optional>

namespace offprint {

/// What a web page of a site that is known leads to; nothing if no rule speaks of it. One function a site.
using SiteRule = std::optional<Result<AddressReading>> (*)(const QUrl& page);

[[nodiscard]] std::optional<Result<AddressReading>> readArxivPage(const QUrl& page);
[[nodiscard]] std::optional<Result<AddressReading>> readHuggingFacePage(const QUrl& page);
[[nodiscard]] std::optional<Result<AddressReading>> readOpenReviewPage(const QUrl& page);
[[nodiscard]] std::optional<Result<AddressReading>> readGithubPage(const QUrl& page);
[[nodiscard]] std::optional<Result<AddressReading>> readYoutubePage(const QUrl& page);
[[nodiscard]] std::optional<Result<AddressReading>>
readBlogPage(const QUrl& page); ///< Reddit, Medium, Substack

/// The feeds of arXiv's categories; nothing unless every one of the codes is one.
[[nodiscard]] std::optional<AddressReading> readArxivCategories(const QStringList& codes);

} // namespace offprint
