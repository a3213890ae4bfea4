#include "models/hfquery.h"

#include "models/feedwishes.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>
#include <QtCore/QUrlQuery>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Period = FeedWishes::Period;

// The API's parameters, as huggingface_hub's list_daily_papers() sends them
constexpr QLatin1StringView papersAddress("https://huggingface.co/api/daily_papers");
constexpr QLatin1StringView submitterKey("submitter");
constexpr QLatin1StringView limitKey("limit");
constexpr QLatin1StringView sortKey("sort");
constexpr int mostPerPage = 100;

bool isUserName(const QString& name)
{
    static const QRegularExpression form(u"^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$"_s);
    return form.match(name).hasMatch();
}

bool isPapersApi(const QUrl& url)
{
    const bool isHub = url.host() == "huggingface.co"_L1 || url.host() == "www.huggingface.co"_L1;
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return isWeb && isHub && url.path() == "/api/daily_papers"_L1;
}

/// Whether every parameter is one that a query here can stand for.
bool isPlain(const QUrlQuery& parameters)
{
    const auto items = parameters.queryItems();
    for (const auto& [key, value] : items) {
        const bool isOrder = key == sortKey && (value == "trending"_L1 || value == "publishedAt"_L1);
        if (key != submitterKey && key != limitKey && !isOrder)
            return false;
    }
    return true;
}

Period periodOf(HfQuery::List list)
{
    return list == HfQuery::List::Week    ? Period::Week
           : list == HfQuery::List::Month ? Period::Month
                                          : Period::None;
}

} // namespace

Result<> HfQuery::check() const
{
    if (!submitter.isEmpty() && !isUserName(submitter))
        return failure(ErrorCode::BadArgument, submitter, u"it is no user's name on Hugging Face"_s);
    if (minimumUpvotes < 0)
        return failure(ErrorCode::BadArgument, QString::number(minimumUpvotes), u"votes begin at 0"_s);
    return {};
}

QUrl HfQuery::toUrl() const
{
    QUrlQuery parameters;
    parameters.addQueryItem(limitKey, QString::number(mostPerPage));
    if (list == List::Trending)
        parameters.addQueryItem(sortKey, u"trending"_s);
    if (!submitter.isEmpty())
        parameters.addQueryItem(submitterKey, submitter);
    QUrl url{papersAddress};
    url.setQuery(parameters);
    const FeedWishes wishes{.minimumUpvotes = minimumUpvotes, .period = periodOf(list)};
    if (!wishes.isEmpty())
        url.setFragment(wishes.toFragment());
    return url;
}

std::optional<HfQuery> HfQuery::fromUrl(const QUrl& url)
{
    const QUrlQuery parameters(url);
    if (!isPapersApi(url) || !isPlain(parameters))
        return {};
    const FeedWishes wishes = FeedWishes::of(url);
    HfQuery query{.submitter = parameters.queryItemValue(submitterKey, QUrl::FullyDecoded),
                  .minimumUpvotes = wishes.minimumUpvotes};
    const bool isTrending = parameters.queryItemValue(sortKey) == "trending"_L1;
    if (isTrending && wishes.period != Period::None)
        return {};
    query.list = isTrending                       ? List::Trending
                 : wishes.period == Period::Week  ? List::Week
                 : wishes.period == Period::Month ? List::Month
                                                  : List::Daily;
    return query;
}

QString HfQuery::name() const
{
    QStringList parts{u"Hugging Face"_s};
    switch (list) {
    case List::Daily:
        parts.append(u"daily papers"_s);
        break;
    case List::Trending:
        parts.append(u"trending"_s);
        break;
    case List::Week:
        parts.append(u"this week"_s);
        break;
    case List::Month:
        parts.append(u"this month"_s);
        break;
    }
    if (!submitter.isEmpty())
        parts.append(u"by %1"_s.arg(submitter));
    if (minimumUpvotes > 0)
        parts.append(minimumUpvotes == 1 ? u"1 vote or more"_s : u"%1 votes or more"_s.arg(minimumUpvotes));
    return parts.join(u", "_s);
}

} // namespace offprint
