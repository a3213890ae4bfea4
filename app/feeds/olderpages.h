#pragma once

#include "app/feeds/parsedfeed.h"

#include <QtCore/QDate>
#include <QtCore/QUrl>

#include <optional>

namespace offprint {

/// Where the papers from before a feed's document are, one page after the other, the newest first: Hugging
/// Face's lists day by day (somebody's own by pages), arXiv's categories and searches by the API. A position,
/// without input or output; reads no clock.
class OlderPages final
{
public:
    /// Nothing if the feed has no older papers to offer.
    [[nodiscard]] static std::optional<OlderPages> of(const QUrl& feed, const QDate& today);

    /// The page to ask for next; unchanged until `advance()`.
    [[nodiscard]] QUrl address() const;

    /// Goes on behind the page at `address()`, which had these entries. False: there is nothing older.
    [[nodiscard]] bool advance(const QList<ParsedEntry>& entries);

    /// Papers are there back to this day; invalid: no page was read yet.
    [[nodiscard]] QDate reached() const { return m_reached; }

    /// Whether a page without entries means that there is nothing older, as opposed to a day off.
    [[nodiscard]] bool endsWithEmptyPage() const { return m_way != Way::Days; }

    /// The position as text, to be kept, and back. A text that is none changes nothing.
    [[nodiscard]] QString cursor() const;
    void restore(const QString& cursor, const QDate& reached);

private:
    enum class Way { Days, Pages, Search };

    OlderPages(Way way, const QUrl& feed)
        : m_way(way)
        , m_feed(feed)
    {}
    [[nodiscard]] QUrl searchAddress() const;
    [[nodiscard]] bool advanceSearch(const QList<ParsedEntry>& entries);

    Way m_way;
    QUrl m_feed;
    QString m_search; ///< Way::Search: what the API is asked for
    QDate m_day;      ///< Way::Days: the day of the page
    int m_number = 0; ///< of the page; Way::Search: of its first paper
    QString m_before; ///< Way::Search: only what was submitted until then, as the API has it; empty: all
    QDate m_reached;
};

} // namespace offprint
