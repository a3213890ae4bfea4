#pragma once

#include "app/feeds/parsedfeed.h"
#include "app/feeds/xmltree.h"
#include "models/domain/error.h"

#include <QtCore/QJsonDocument>

namespace offprint {

/// One reader a format. Each takes a document that is known to be of its format, and gives its entries as
/// written: what all entries need (identifiers, cleaning) is done once, by `parseFeed`.

[[nodiscard]] ParsedFeed readRss(const XmlTree& tree, const QUrl& base); ///< RSS 0.90–2.0 and RSS 1.0 (RDF)
[[nodiscard]] Result<ParsedFeed> readAtom(const XmlTree& tree,
                                          const QUrl& base); ///< Atom 0.3, 1.0, arXiv's API
[[nodiscard]] Result<ParsedFeed> readHfDaily(const QJsonDocument& document);
[[nodiscard]] ParsedFeed readJsonFeed(const QJsonDocument& document, const QUrl& base);
[[nodiscard]] ParsedFeed readPageText(const QString& text);

/// Whether JSON is the Hugging Face API's: a list of papers or of wrappers around them, or one paper.
[[nodiscard]] bool isHfDaily(const QJsonDocument& document);
[[nodiscard]] bool isJsonFeed(const QJsonDocument& document);
[[nodiscard]] bool isPageText(const QString& text);

/// Applies what arXiv's own RSS and Atom feeds mean by their fields: announce type, the abstract behind it,
/// all authors in one creator, version in the guid. https://info.arxiv.org/help/rss_specifications.html
void applyArxivConventions(ParsedFeed& feed);

/// Applies what the RSS feeds of Hugging Face papers, all unofficial, put into their HTML: authors, upvotes,
/// summary.
void applyHfConventions(ParsedEntry& entry);

} // namespace offprint
