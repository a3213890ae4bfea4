#include "models/query/queryvalues.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr auto rangeSign = ".."_L1;

/// Of at most 18 digits, which a number of 64 bits has room for.
std::optional<qint64> wholeNumber(QStringView text, qsizetype mostDigits)
{
    const bool isDigits = !text.isEmpty() && text.size() <= mostDigits &&
                          std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isDigits ? std::optional(text.toLongLong()) : std::nullopt;
}

std::optional<QueryDay::Unit> unitFrom(QChar letter)
{
    switch (letter.toLower().unicode()) {
    case u'd':
        return QueryDay::Unit::Day;
    case u'w':
        return QueryDay::Unit::Week;
    case u'm':
        return QueryDay::Unit::Month;
    case u'y':
        return QueryDay::Unit::Year;
    default:
        return std::nullopt;
    }
}

QueryDay ago(int count, QueryDay::Unit unit)
{
    QueryDay day;
    day.ago = count;
    day.unit = unit;
    return day;
}

std::optional<QueryDay> calendarDay(QStringView text)
{
    const QChar sign = text.contains(u'/') ? u'/' : u'-';
    const QList<QStringView> parts = text.split(sign);
    if (parts.size() > 3 || parts.first().size() != 4)
        return std::nullopt;
    std::array<int, 3> numbers{0, 1, 1};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto number = wholeNumber(parts[i], i == 0 ? 4 : 2);
        if (!number)
            return std::nullopt;
        numbers.at(size_t(i)) = int(*number);
    }
    QueryDay day;
    day.first = QDate(numbers[0], numbers[1], numbers[2]);
    if (!day.first.isValid())
        return std::nullopt;
    day.last = parts.size() == 1   ? QDate(numbers[0], 12, 31)
               : parts.size() == 2 ? day.first.addMonths(1).addDays(-1)
                                   : day.first;
    return day;
}

bool isTurnedRound(const QueryDays& days)
{
    if (!days.from || !days.to)
        return false;
    const QueryDay& from = *days.from;
    const QueryDay& to = *days.to;
    if (from.first.isValid() && to.first.isValid())
        return from.first > to.last;
    return !from.first.isValid() && !to.first.isValid() && from.unit == to.unit && from.ago < to.ago;
}

bool isTurnedRound(const QueryNumbers& numbers)
{
    return numbers.from && numbers.to && *numbers.from > *numbers.to;
}

/// "a..b", "a.." or "..b", each end read by `read`. Of a text that has the sign.
template<class Range, class Read> std::optional<Range> rangeFrom(QStringView text, Read read)
{
    const qsizetype sign = text.indexOf(rangeSign);
    const QStringView start = text.first(sign);
    const QStringView end = text.sliced(sign + rangeSign.size());
    const Range range{read(start), read(end)};
    const bool isReadable = (start.isEmpty() || range.from) && (end.isEmpty() || range.to);
    return isReadable && (range.from || range.to) ? std::optional(range) : std::nullopt;
}

std::optional<qint64> amountFrom(QStringView text)
{
    qint64 times = 1;
    if (text.endsWith(u'k', Qt::CaseInsensitive))
        times = 1'000;
    else if (text.endsWith(u'm', Qt::CaseInsensitive))
        times = 1'000'000;
    const auto number = wholeNumber(times > 1 ? text.chopped(1) : text, 12);
    return number ? std::optional(*number * times) : std::nullopt;
}

/// The text behind the sign, as a number.
std::optional<QueryNumbers> compared(QStringView text)
{
    for (const auto sign : {">="_L1, "<="_L1, ">"_L1, "<"_L1, "="_L1}) {
        if (!text.startsWith(sign))
            continue;
        const auto number = amountFrom(text.sliced(sign.size()));
        if (!number)
            return std::nullopt;
        if (sign == ">="_L1)
            return QueryNumbers{number, {}};
        if (sign == "<="_L1)
            return QueryNumbers{{}, number};
        if (sign == ">"_L1)
            return QueryNumbers{*number + 1, {}};
        if (sign == "<"_L1)
            return QueryNumbers{{}, *number - 1};
        return QueryNumbers{number, number};
    }
    return std::nullopt;
}

} // namespace

std::optional<QueryDay> dayFrom(QStringView text)
{
    if (text.compare("today"_L1, Qt::CaseInsensitive) == 0)
        return ago(0, QueryDay::Unit::Day);
    if (text.compare("yesterday"_L1, Qt::CaseInsensitive) == 0)
        return ago(1, QueryDay::Unit::Day);
    if (text.isEmpty())
        return std::nullopt;
    if (const auto unit = unitFrom(text.back())) {
        const auto count = wholeNumber(text.chopped(1), 5);
        return count ? std::optional(ago(int(*count), *unit)) : std::nullopt;
    }
    return calendarDay(text);
}

std::optional<QueryDays> daysFrom(QStringView text)
{
    if (!text.contains(rangeSign)) {
        const auto day = dayFrom(text);
        if (!day)
            return std::nullopt;
        const bool isCount = !day->first.isValid() && text.front().isDigit();
        return isCount ? QueryDays{day, {}} : QueryDays{day, day};
    }
    const auto days = rangeFrom<QueryDays>(text, dayFrom);
    return days && !isTurnedRound(*days) ? days : std::nullopt;
}

std::optional<QueryNumbers> numbersFrom(QStringView text)
{
    if (!text.contains(rangeSign)) {
        if (const auto number = amountFrom(text))
            return QueryNumbers{number, number};
        return compared(text);
    }
    const auto numbers = rangeFrom<QueryNumbers>(text, amountFrom);
    return numbers && !isTurnedRound(*numbers) ? numbers : std::nullopt;
}

bool mayBecomeDays(QStringView text)
{
    const qsizetype sign = text.indexOf(rangeSign);
    if (sign > 0 && !dayFrom(text.first(sign)))
        return false;
    const QStringView last = sign < 0 ? text : text.sliced(sign + rangeSign.size());
    if (last.isEmpty() || "yesterday"_L1.startsWith(last, Qt::CaseInsensitive) ||
        "today"_L1.startsWith(last, Qt::CaseInsensitive))
        return true;
    if (wholeNumber(last, 5))
        return true; // of a year, or of days to be named
    const QStringView before = last.chopped(1);
    const QChar end = last.back();
    if (end == u'.')
        return sign < 0 && dayFrom(before).has_value();
    const qsizetype signs = last.count(u'-') + last.count(u'/');
    if (end == u'-' || end == u'/')
        return signs <= 2 && dayFrom(before).has_value();
    return end == u'0' && (last.at(last.size() - 2) == u'-' || last.at(last.size() - 2) == u'/') &&
           dayFrom(last.chopped(2)).has_value();
}

bool mayBecomeNumbers(QStringView text)
{
    if (text.endsWith(u'.') && !text.endsWith(rangeSign))
        return amountFrom(text.chopped(1)).has_value();
    constexpr std::array signs{""_L1, ">"_L1, "<"_L1, ">="_L1, "<="_L1, "="_L1, ".."_L1};
    return std::ranges::any_of(signs, [&](QLatin1StringView sign) { return text == sign; });
}

QString textOf(const QueryDay& day)
{
    if (!day.first.isValid()) {
        constexpr std::array letters{u'd', u'w', u'm', u'y'};
        if (day.unit == QueryDay::Unit::Day && day.ago <= 1)
            return day.ago == 0 ? u"today"_s : u"yesterday"_s;
        return QString::number(day.ago) + QChar(letters.at(size_t(day.unit)));
    }
    const auto number = [](int value, int digits) {
        return QString::number(value).rightJustified(digits, u'0');
    };
    QString text = number(day.first.year(), 4);
    if (day.last == day.first || day.last.month() == day.first.month())
        text += u'-' + number(day.first.month(), 2);
    if (day.last == day.first)
        text += u'-' + number(day.first.day(), 2);
    return text;
}

} // namespace offprint
