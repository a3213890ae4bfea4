#include "app/refresh/networkwatch.h"

#include <QtNetwork/QNetworkInformation>

namespace offprint {

namespace {

/// A network without the Internet may still have the servers asked for.
bool isOnlineFor(QNetworkInformation::Reachability reachability)
{
    return reachability != QNetworkInformation::Reachability::Disconnected;
}

} // namespace

void NetworkWatch::start()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    const QNetworkInformation* system = QNetworkInformation::instance();
    connect(system, &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                Q_EMIT onlineChanged(isOnlineFor(reachability));
            });
    Q_EMIT onlineChanged(isOnlineFor(system->reachability()));
}

} // namespace offprint
