#pragma once

#include <QtCore/QObject>

namespace offprint {

/// What the system knows of the network, where it tells: NetworkManager, or GLib's monitor. Where it does
/// not, this computer counts as online, and the refresh sees for itself. Lives on the main thread.
class NetworkWatch final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins to ask the system; tells at once how it stands.
    void start();

Q_SIGNALS:
    void onlineChanged(bool isOnline);
};

} // namespace offprint
