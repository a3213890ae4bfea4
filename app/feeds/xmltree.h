#pragma once

#include "models/domain/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <deque>
#include <vector>

namespace offprint {

/// The vocabularies that feeds are written in.
enum class Vocabulary {
    None,
    Rss,
    Atom,
    Rdf,
    DublinCore,
    DcTerms,
    Content,
    Arxiv,
    Media,
    Slash,
    Thread,
    Xhtml,
    Other
};

struct XmlAttribute
{
    QString name; ///< local
    QString value;
};

/// An element, or a run of text (then `name` is empty and `text` holds it).
struct XmlNode
{
    Vocabulary vocabulary = Vocabulary::None;
    QString name; ///< local, lower-case as XML has it
    QString text;
    std::vector<XmlAttribute> attributes;
    std::vector<const XmlNode*> children;
    const XmlNode* parent = nullptr;

    [[nodiscard]] bool is(Vocabulary v, QLatin1StringView n) const { return vocabulary == v && name == n; }
    [[nodiscard]] const XmlNode* child(Vocabulary v, QLatin1StringView n) const;
    [[nodiscard]] QString attribute(QLatin1StringView n) const;

    /// All text below, in order.
    [[nodiscard]] QString allText() const;

    /// The text of the first such child that has any; trimmed.
    [[nodiscard]] QString childText(Vocabulary v, QLatin1StringView n) const;

    /// The markup of all that stands inside, for HTML written as XML.
    [[nodiscard]] QString innerMarkup() const;

    /// What relative links in it are relative to: xml:base here and above, then `document`.
    [[nodiscard]] QUrl base(const QUrl& document) const;
};

/// An XML document read as far as it goes. Owns its nodes; move only.
struct XmlTree
{
    std::deque<XmlNode> nodes;
    const XmlNode* root = nullptr;
    QStringList warnings;
};

/// Malformed if the document is cut off before its root ends or has no element; Hostile if it is nested
/// deeper than 200 or asks for entities from elsewhere.
[[nodiscard]] Result<XmlTree> readXml(const QByteArray& utf8);

} // namespace offprint
