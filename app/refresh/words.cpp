#include "app/refresh/words.h"

using namespace Qt::StringLiterals;

namespace offprint {

QString sizeInWords(qint64 bytes)
{
    constexpr qint64 kilo = 1024;
    if (bytes >= kilo * kilo)
        return u"%1 MB"_s.arg(bytes / (kilo * kilo));
    return bytes >= kilo ? u"%1 KB"_s.arg(bytes / kilo) : u"%1 bytes"_s.arg(bytes);
}

QString timeInWords(std::chrono::milliseconds time)
{
    if (time < std::chrono::seconds(1))
        return u"%1 milliseconds"_s.arg(time.count());
    const auto seconds = time.count() / 1000;
    return seconds == 1 ? u"1 second"_s : u"%1 seconds"_s.arg(seconds);
}

QString timeInWords(const QDateTime& time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm");
}

QString untilInWords(const QDateTime& time)
{
    return u"until "_s + timeInWords(time);
}

} // namespace offprint
