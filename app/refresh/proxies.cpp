#include "app/refresh/proxies.h"

#include "app/refresh/networkfault.h"

#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr quint16 usualHttpPort = 8080;
constexpr quint16 usualSocksPort = 1080;

/// The same proxy for everybody but this computer.
class OneProxy final : public QNetworkProxyFactory
{
public:
    explicit OneProxy(QNetworkProxy proxy)
        : m_proxy(std::move(proxy))
    {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        return {isOnThisComputer(query.url()) ? QNetworkProxy(QNetworkProxy::NoProxy) : m_proxy};
    }

private:
    QNetworkProxy m_proxy;
};

} // namespace

QNetworkProxy proxyFrom(const QString& address)
{
    const QString text = address.trimmed();
    const QUrl url(text.contains("://"_L1) ? text : "http://"_L1 + text);
    const bool isSocks = url.scheme() == "socks5"_L1 || url.scheme() == "socks"_L1;
    const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (text.isEmpty() || !url.isValid() || url.host().isEmpty() || (!isSocks && !isHttp))
        return QNetworkProxy(QNetworkProxy::DefaultProxy);
    return {isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
            quint16(url.port(isSocks ? usualSocksPort : usualHttpPort)), url.userName(), url.password()};
}

std::unique_ptr<QNetworkProxyFactory> makeProxyFactory(const QString& setting)
{
    if (setting == "none"_L1)
        return std::make_unique<OneProxy>(QNetworkProxy(QNetworkProxy::NoProxy));
    const QNetworkProxy proxy = proxyFrom(setting);
    if (proxy.type() == QNetworkProxy::DefaultProxy)
        return nullptr;
    return std::make_unique<OneProxy>(proxy);
}

} // namespace offprint
