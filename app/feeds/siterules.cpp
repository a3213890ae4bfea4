#include "app/feeds/siterules.h"

#include "app/feeds/identifiers.h"
#include "models/feedwishes.h"
#include "models/hfquery.h"

#include <QtCore/QDate>
#include <QtCore/QUrlQuery>

#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Reading = std::optional<Result<AddressReading>>;

QString plainHost(const QUrl& page)
{
    const QString host = page.host();
    return host.startsWith("www."_L1) ? host.sliced(4) : host;
}

QStringList stepsOf(const QUrl& page)
{
    return page.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
}

Reading feedsOf(const QList<FeedLink>& feeds)
{
    return AddressReading{.feeds = feeds};
}

Reading noFeed(const QUrl& page, const QString& why)
{
    return failure(ErrorCode::BadArgument, page.toString(), why);
}

FeedLink linkTo(const HfQuery& query)
{
    return {query.toUrl(), query.name()};
}

/// The list that goes on from day to day, then the one of that time alone.
Reading listAndTime(HfQuery::List list, QLatin1StringView parameter, const QString& time)
{
    QList<FeedLink> feeds{linkTo({.list = list})};
    if (!time.isEmpty()) {
        QUrl url(u"https://huggingface.co/api/daily_papers"_s);
        url.setQuery(QUrlQuery{{parameter, time}, {u"limit"_s, u"100"_s}});
        feeds.append({url, u"Hugging Face, %1 alone"_s.arg(time)});
    }
    return feedsOf(feeds);
}

Reading readHfPapers(const QStringList& steps, const QUrl& page)
{
    const QString kind = steps.value(1);
    if (kind == "date"_L1)
        return listAndTime(HfQuery::List::Daily, "date"_L1, steps.value(2));
    if (kind == "week"_L1)
        return listAndTime(HfQuery::List::Week, "week"_L1, steps.value(2));
    if (kind == "month"_L1)
        return listAndTime(HfQuery::List::Month, "month"_L1, steps.value(2));
    if (kind == "trending"_L1)
        return feedsOf({linkTo({.list = HfQuery::List::Trending})});
    const QString words = QUrlQuery(page).queryItemValue(u"q"_s, QUrl::FullyDecoded);
    if (!words.isEmpty()) {
        QUrl url(u"https://huggingface.co/api/papers/search"_s);
        url.setQuery(QUrlQuery{{u"q"_s, words}, {u"limit"_s, u"100"_s}});
        return feedsOf({{url, u"Hugging Face, %1"_s.arg(words)}});
    }
    return feedsOf({linkTo({})});
}

/// Parts of the site that are nobody's name.
bool isSection(const QString& step)
{
    static constexpr std::array sections{
        "models"_L1,      "datasets"_L1,   "spaces"_L1,  "docs"_L1,      "api"_L1,
        "join"_L1,        "login"_L1,      "pricing"_L1, "posts"_L1,     "search"_L1,
        "collections"_L1, "settings"_L1,   "learn"_L1,   "chat"_L1,      "new"_L1,
        "tasks"_L1,       "enterprise"_L1, "support"_L1, "changelog"_L1, "organizations"_L1};
    return std::ranges::find(sections, step) != sections.end();
}

/// The id of a video's channel begins so.
bool isChannelId(const QString& id)
{
    return id.startsWith("UC"_L1) && id.size() == 24;
}

FeedLink videosOf(QLatin1StringView parameter, const QString& id)
{
    QUrl url(u"https://www.youtube.com/feeds/videos.xml"_s);
    url.setQuery(QUrlQuery{{parameter, id}});
    return {url, {}};
}

} // namespace

std::optional<Result<AddressReading>> readHuggingFacePage(const QUrl& page)
{
    if (plainHost(page) != "huggingface.co"_L1)
        return {};
    const QStringList steps = stepsOf(page);
    if (const QString id = findMarkedArxivId(page.toString()); !id.isEmpty())
        return AddressReading{.paper = id};
    if (steps.value(0) == "papers"_L1)
        return readHfPapers(steps, page);
    if (steps.value(0) == "blog"_L1)
        return feedsOf({{QUrl(u"https://huggingface.co/blog/feed.xml"_s), u"Hugging Face Blog"_s}});
    const HfQuery query{.submitter = steps.value(0)};
    if (steps.size() != 1 || isSection(query.submitter) || !query.check())
        return {};
    return feedsOf({linkTo(query)});
}

std::optional<Result<AddressReading>> readOpenReviewPage(const QUrl& page)
{
    if (plainHost(page) != "openreview.net"_L1)
        return {};
    const QStringList steps = stepsOf(page);
    const QString id = QUrlQuery(page).queryItemValue(u"id"_s, QUrl::FullyDecoded);
    if (steps.value(0) == "forum"_L1 || steps.value(0) == "pdf"_L1)
        return noFeed(page, u"it is the page of a single paper, and OpenReview has no feed for that"_s);
    if (steps.value(0) != "group"_L1 || id.isEmpty())
        return {};
    QUrl url(u"https://api2.openreview.net/notes"_s);
    url.setQuery(QUrlQuery{{u"content.venueid"_s, id}, {u"sort"_s, u"cdate:desc"_s}, {u"limit"_s, u"100"_s}});
    return feedsOf({{url, u"OpenReview, %1"_s.arg(id)}});
}

std::optional<Result<AddressReading>> readGithubPage(const QUrl& page)
{
    const QStringList steps = stepsOf(page);
    if (plainHost(page) != "github.com"_L1 || steps.isEmpty() || steps.last().endsWith(".atom"_L1))
        return {};
    if (steps.size() == 1)
        return feedsOf({{QUrl(u"https://github.com/%1.atom"_s.arg(steps[0])),
                         u"What %1 does on GitHub"_s.arg(steps[0])}});
    const QString name = steps[0] + u'/' + steps[1];
    const QString repository = "https://github.com/"_L1 + name;
    return feedsOf({{QUrl(repository + "/releases.atom"_L1), u"Releases of %1"_s.arg(name)},
                    {QUrl(repository + "/tags.atom"_L1), u"Tags of %1"_s.arg(name)},
                    {QUrl(repository + "/commits.atom"_L1), u"Commits to %1"_s.arg(name)}});
}

std::optional<Result<AddressReading>> readYoutubePage(const QUrl& page)
{
    const QString host = plainHost(page);
    if (host != "youtube.com"_L1 && host != "m.youtube.com"_L1)
        return {};
    const QStringList steps = stepsOf(page);
    const QString list = QUrlQuery(page).queryItemValue(u"list"_s);
    if (steps.value(0) == "channel"_L1 && isChannelId(steps.value(1)))
        return feedsOf({videosOf("channel_id"_L1, steps[1])});
    if (steps.value(0) == "playlist"_L1 && !list.isEmpty())
        return feedsOf({videosOf("playlist_id"_L1, list)});
    if (steps.value(0) == "user"_L1 && steps.size() > 1)
        return feedsOf({videosOf("user"_L1, steps[1])});
    return {}; // a handle is told by its page alone
}

std::optional<Result<AddressReading>> readBlogPage(const QUrl& page)
{
    const QString host = plainHost(page);
    const QStringList steps = stepsOf(page);
    const bool isReddit = host == "reddit.com"_L1 || host == "old.reddit.com"_L1;
    const QString first = steps.value(0);
    if (isReddit && steps.size() > 1 && !page.path().endsWith(".rss"_L1)) {
        const bool isPlace = first == "r"_L1 || first == "user"_L1 || first == "u"_L1;
        const QString kind = first == "r"_L1 ? u"r"_s : u"user"_s;
        if (isPlace)
            return feedsOf({{QUrl(u"https://www.reddit.com/%1/%2/.rss"_s.arg(kind, steps[1])), {}}});
    }
    if (host == "medium.com"_L1 && !first.isEmpty() && first != "feed"_L1) {
        const QString what = first == "tag"_L1 && steps.size() > 1 ? first + u'/' + steps[1] : first;
        return feedsOf({{QUrl("https://medium.com/feed/"_L1 + what), {}}});
    }
    const bool isHosted = host.endsWith(".medium.com"_L1) || host.endsWith(".substack.com"_L1);
    if (isHosted && first != "feed"_L1)
        return feedsOf({{QUrl(u"https://%1/feed"_s.arg(page.host())), {}}});
    return {};
}

} // namespace offprint
