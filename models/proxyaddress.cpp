#include "models/proxyaddress.h"

#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr quint16 usualHttpPort = 8080;
constexpr quint16 usualSocksPort = 1080;

} // namespace

std::optional<ProxyAddress> readProxyAddress(const QString& text)
{
    const QString typed = text.trimmed();
    const QUrl url(typed.contains("://"_L1) ? typed : "http://"_L1 + typed, QUrl::StrictMode);
    const bool isSocks = url.scheme() == "socks5"_L1 || url.scheme() == "socks"_L1;
    const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!isSocks && !isHttp))
        return {};
    return ProxyAddress{.kind = isSocks ? ProxyAddress::Kind::Socks5 : ProxyAddress::Kind::Http,
                        .host = url.host(),
                        .port = quint16(url.port(isSocks ? usualSocksPort : usualHttpPort)),
                        .user = url.userName(),
                        .password = url.password()};
}

} // namespace offprint
