#include "app/refresh/manners.h"

#include "app/feeds/dates.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace offprint {

namespace {

constexpr std::chrono::seconds unsaidPause = 1min;

/// Parts of a header between separators, those inside quotes left out.
QList<QByteArray> partsOf(const QByteArray& text, char separator)
{
    QList<QByteArray> parts(1);
    bool isQuoted = false;
    for (const char c : text) {
        isQuoted ^= c == '"';
        if (c == separator && !isQuoted)
            parts.append(QByteArray());
        else
            parts.last().append(c);
    }
    for (QByteArray& part : parts)
        part = part.trimmed();
    return parts;
}

/// A count of seconds; too many for a number are the most there can be.
std::optional<std::chrono::seconds> secondsIn(const QByteArray& text)
{
    const bool isNumber =
        !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return {};
    bool fits = false;
    const qint64 seconds = text.toLongLong(&fits);
    return fits ? std::min(std::chrono::seconds(seconds), std::chrono::seconds(std::chrono::years(1)))
                : std::chrono::seconds(std::chrono::years(1));
}

QByteArray unquoted(QByteArray text)
{
    return text.size() >= 2 && text.startsWith('"') && text.endsWith('"') ? text.sliced(1, text.size() - 2)
                                                                          : text;
}

/// The value of "name=value" among parts; null: not there. A name alone has an empty value.
QByteArray valueOf(const QList<QByteArray>& parts, QByteArrayView name)
{
    for (const QByteArray& part : parts) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray key = (equals < 0 ? part : part.left(equals)).trimmed().toLower();
        if (key == name)
            return equals < 0 ? QByteArray("") : unquoted(part.mid(equals + 1).trimmed());
    }
    return {};
}

QDateTime dateIn(const QByteArray& header)
{
    return parseDate(QString::fromLatin1(header.trimmed()));
}

} // namespace

std::optional<std::chrono::seconds> freshFor(const HttpAnswer& answer, const QDateTime& now)
{
    const QList<QByteArray> words = partsOf(answer.cacheControl, ',');
    if (!valueOf(words, "no-cache").isNull() || !valueOf(words, "no-store").isNull())
        return 0s;
    const std::chrono::seconds age = secondsIn(answer.age.trimmed()).value_or(0s);
    if (const auto most = secondsIn(valueOf(words, "max-age")))
        return std::max<std::chrono::seconds>(*most - age, 0s);
    if (answer.expires.isEmpty())
        return {};
    const QDateTime expires = dateIn(answer.expires);
    if (!expires.isValid()) // "0" and the like: it has expired
        return 0s;
    const QDateTime date = dateIn(answer.date);
    const auto fresh = std::chrono::seconds((date.isValid() ? date : now).secsTo(expires));
    return std::max<std::chrono::seconds>(fresh - age, 0s);
}

std::optional<QDateTime> retryTime(const QByteArray& header, const QDateTime& now)
{
    const QByteArray text = header.trimmed();
    if (const auto seconds = secondsIn(text))
        return now.addDuration(std::min(*seconds, longestRetry));
    const QDateTime date = text.isEmpty() ? QDateTime() : dateIn(text);
    return date.isValid() ? std::optional(std::min(date, now.addDuration(longestRetry))) : std::nullopt;
}

std::optional<QDateTime> retryAsked(const HttpAnswer& answer, const QDateTime& now)
{
    if (answer.status != 429 && answer.status != 503)
        return {};
    const auto retry = retryTime(answer.retryAfter, now);
    return retry ? retry : limitEnd(answer.rateLimit, now);
}

std::optional<QDateTime> limitEnd(const QByteArray& rateLimit, const QDateTime& now)
{
    std::optional<QDateTime> end;
    for (const QByteArray& limit : partsOf(rateLimit, ',')) {
        const QList<QByteArray> words = partsOf(limit, ';').mid(1);
        const auto wait = secondsIn(valueOf(words, "t"));
        if (secondsIn(valueOf(words, "r")) != 0s || !wait)
            continue;
        const QDateTime free = now.addDuration(std::min(*wait, longestRetry));
        end = end ? std::max(*end, free) : free;
    }
    return end;
}

std::optional<QDateTime> hostPause(const HttpAnswer& answer, const QDateTime& now)
{
    if (answer.status == 429)
        return retryAsked(answer, now).value_or(now.addDuration(unsaidPause));
    return limitEnd(answer.rateLimit, now);
}

} // namespace offprint
