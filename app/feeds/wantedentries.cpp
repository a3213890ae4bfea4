#include "app/feeds/wantedentries.h"

#include "models/arxivquery.h"
#include "models/feedwishes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

int bitOf(QStringView announceType)
{
    if (announceType == "cross"_L1)
        return PaperQuery::Cross;
    if (announceType == "replace"_L1)
        return PaperQuery::Replaced;
    return announceType == "replace-cross"_L1 ? PaperQuery::ReplacedCross : PaperQuery::New;
}

/// What arXiv's search does not say: whether a paper is in the categories by a cross-list, and is a new
/// version.
class SearchedPapers final
{
public:
    explicit SearchedPapers(const QUrl& address)
        : m_query(ArxivQuery::fromUrl(address))
        , m_hasReplaced(address.query().contains("lastUpdatedDate"_L1))
    {}

    [[nodiscard]] int bitOf(const ParsedEntry& entry) const
    {
        const bool isCross = m_query && !m_query->categories.isEmpty() && !entry.categories.isEmpty() &&
                             std::ranges::none_of(m_query->categories, [&entry](const QString& code) {
                                 const QString& first = entry.categories.first();
                                 return first == code || first.startsWith(code + u'.');
                             });
        if (m_hasReplaced && entry.ids.version > 1)
            return isCross ? PaperQuery::ReplacedCross : PaperQuery::Replaced;
        return isCross ? PaperQuery::Cross : PaperQuery::New;
    }

private:
    std::optional<ArxivQuery> m_query;
    bool m_hasReplaced;
};

} // namespace

void keepWanted(ParsedFeed& feed, const QUrl& address)
{
    const FeedWishes wishes = FeedWishes::of(address);
    if (wishes.isEmpty())
        return;
    const SearchedPapers searched(address);
    feed.entries.removeIf([&](const ParsedEntry& entry) {
        const bool isSearched = feed.kind == FeedKind::ArxivApi && entry.announceType.isEmpty();
        const int announced = isSearched ? searched.bitOf(entry) : bitOf(entry.announceType);
        const bool hasVotes =
            wishes.minimumUpvotes == 0 || entry.upvotes.value_or(-1) >= wishes.minimumUpvotes;
        return !hasVotes || (announced & wishes.announced) == 0;
    });
}

} // namespace offprint
