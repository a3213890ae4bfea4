#include "app/refresh/proxies.h"

#include "app/refresh/networkfault.h"
#include "models/proxyaddress.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

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
    const auto named = readProxyAddress(address);
    if (!named)
        return QNetworkProxy(QNetworkProxy::DefaultProxy);
    const bool isSocks = named->kind == ProxyAddress::Kind::Socks5;
    return {isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, named->host, named->port,
            named->user, named->password};
}

std::unique_ptr<QNetworkProxyFactory> makeProxyFactory(const QString& setting)
{
    if (setting == noProxy)
        return std::make_unique<OneProxy>(QNetworkProxy(QNetworkProxy::NoProxy));
    const QNetworkProxy proxy = proxyFrom(setting);
    if (proxy.type() == QNetworkProxy::DefaultProxy)
        return nullptr;
    return std::make_unique<OneProxy>(proxy);
}

} // namespace offprint
