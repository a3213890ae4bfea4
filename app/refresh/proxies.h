#pragma once

#include <QtCore/QString>
#include <QtNetwork/QNetworkProxy>

#include <memory>

namespace offprint {

/// The proxy that an address names ("http://host:3128", "socks5://user:word@host:1080", "host:3128"); of the
/// type DefaultProxy if it names none.
[[nodiscard]] QNetworkProxy proxyFrom(const QString& address);

/// How requests are led: empty, as the system says; "none", straight; else through the proxy of that address,
/// but for this computer itself. Null: as the system says.
[[nodiscard]] std::unique_ptr<QNetworkProxyFactory> makeProxyFactory(const QString& setting);

} // namespace offprint
