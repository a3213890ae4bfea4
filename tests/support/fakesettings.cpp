#include "tests/support/fakesettings.h"

#include <algorithm>
#include <utility>

namespace offprint {

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

void FakeSettings::setLastPlace(const PaperQuery& place, PaperId paper)
{
    m_place = place;
    m_paper = paper;
}

} // namespace offprint
