#pragma once

#include "app/feeds/parsedfeed.h"
#include "app/feeds/xmltree.h"
#include "models/domain/error.h"

#include <QtCore/QJsonDocument>

namespace offprint {

/// One reader a format. Each takes a document that is known to be of its format, and gives its entries as
/// written: what all entries need (identifiers, cleaning) is done once, by `parseFeed`.

/// RSS 0.90–2.0, 1.0 and 1.1 (RDF). What is known of the feed is read from the tree as far as it is there:
/// its kind, title and site.
[[nodiscard]] bool isRssItem(const XmlNode& node);
[[nodiscard]] ParsedEntry readRssItem(const XmlNode& item, const QUrl& document, QStringList& warnings);
void readRssChannel(const XmlNode& root, const QUrl& document, ParsedFeed& feed);

/// Atom 0.3, 1.0 and arXiv's API, which `kind` tells.
[[nodiscard]] bool isAtomEntry(const XmlNode& node);
[[nodiscard]] ParsedEntry readAtomEntry(const XmlNode& node, const QUrl& document, FeedKind kind,
                                        QStringList& warnings);
void readAtomFeed(const XmlNode& root, const QUrl& document, ParsedFeed& feed);
[[nodiscard]] QStringList readAtomAuthors(const XmlNode& node);

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
