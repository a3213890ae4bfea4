#include "app/feeds/dates.h"

#include "app/feeds/datewords.h"

#include <QtCore/QTimeZone>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool areDigits(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isDigit);
}

/// RFC 2822 §4.3: three digits count from 1900, two from the nearest century.
int fullYear(QStringView digits)
{
    const int year = digits.left(6).toInt();
    if (digits.size() > 3)
        return year;
    return digits.size() == 2 && year < 70 ? 2000 + year : 1900 + year;
}

/// "hh", "hhmm", "hhmmss" as "hh:mm:ss".
QString withColons(QStringView time)
{
    const qsizetype whole = std::ranges::find_if_not(time, isDigit) - time.begin();
    if (time.contains(u':') || whole > 6 || whole % 2 == 1)
        return time.toString();
    const QStringView zeros(u"00");
    return u"%1:%2:%3"_s.arg(time.left(2), whole > 2 ? time.mid(2, 2) : zeros,
                             whole > 4 ? time.mid(4) : zeros);
}

/// "hh:mm", "hh:mm:ss", "hh:mm:ss.fff"; 24:00 is the next midnight, a leap second the second before.
std::optional<qint64> secondsOfDay(QStringView text)
{
    const auto parts = text.split(u':');
    if (parts.size() < 2 || parts.size() > 3 || !areDigits(parts[0]) || !areDigits(parts[1]))
        return std::nullopt;
    const int hour = parts[0].left(3).toInt();
    const int minute = parts[1].left(3).toInt();
    int second = 0;
    if (parts.size() == 3) {
        const auto end = std::ranges::find_if_not(parts[2], isDigit);
        const QStringView whole = parts[2].left(end - parts[2].begin());
        if (whole.isEmpty() || (end != parts[2].end() && *end != u'.' && *end != u','))
            return std::nullopt;
        second = whole.left(3).toInt();
    }
    if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute > 0 || second > 0)))
        return std::nullopt;
    return hour * 3600 + minute * 60 + qMin(second, 59);
}

/// "+0200", "-05:00", "+2", "Z", "EST", "GMT+1".
std::optional<int> zoneSeconds(QStringView text)
{
    for (const QLatin1StringView name : {"gmt"_L1, "utc"_L1}) {
        if (text.size() > 3 && text.startsWith(name, Qt::CaseInsensitive) && !text[3].isLetter())
            text = text.mid(3);
    }
    if (!text.startsWith(u'+') && !text.startsWith(u'-') && !text.startsWith(u'\u2212'))
        return namedZone(text);
    QString digits = text.mid(1).toString().remove(u':');
    if (!areDigits(digits) || digits.size() > 4)
        return std::nullopt;
    if (digits.size() <= 2)
        digits = digits.rightJustified(2, u'0') + "00"_L1;
    digits = digits.rightJustified(4, u'0');
    const int seconds = digits.left(2).toInt() * 3600 + digits.mid(2).toInt() * 60;
    return seconds > 15 * 3600 ? std::nullopt : std::optional(text[0] == u'+' ? seconds : -seconds);
}

QDateTime utc(QDate date, qint64 secondsIntoDay, int zone)
{
    if (!date.isValid() || date.year() < 1 || date.year() > 9999)
        return {};
    return QDateTime(date, QTime(0, 0), QTimeZone::UTC).addSecs(secondsIntoDay - zone);
}

/// A time of the twelve-hour clock.
qint64 onTheClock(qint64 seconds, bool isAfternoon)
{
    constexpr qint64 noon = 12 * 3600;
    if (seconds >= noon + 3600)
        return seconds;
    return seconds % noon + (isAfternoon ? noon : 0);
}

/// Splits "12:00:00Z" or "12:00+02:00" into time and zone.
std::pair<QStringView, QStringView> timeAndZone(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i]) && text[i] != u':' && text[i] != u'.' && text[i] != u',')
            return {text.left(i), text.mid(i).trimmed()};
    }
    return {text, {}};
}

/// ISO 8601 §4.1.4: year, week and day of the week.
QDate weekDate(int year, QStringView week, int day)
{
    const QDate fourth(year, 1, 4); // always in week 1
    const QDate date = fourth.addDays(1 - fourth.dayOfWeek() + (week.toInt() - 1) * 7 + day - 1);
    return areDigits(week) && week.size() == 2 && day >= 1 && day <= 7 ? date : QDate();
}

QDate isoDate(QStringView text)
{
    if (areDigits(text) && text.size() == 8)
        return QDate(text.left(4).toInt(), text.mid(4, 2).toInt(), text.mid(6).toInt());
    if (areDigits(text) && text.size() == 6)
        return QDate(fullYear(text.left(2)), text.mid(2, 2).toInt(), text.mid(4).toInt());
    if (text.size() > 10 || text.size() < 4)
        return {};
    const QChar separator = text.contains(u'/') ? u'/' : text.contains(u'.') ? u'.' : u'-';
    const auto parts = text.split(separator);
    if (parts.size() > 3 || parts[0].size() != 4 || !areDigits(parts[0]))
        return {};
    const int year = parts[0].toInt();
    if (parts.size() > 1 && parts[1].startsWith(u'W'))
        return weekDate(year, parts[1].mid(1), parts.size() > 2 ? parts[2].toInt() : 1);
    if (!std::ranges::all_of(parts, areDigits) || (separator != u'-' && parts.size() != 3))
        return {};
    if (parts.size() == 2 && parts[1].size() == 3) // ordinal date: year and day of the year
        return QDate(year, 1, 1).addDays(parts[1].toInt() - 1);
    return QDate(year, parts.size() > 1 ? parts[1].toInt() : 1, parts.size() > 2 ? parts[2].toInt() : 1);
}

/// ISO 8601, RFC 3339 and the profile of the W3C, with spaces where none belong. A time that is none makes
/// the whole no date.
QDateTime parseIso(QStringView text)
{
    const auto end = std::ranges::find_if(text, [](QChar c) { return c == u'T' || c == u't' || c == u' '; });
    const QDate date = isoDate(text.left(end - text.begin()));
    if (!date.isValid())
        return {};
    QStringView rest = text.mid(end - text.begin()).trimmed();
    if (rest.startsWith(u'T', Qt::CaseInsensitive))
        rest = rest.mid(1).trimmed();
    if (rest.isEmpty())
        return utc(date, 0, 0);
    auto [time, zone] = timeAndZone(rest);
    auto seconds = secondsOfDay(withColons(time));
    if (!seconds)
        return {};
    for (const bool isAfternoon : {false, true}) {
        if (zone.startsWith(isAfternoon ? "pm"_L1 : "am"_L1, Qt::CaseInsensitive)) {
            seconds = onTheClock(*seconds, isAfternoon);
            zone = zone.mid(2).trimmed();
        }
    }
    const QStringView first = zone.left(zone.indexOf(u' ') < 0 ? zone.size() : zone.indexOf(u' '));
    return utc(date, *seconds, zoneSeconds(first).value_or(0));
}

/// The parts of a date whose order is not fixed, as its words are met.
struct Parts
{
    int day = 0;
    int month = 0;
    int year = -1;
    bool isMonthFirst = false; ///< or what looks like one was a day of the week: "mar, 14 abr 2025"
    bool isWrong = false;
    std::optional<qint64> seconds;
    std::optional<int> zone;
    std::optional<bool> isAfternoon;

    void take(QStringView word, bool isFirst)
    {
        if (word.contains(u':') && !seconds && isDigit(word[0])) {
            takeTime(word);
        } else if (areDigits(word)) {
            takeNumber(word);
        } else if (const QDate date = isDigit(word[0]) ? isoDate(word) : QDate(); date.isValid()) {
            std::tie(year, month, day) = std::tuple(date.year(), date.month(), date.day());
        } else if (const int named = month == 0 || isMonthFirst ? monthOf(word) : 0; named > 0) {
            isMonthFirst = isFirst;
            month = named;
        } else if (word.compare("pm"_L1, Qt::CaseInsensitive) == 0) {
            isAfternoon = true;
        } else if (word.compare("am"_L1, Qt::CaseInsensitive) == 0) {
            isAfternoon = false;
        } else if (!isWeekday(word)) {
            takeOrdinalOrZone(word);
        }
    }

    void takeTime(QStringView word)
    {
        const auto [time, rest] = timeAndZone(word);
        seconds = secondsOfDay(time);
        isWrong = !seconds;
        if (!rest.isEmpty())
            take(rest, false);
    }

    void takeNumber(QStringView word)
    {
        if (day == 0 && word.size() <= 2)
            day = word.toInt();
        else if (year < 0)
            year = fullYear(word);
    }

    void takeOrdinalOrZone(QStringView word)
    {
        const QStringView digits = word.left(qMax<qsizetype>(0, word.size() - 2));
        if (day == 0 && areDigits(digits)) // "14th"
            day = digits.left(3).toInt();
        else if (!zone)
            zone = zoneSeconds(word);
    }

    [[nodiscard]] QDateTime date() const
    {
        if (month == 0 || year < 0 || isWrong)
            return {};
        const qint64 time = seconds.value_or(0);
        return utc(QDate(year, month, day == 0 ? 1 : day),
                   isAfternoon ? onTheClock(time, *isAfternoon) : time, zone.value_or(0));
    }
};

QDateTime parseWords(QStringView text)
{
    QString spaced = text.toString();
    spaced.replace(u',', u' ');
    // "14-Mar-2025" as RFC 850 had it, "2004-július-13T9:15-05:00"
    for (qsizetype i = 1; i + 1 < spaced.size(); ++i) {
        const bool isByLetter = spaced[i - 1].isLetter() || spaced[i + 1].isLetter();
        if ((spaced[i] == u'-' && isByLetter) ||
            (spaced[i] == u'T' && isDigit(spaced[i - 1]) && isDigit(spaced[i + 1])))
            spaced[i] = u' ';
    }
    Parts parts;
    const auto words = QStringView(spaced).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i)
        parts.take(words[i], i == 0);
    return parts.date();
}

/// "2004년 05월 28일 오후 01:31:15", "2025年3月14日": with the signs of ISO 8601, and the half of the day
/// behind.
QString withoutIdeograms(QString text)
{
    if (std::ranges::none_of(text, [](QChar c) { return c.unicode() >= 0x3000; }))
        return text;
    QString half;
    for (const auto& [sign, meant] :
         {std::pair(u"오전", " AM"_L1), std::pair(u"上午", " AM"_L1), std::pair(u"午前", " AM"_L1),
          std::pair(u"오후", " PM"_L1), std::pair(u"下午", " PM"_L1), std::pair(u"午後", " PM"_L1)}) {
        if (text.contains(QStringView(sign))) {
            text.remove(QStringView(sign).toString());
            half = meant;
        }
    }
    QString out;
    for (const QChar c : std::as_const(text)) {
        if (c == u'년' || c == u'年' || c == u'월' || c == u'月')
            out += u'-';
        else if (c == u'시' || c == u'時' || c == u'时' || c == u'분' || c == u'分')
            out += u':';
        else if (c == u'일' || c == u'日')
            out += u' ';
        else if (c == u' ' && out.endsWith(u'-'))
            continue;
        else if (c.unicode() < 0x3000)
            out += c;
    }
    if (out.endsWith(u':'))
        out.chop(1);
    return out.simplified() + half;
}

/// RFC 822 §3.4.3: comments, in parentheses.
QString withoutComments(const QString& text)
{
    if (!text.contains(u'('))
        return text;
    QString out;
    int depth = 0;
    for (const QChar c : text) {
        depth += c == u'(' ? 1 : 0;
        if (depth == 0)
            out += c;
        depth -= c == u')' && depth > 0 ? 1 : 0;
    }
    return out.simplified();
}

/// A period of DCMI ("start=2002-10-13; end=…; scheme=W3C-DTF") by its start.
QString startOfPeriod(const QString& text)
{
    const qsizetype start = text.indexOf("start="_L1);
    return start < 0 ? text : text.mid(start + 6).section(u';', 0, 0).trimmed();
}

} // namespace

QDateTime parseDate(QStringView text)
{
    const QString simple =
        startOfPeriod(withoutIdeograms(withoutComments(text.left(200).toString().simplified())));
    if (simple.isEmpty())
        return {};
    const QDateTime iso = isDigit(simple[0]) ? parseIso(simple) : QDateTime();
    return iso.isValid() ? iso : parseWords(simple);
}

} // namespace offprint
