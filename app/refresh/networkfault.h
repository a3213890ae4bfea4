#pragma once

#include "models/domain/error.h"

#include <QtCore/QUrl>
#include <QtNetwork/QNetworkReply>

namespace offprint {

/// What is known of a request that failed below HTTP.
struct NetworkFault
{
    QNetworkReply::NetworkError error = QNetworkReply::UnknownNetworkError;
    QString text;             ///< what the network layer said
    bool hasAnswered = false; ///< the head of an answer had come
    bool isOnline = true;     ///< this computer has a network beside itself
};

/// The fault as an error without subject.
[[nodiscard]] Error errorFor(const NetworkFault& fault);

/// Whether an interface other than the loopback is up and has an address.
[[nodiscard]] bool hasNetwork();

/// Whether no network is needed to ask it: a file, or a server on this computer.
[[nodiscard]] bool isOnThisComputer(const QUrl& url);

} // namespace offprint
