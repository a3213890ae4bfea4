#pragma once

#include "models/domain/paperquery.h"

#include <algorithm>
#include <array>
#include <utility>

namespace offprint {

/// As settings and libraries keep them.
inline constexpr std::array<std::pair<PaperQuery::Place, QLatin1StringView>, 11> placeNames{
    {{PaperQuery::Place::All, QLatin1StringView("all")},
     {PaperQuery::Place::Today, QLatin1StringView("today")},
     {PaperQuery::Place::Trending, QLatin1StringView("trending")},
     {PaperQuery::Place::Unread, QLatin1StringView("unread")},
     {PaperQuery::Place::Starred, QLatin1StringView("starred")},
     {PaperQuery::Place::WithNotes, QLatin1StringView("notes")},
     {PaperQuery::Place::Feed, QLatin1StringView("feed")},
     {PaperQuery::Place::Folder, QLatin1StringView("folder")},
     {PaperQuery::Place::Search, QLatin1StringView("search")},
     {PaperQuery::Place::List, QLatin1StringView("list")},
     {PaperQuery::Place::Tag, QLatin1StringView("tag")}}};

/// Of a table of names; what is none of them means the first.
template<class Names> auto named(const Names& names, const QString& text)
{
    const auto found = std::ranges::find(names, text, [](const auto& pair) { return QString(pair.second); });
    return found == names.end() ? names.front().first : found->first;
}

template<class Names, class Value> QString nameOf(const Names& names, Value value)
{
    return std::ranges::find(names, value, [](const auto& pair) { return pair.first; })->second;
}

/// The number of the feed, folder, search, list or tag that the place is; 0: it is none of these.
[[nodiscard]] inline qint64 placeId(const PaperQuery& query)
{
    return query.feed.value + query.folder.value + query.search.value + query.list.value + query.tag.value;
}

} // namespace offprint
