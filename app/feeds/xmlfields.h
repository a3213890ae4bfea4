#pragma once

#include "app/feeds/parsedfeed.h"
#include "app/feeds/xmltree.h"

namespace offprint {

/// Reading of fields that RSS and Atom entries share.

/// A child of RSS, which stands in no namespace, or in one of those that RSS had over time.
[[nodiscard]] const XmlNode* rssChild(const XmlNode& node, QLatin1StringView name);

/// A date field; a text that is no date is told in `warnings`.
[[nodiscard]] QDateTime readDate(const QString& text, QStringList& warnings);

/// Puts HTML or plain text into the entry's abstract.
void setAbstract(ParsedEntry& entry, const QString& content, bool isHtml, const QUrl& base);

/// The media:title of an entry, or of the media that it groups or encloses (Media RSS 1.5.1).
[[nodiscard]] QString readMediaTitle(const XmlNode& node, int depth = 0);

/// Dublin Core's creators: one a name, or all in one.
[[nodiscard]] QStringList readCreators(const XmlNode& node);

/// Every `category` (and dc:subject) below the node, as its term or text, without repeats.
[[nodiscard]] QStringList readCategories(const XmlNode& node, Vocabulary vocabulary);

/// Fields of arXiv's namespace.
void readArxivFields(const XmlNode& node, ParsedEntry& entry);

/// `link` made absolute; empty stays empty.
[[nodiscard]] QString absolute(const QString& link, const QUrl& base);

} // namespace offprint
