#pragma once

#include "app/feeds/xmlvocabulary.h"
#include "models/domain/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <deque>
#include <functional>
#include <vector>

namespace offprint {

struct XmlAttribute
{
    QString name; ///< local
    QString value;
};

/// An element, or a run of text (then `name` is empty and `text` holds it).
struct XmlNode
{
    Vocabulary vocabulary = Vocabulary::None;
    QString name; ///< local, as written
    QString text;
    std::vector<XmlAttribute> attributes;
    std::vector<const XmlNode*> children;
    const XmlNode* parent = nullptr;

    /// Names are compared without regard to case: feeds write "pubdate" and "Item", too.
    [[nodiscard]] bool is(Vocabulary v, QLatin1StringView n) const { return vocabulary == v && isNamed(n); }
    [[nodiscard]] bool isNamed(QLatin1StringView n) const
    {
        return name.size() == n.size() && name.compare(n, Qt::CaseInsensitive) == 0;
    }
    [[nodiscard]] const XmlNode* child(Vocabulary v, QLatin1StringView n) const;
    [[nodiscard]] QString attribute(QLatin1StringView n) const;

    /// All text below, in order.
    [[nodiscard]] QString allText() const;

    /// The text of the first such child that has any; trimmed.
    [[nodiscard]] QString childText(Vocabulary v, QLatin1StringView n) const;

    /// What stands inside, as HTML: its markup if elements do, else its text, which then holds escaped
    /// markup.
    [[nodiscard]] QString html() const;

    /// The markup of all that stands inside, for HTML written as XML.
    [[nodiscard]] QString innerMarkup() const;

    [[nodiscard]] bool hasElements() const;

    /// What relative links in it are relative to: xml:base here and above, then `document`.
    [[nodiscard]] QUrl base(const QUrl& document) const;

private:
    void appendText(QString& all) const;
    void appendMarkup(QString& markup) const;
};

/// An XML document read as far as it goes. Owns its nodes; move only.
struct XmlTree
{
    std::deque<XmlNode> nodes;
    const XmlNode* root = nullptr;
    QStringList warnings;
    bool isCut = false; ///< the document ended before its root did
};

/// What is to become of an element that has been read.
enum class XmlFate {
    Keep,
    Free, ///< and its memory taken for what follows
    Stop  ///< and read no further
};

/// Looks at an element when it has ended: one that the root or the root's children have as a child. `at` is
/// how many bytes of the document have been read.
using XmlVisitor = std::function<XmlFate(const XmlNode& element, qsizetype at)>;

/// Reads XML, well-formed or not, as far as it goes: end tags close the nearest element of their name, what
/// is still open at the end is closed, but for a text that was cut off, which is left out. Malformed if there
/// is no element; Hostile if it is nested deeper than 200, has more than a million elements to be kept at
/// once, or wants entities from elsewhere or within each other.
[[nodiscard]] Result<XmlTree> readXml(const QByteArray& utf8, const XmlVisitor& visit = {});

} // namespace offprint
