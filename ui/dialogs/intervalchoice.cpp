#include "ui/dialogs/intervalchoice.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace offprint {

namespace {

constexpr std::array<std::chrono::minutes, 9> offered{15min, 30min, 1h, 2h, 4h, 8h, 12h, 24h, 24h * 7};

QString sentenceCase(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

QString everyText(std::chrono::minutes interval)
{
    const auto minutes = std::max<qint64>(1, interval.count());
    const auto say = [](qint64 count, const QString& one, const QString& many) {
        return count == 1 ? one : many.arg(count);
    };
    if (minutes % (7 * 24 * 60) == 0)
        return say(minutes / (7 * 24 * 60), IntervalChoice::tr("every week"),
                   IntervalChoice::tr("every %1 weeks"));
    if (minutes % (24 * 60) == 0)
        return say(minutes / (24 * 60), IntervalChoice::tr("every day"), IntervalChoice::tr("every %1 days"));
    if (minutes % 60 == 0)
        return say(minutes / 60, IntervalChoice::tr("every hour"), IntervalChoice::tr("every %1 hours"));
    return say(minutes, IntervalChoice::tr("every minute"), IntervalChoice::tr("every %1 minutes"));
}

IntervalChoice::IntervalChoice(QWidget* parent)
    : QComboBox(parent)
{
    for (const std::chrono::minutes each : offered)
        addItem(sentenceCase(everyText(each)), qint64(each.count()));
    setMaxVisibleItems(count() + 2);
}

void IntervalChoice::offerDefault(std::chrono::minutes interval)
{
    insertItem(0, tr("As set for all feeds (%1)").arg(everyText(interval)), qint64(0));
    insertSeparator(1);
}

void IntervalChoice::setInterval(std::optional<std::chrono::minutes> interval)
{
    const qint64 minutes = interval ? std::max<qint64>(1, interval->count()) : 0;
    int index = findData(minutes);
    if (index < 0 && minutes > 0) {
        index = 0;
        while (index < count() && (!itemData(index).isValid() || itemData(index).toLongLong() < minutes))
            ++index;
        insertItem(index, sentenceCase(everyText(std::chrono::minutes(minutes))), minutes);
    }
    setCurrentIndex(std::max(0, index));
}

std::optional<std::chrono::minutes> IntervalChoice::interval() const
{
    const qint64 minutes = currentData().toLongLong();
    return minutes > 0 ? std::optional(std::chrono::minutes(minutes)) : std::nullopt;
}

} // namespace offprint
