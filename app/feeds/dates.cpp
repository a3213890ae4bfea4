#include "app/feeds/dates.h"

#include <QtCore/QTimeZone>

#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array<QLatin1StringView, 12> months{"jan"_L1, "feb"_L1, "mar"_L1, "apr"_L1,
                                                   "may"_L1, "jun"_L1, "jul"_L1, "aug"_L1,
                                                   "sep"_L1, "oct"_L1, "nov"_L1, "dec"_L1};
constexpr std::array<QLatin1StringView, 7> weekdays{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1,
                                                    "fri"_L1, "sat"_L1, "sun"_L1};

/// RFC 822 §5.1, and the ones that blogs add. Hours east of Greenwich.
constexpr std::array<std::pair<QLatin1StringView, int>, 23> zones{
    {{"ut"_L1, 0},    {"utc"_L1, 0},   {"gmt"_L1, 0},   {"z"_L1, 0},    {"est"_L1, -5}, {"edt"_L1, -4},
     {"cst"_L1, -6},  {"cdt"_L1, -5},  {"mst"_L1, -7},  {"mdt"_L1, -6}, {"pst"_L1, -8}, {"pdt"_L1, -7},
     {"akst"_L1, -9}, {"akdt"_L1, -8}, {"hst"_L1, -10}, {"et"_L1, -5},  {"pt"_L1, -8},  {"cet"_L1, 1},
     {"cest"_L1, 2},  {"bst"_L1, 1},   {"jst"_L1, 9},   {"eet"_L1, 2},  {"msk"_L1, 3}}};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool areDigits(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isDigit);
}

int fullYear(QStringView digits)
{
    const int year = digits.toInt();
    if (digits.size() > 2)
        return year;
    return year < 70 ? 2000 + year : 1900 + year; // RFC 2822 §4.3, but with the usual pivot
}

/// "hh:mm", "hh:mm:ss", "hh:mm:ss.fff"; 24:00 is the next midnight, a leap second the second before.
std::optional<qint64> secondsOfDay(QStringView text)
{
    const auto parts = text.split(u':');
    if (parts.size() < 2 || parts.size() > 3 || !areDigits(parts[0]) || !areDigits(parts[1]))
        return std::nullopt;
    const int hour = parts[0].toInt();
    const int minute = parts[1].toInt();
    int second = 0;
    if (parts.size() == 3) {
        const QStringView whole =
            parts[2].left(parts[2].indexOf(u'.') < 0 ? parts[2].size() : parts[2].indexOf(u'.'));
        if (!areDigits(whole))
            return std::nullopt;
        second = whole.toInt();
    }
    if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute > 0 || second > 0)))
        return std::nullopt;
    return hour * 3600 + minute * 60 + qMin(second, 59);
}

/// "+0200", "-05:00", "+2", "Z", "EST", "GMT+1".
std::optional<int> zoneSeconds(QStringView text)
{
    if (text.size() > 3 && text.startsWith("gmt"_L1, Qt::CaseInsensitive) &&
        (text[3] == u'+' || text[3] == u'-'))
        text = text.mid(3);
    if (text.startsWith(u'+') || text.startsWith(u'-')) {
        QString digits = text.mid(1).toString().remove(u':');
        if (!areDigits(digits) || digits.size() > 4)
            return std::nullopt;
        if (digits.size() <= 2)
            digits = digits.rightJustified(2, u'0') + "00"_L1;
        digits = digits.rightJustified(4, u'0');
        const int seconds = digits.left(2).toInt() * 3600 + digits.mid(2).toInt() * 60;
        return seconds > 15 * 3600 ? std::nullopt : std::optional(text[0] == u'-' ? -seconds : seconds);
    }
    for (const auto& [name, hours] : zones) {
        if (text.compare(name, Qt::CaseInsensitive) == 0)
            return hours * 3600;
    }
    return std::nullopt;
}

QDateTime utc(QDate date, qint64 secondsIntoDay, int zone)
{
    if (!date.isValid() || date.year() < 1 || date.year() > 9999)
        return {};
    return QDateTime(date, QTime(0, 0), QTimeZone::UTC).addSecs(secondsIntoDay - zone);
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

QDate isoDate(QStringView text)
{
    if (areDigits(text) && text.size() == 8)
        return QDate(text.left(4).toInt(), text.mid(4, 2).toInt(), text.mid(6).toInt());
    if (areDigits(text) && text.size() == 6)
        return QDate(fullYear(text.left(2)), text.mid(2, 2).toInt(), text.mid(4).toInt());
    const auto parts = text.split(u'-');
    if (parts.size() > 3 || !std::ranges::all_of(parts, areDigits) || parts[0].size() != 4)
        return {};
    if (parts.size() == 2 && parts[1].size() == 3) // ordinal date: year and day of the year
        return QDate(parts[0].toInt(), 1, 1).addDays(parts[1].toInt() - 1);
    return QDate(parts[0].toInt(), parts.size() > 1 ? parts[1].toInt() : 1,
                 parts.size() > 2 ? parts[2].toInt() : 1);
}

QDateTime parseIso(QStringView text)
{
    qsizetype split = text.indexOf(u'T');
    if (split < 0)
        split = text.indexOf(u't');
    if (split < 0)
        split = text.indexOf(u' ');
    const QDate date = isoDate(split < 0 ? text : text.left(split));
    if (!date.isValid())
        return {};
    if (split < 0)
        return utc(date, 0, 0);
    const auto [time, zone] = timeAndZone(text.mid(split + 1).trimmed());
    const auto seconds =
        time.size() == 2 && areDigits(time) ? std::optional<qint64>(time.toInt() * 3600) : secondsOfDay(time);
    if (!seconds)
        return utc(date, 0, 0);
    return utc(date, *seconds, zoneSeconds(zone).value_or(0));
}

int monthOf(QStringView word)
{
    if (word.size() < 3)
        return 0;
    for (size_t i = 0; i < months.size(); ++i) {
        if (word.left(3).compare(months[i], Qt::CaseInsensitive) == 0)
            return int(i) + 1;
    }
    return 0;
}

bool isWeekday(QStringView word)
{
    return word.size() >= 3 && std::ranges::any_of(weekdays, [word](QLatin1StringView day) {
               return word.left(3).compare(day, Qt::CaseInsensitive) == 0;
           });
}

/// The parts of a date whose order is not fixed, as its words are met.
struct Parts
{
    int day = 0;
    int month = 0;
    int year = -1;
    std::optional<qint64> seconds;
    std::optional<int> zone;

    void take(QStringView word)
    {
        if (word.contains(u':') && !seconds) {
            const auto [time, rest] = timeAndZone(word);
            seconds = secondsOfDay(time);
            if (!rest.isEmpty())
                takeZone(rest);
        } else if (areDigits(word)) {
            takeNumber(word);
        } else if (month == 0 && monthOf(word) > 0) {
            month = monthOf(word);
        } else if (seconds && word.compare("pm"_L1, Qt::CaseInsensitive) == 0) {
            *seconds += *seconds < 12 * 3600 ? 12 * 3600 : 0;
        } else if (!isWeekday(word)) {
            takeOrdinalOrZone(word);
        }
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
        if (day == 0 && word.size() > 2 && areDigits(word.left(word.size() - 2))) // "14th"
            day = word.left(word.size() - 2).toInt();
        else
            takeZone(word);
    }

    void takeZone(QStringView word)
    {
        if (!zone)
            zone = zoneSeconds(word);
    }
};

QDateTime parseWords(QStringView text)
{
    QString spaced = text.toString();
    spaced.replace(u',', u' ');
    // "14-Mar-2025" as RFC 850 had it
    for (qsizetype i = 1; i + 1 < spaced.size(); ++i) {
        if (spaced[i] == u'-' && (spaced[i - 1].isLetter() || spaced[i + 1].isLetter()))
            spaced[i] = u' ';
    }
    Parts parts;
    const auto words = QStringView(spaced).split(u' ', Qt::SkipEmptyParts);
    for (const QStringView word : words)
        parts.take(word);
    if (parts.month == 0 || parts.year < 0)
        return {};
    const int day = parts.day == 0 ? 1 : parts.day;
    return utc(QDate(parts.year, parts.month, day), parts.seconds.value_or(0), parts.zone.value_or(0));
}

} // namespace

QDateTime parseDate(QStringView text)
{
    const QString simple = text.left(200).toString().simplified();
    if (simple.isEmpty())
        return {};
    const QDateTime iso = parseIso(simple);
    return iso.isValid() ? iso : parseWords(simple);
}

} // namespace offprint
