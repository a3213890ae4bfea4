#include "models/feedwishes.h"

#include <QtCore/QStringList>
#include <QtCore/QUrlQuery>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr QLatin1StringView announceKey("announce");
constexpr QLatin1StringView upvotesKey("min-upvotes");
constexpr QLatin1StringView periodKey("period");

constexpr std::array<std::pair<int, QLatin1StringView>, 4> announceNames{
    {{PaperQuery::New, "new"_L1},
     {PaperQuery::Cross, "cross"_L1},
     {PaperQuery::Replaced, "replace"_L1},
     {PaperQuery::ReplacedCross, "replace-cross"_L1}}};

constexpr std::array<std::pair<FeedWishes::Period, QLatin1StringView>, 2> periodNames{
    {{FeedWishes::Period::Week, "week"_L1}, {FeedWishes::Period::Month, "month"_L1}}};

int announcedIn(const QString& list)
{
    int announced = 0;
    const QStringList names = list.split(u',');
    for (const auto& [bit, name] : announceNames) {
        if (names.contains(name))
            announced |= bit;
    }
    return announced == 0 ? PaperQuery::AnyAnnounced : announced;
}

QString namesOf(int announced)
{
    QStringList names;
    for (const auto& [bit, name] : announceNames) {
        if ((announced & bit) != 0)
            names.append(name);
    }
    return names.join(u',');
}

QString weekOf(const QDate& day)
{
    int year = 0;
    const int week = day.weekNumber(&year);
    return u"%1-W%2"_s.arg(year).arg(week, 2, 10, QChar(u'0'));
}

} // namespace

FeedWishes FeedWishes::of(const QUrl& address)
{
    FeedWishes wishes;
    const QUrlQuery written(address.fragment(QUrl::FullyDecoded));
    if (written.hasQueryItem(announceKey))
        wishes.announced = announcedIn(written.queryItemValue(announceKey));
    wishes.minimumUpvotes = std::max(written.queryItemValue(upvotesKey).toInt(), 0);
    for (const auto& [period, name] : periodNames) {
        if (written.queryItemValue(periodKey) == name)
            wishes.period = period;
    }
    return wishes;
}

QString FeedWishes::toFragment() const
{
    QStringList parts;
    for (const auto& [value, name] : periodNames) {
        if (value == period)
            parts.append(QString(periodKey + "="_L1 + name));
    }
    if (minimumUpvotes > 0)
        parts.append(u"%1=%2"_s.arg(upvotesKey).arg(minimumUpvotes));
    if ((announced & PaperQuery::AnyAnnounced) != PaperQuery::AnyAnnounced)
        parts.append(QString(announceKey + "="_L1 + namesOf(announced)));
    return parts.join(u'&');
}

QUrl withWishesOf(const QUrl& address, const QUrl& moved)
{
    QUrl wished = moved;
    if (moved.isValid() && !FeedWishes::of(address).isEmpty())
        wished.setFragment(address.fragment(QUrl::FullyDecoded), QUrl::DecodedMode);
    return wished;
}

QUrl addressToAsk(const QUrl& address, const QDate& today)
{
    QUrl asked = address.adjusted(QUrl::RemoveFragment);
    const FeedWishes::Period period = FeedWishes::of(address).period;
    if (period == FeedWishes::Period::None)
        return asked;
    QUrlQuery query(asked);
    if (period == FeedWishes::Period::Week)
        query.addQueryItem(u"week"_s, weekOf(today));
    else
        query.addQueryItem(u"month"_s, today.toString(u"yyyy-MM"));
    asked.setQuery(query);
    return asked;
}

} // namespace offprint
