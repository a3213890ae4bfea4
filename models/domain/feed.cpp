#include "models/domain/feed.h"

#include <array>
#include <utility>

namespace offprint {

namespace {

constexpr std::array<std::pair<FeedKind, QLatin1StringView>, 10> kindNames{{
    {FeedKind::Unknown, QLatin1StringView("unknown")},
    {FeedKind::HfDaily, QLatin1StringView("hf-daily")},
    {FeedKind::ArxivApi, QLatin1StringView("arxiv-api")},
    {FeedKind::ArxivRss, QLatin1StringView("arxiv-rss")},
    {FeedKind::ArxivAtom, QLatin1StringView("arxiv-atom")},
    {FeedKind::Rss, QLatin1StringView("rss")},
    {FeedKind::Rdf, QLatin1StringView("rdf")},
    {FeedKind::Atom, QLatin1StringView("atom")},
    {FeedKind::JsonFeed, QLatin1StringView("json-feed")},
    {FeedKind::PageText, QLatin1StringView("page-text")},
}};

} // namespace

QString toString(FeedKind kind)
{
    for (const auto& [value, name] : kindNames) {
        if (value == kind)
            return name;
    }
    return kindNames.front().second;
}

FeedKind feedKindFromString(QStringView name)
{
    for (const auto& [value, text] : kindNames) {
        if (text == name)
            return value;
    }
    return FeedKind::Unknown;
}

} // namespace offprint
