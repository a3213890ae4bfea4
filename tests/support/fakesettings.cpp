#include "tests/support/fakesettings.h"

#include <algorithm>
#include <utility>

namespace offprint {

namespace {

/// Searches share one.
QString keyOf(const PaperQuery& place)
{
    const qint64 id = place.feed.value + place.folder.value + place.search.value;
    return place.words.isEmpty() ? QString::number(int(place.place)) + u'/' + QString::number(id) : QString();
}

} // namespace

void FakeSettings::setColourScheme(ColourScheme scheme)
{
    if (std::exchange(m_scheme, scheme) != scheme)
        Q_EMIT colourSchemeChanged(scheme);
}

void FakeSettings::setRefreshInterval(std::chrono::minutes interval)
{
    if (std::exchange(m_interval, interval) != interval)
        Q_EMIT refreshIntervalChanged(interval);
}

void FakeSettings::setNetworkProxy(const QString& proxy)
{
    if (std::exchange(m_proxy, proxy) != proxy)
        Q_EMIT networkProxyChanged(proxy);
}

void FakeSettings::setTextScale(int percent)
{
    percent = std::clamp(percent, smallestText, largestText);
    if (std::exchange(m_textScale, percent) != percent)
        Q_EMIT textScaleChanged(percent);
}

void FakeSettings::setAnnounced(int announced)
{
    if (std::exchange(m_announced, announced) != announced)
        Q_EMIT announcedChanged(announced);
}

PaperSort FakeSettings::order(const PaperQuery& place) const
{
    return m_orders.value(keyOf(place));
}

void FakeSettings::setOrder(const PaperQuery& place, PaperSort order)
{
    m_orders.insert(keyOf(place), order);
}

void FakeSettings::addRecentSearch(const QString& words)
{
    m_searches.removeAll(words);
    m_searches.prepend(words);
}

void FakeSettings::setLastPlace(const PaperQuery& place, PaperId paper)
{
    m_place = place;
    m_paper = paper;
}

void FakeSettings::setReadsInSans(bool isSans)
{
    m_isSans = isSans;
    Q_EMIT typographyChanged();
}

void FakeSettings::setJustified(bool isJustified)
{
    m_isJustified = isJustified;
    Q_EMIT typographyChanged();
}

} // namespace offprint
