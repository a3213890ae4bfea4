#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <utility>

namespace offprint {

/// A start tag of HTML, or the text up to the next tag.
struct HtmlPiece
{
    QString tag;      ///< its name in lower case; empty: a text, or an end tag
    QStringView text; ///< as written; of script and style what stands in them, with their tag
    QList<std::pair<QStringView, QStringView>> attributes; ///< as written

    /// The attribute's value, its character references decoded; null where the tag has none of the name.
    [[nodiscard]] QString attribute(QLatin1StringView name) const;
};

/// Goes over HTML of any make, from its start to its end, in time in proportion to its length. It knows where
/// tags, attributes, comments, scripts and styles end, and nothing of how elements nest.
class HtmlPieces
{
public:
    explicit HtmlPieces(QStringView html)
        : m_html(html)
    {}

    /// False at the end.
    [[nodiscard]] bool next(HtmlPiece& piece);

private:
    [[nodiscard]] bool isTagAt(qsizetype at) const;
    [[nodiscard]] qsizetype behind(QStringView end, qsizetype from) const;
    void readText(HtmlPiece& piece);
    void readMarkup(HtmlPiece& piece);
    void readAttributes(HtmlPiece& piece);
    void readAttribute(HtmlPiece& piece);
    [[nodiscard]] QStringView readValue();
    void readRaw(HtmlPiece& piece);
    void skipSpace();

    QStringView m_html;
    qsizetype m_at = 0;
};

} // namespace offprint
