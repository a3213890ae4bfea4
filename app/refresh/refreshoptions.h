#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <chrono>

namespace offprint {

/// How a refresh behaves towards servers and towards this computer.
struct RefreshOptions
{
    std::chrono::minutes interval{30};                ///< for feeds that have none of their own
    std::chrono::milliseconds connectTimeout{20'000}; ///< to the first byte
    std::chrono::milliseconds idleTimeout{30'000};    ///< without a byte
    std::chrono::milliseconds totalTimeout{180'000};  ///< of one feed, its redirects included
    qint64 bodyLimit = 64LL * 1024 * 1024;            ///< bytes, after decompression
    int redirectLimit = 8;
    int requestsAtOnce = 6;
    int requestsPerHost = 2;
    std::chrono::milliseconds arxivPause{3'000}; ///< between requests to arxiv.org hosts: arXiv's API terms
    std::chrono::milliseconds statusPause{100};  ///< between two tellings of the status
    std::chrono::milliseconds patience{
        10'000}; ///< with a host that asks for a pause, before the feed is left
    std::chrono::milliseconds recordPause{5'000};   ///< between two writings of what brought no document
    std::chrono::milliseconds offlinePause{60'000}; ///< before another look whether the network is back
    QString proxy;        ///< "none", an http or socks5 address; empty: the system's
    QByteArray userAgent; ///< empty: Offprint's own
};

} // namespace offprint
