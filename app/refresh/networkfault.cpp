#include "app/refresh/networkfault.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkInterface>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

ErrorCode codeFor(const NetworkFault& fault)
{
    switch (fault.error) {
    case QNetworkReply::ConnectionRefusedError:
        return ErrorCode::ConnectionRefused;
    case QNetworkReply::RemoteHostClosedError:
        return ErrorCode::ConnectionLost;
    case QNetworkReply::HostNotFoundError:
        return fault.isOnline ? ErrorCode::HostNotFound : ErrorCode::Offline;
    case QNetworkReply::TimeoutError:
        return ErrorCode::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorCode::TlsFailed;
    case QNetworkReply::OperationCanceledError:
        return ErrorCode::Cancelled;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return ErrorCode::BadAddress;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return ErrorCode::Malformed;
    case QNetworkReply::TooManyRedirectsError:
        return ErrorCode::TooManyRedirects;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return ErrorCode::ProxyFailed;
    default:
        // "Network unreachable" and "Proxy denied connection" have no code of their own
        if (fault.text.contains("proxy"_L1, Qt::CaseInsensitive))
            return ErrorCode::ProxyFailed;
        return fault.hasAnswered ? ErrorCode::ConnectionLost : ErrorCode::Offline;
    }
}

} // namespace

Error errorFor(const NetworkFault& fault)
{
    Error error{codeFor(fault), {}, {}};
    if (error.code == ErrorCode::TlsFailed || error.code == ErrorCode::ProxyFailed)
        error.detail = fault.text;
    else if (fault.error == QNetworkReply::UnknownContentError)
        error.detail = u"it cannot be unpacked"_s;
    else if (fault.error == QNetworkReply::ProtocolFailure)
        error.detail = u"the answer is no HTTP"_s;
    return error;
}

bool hasNetwork()
{
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    return std::ranges::any_of(interfaces, [](const QNetworkInterface& one) {
        const auto flags = one.flags();
        return flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning) &&
               !flags.testFlag(QNetworkInterface::IsLoopBack) && !one.addressEntries().isEmpty();
    });
}

bool isOnThisComputer(const QUrl& url)
{
    const QString host = url.host();
    return url.isLocalFile() || host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace offprint
