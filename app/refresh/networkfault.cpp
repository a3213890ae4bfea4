#include "app/refresh/networkfault.h"

#include <QtNetwork/QNetworkInterface>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

ErrorCode codeFor(const NetworkFault& fault)
{
    switch (fault.error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
        return ErrorCode::ConnectionRefused;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ProxyConnectionClosedError:
        return ErrorCode::ConnectionLost;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError:
        return fault.isOnline ? ErrorCode::HostNotFound : ErrorCode::Offline;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
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
    default:
        // "Network unreachable" and its like have no code of their own
        return fault.hasAnswered ? ErrorCode::ConnectionLost : ErrorCode::Offline;
    }
}

} // namespace

Error errorFor(const NetworkFault& fault)
{
    Error error{codeFor(fault), {}, {}};
    if (error.code == ErrorCode::TlsFailed)
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

} // namespace offprint
