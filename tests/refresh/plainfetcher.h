#pragma once

#include "app/refresh/politefetch.h"
#include "tests/support/httpserver.h"

#include <QtCore/QPromise>

#include <memory>

namespace offprint {

/// Asks one test server for everybody's pages: whatever host an https address names, the server's own is
/// asked for its path. Follows redirects, without manners.
class PlainFetcher final : public PageFetcher
{
public:
    explicit PlainFetcher(const HttpServer& server)
        : m_server(server)
    {}

    Reply<HttpAnswer> fetch(const PageRequest& request) override
    {
        auto promise = std::make_shared<QPromise<Result<HttpAnswer>>>();
        promise->start();
        patience = request.patience;
        ask(request.url, {}, promise, 0);
        return promise->future();
    }

    std::chrono::milliseconds patience{}; ///< of the last request

private:
    using Promise = std::shared_ptr<QPromise<Result<HttpAnswer>>>;

    void ask(const QUrl& url, const QUrl& movedTo, const Promise& promise, int redirects)
    {
        QUrl asked = url;
        asked.setScheme(QStringLiteral("http"));
        asked.setHost(QStringLiteral("127.0.0.1"));
        asked.setPort(m_server.port());
        const std::chrono::seconds longest(20);
        auto* fetch = new HttpFetch(m_network,
                                    {.url = asked,
                                     .connectTimeout = longest,
                                     .idleTimeout = longest,
                                     .totalTimeout = longest,
                                     .bodyLimit = 64LL * 1024 * 1024},
                                    &m_owner);
        QObject::connect(fetch, &HttpFetch::finished, &m_owner, [=, this](const Result<HttpAnswer>& answer) {
            fetch->deleteLater();
            if (promise->isCanceled())
                return;
            if (answer && answer->isRedirect() && redirects < 8)
                return ask(answer->location, answer->status == 301 ? answer->location : movedTo, promise,
                           redirects + 1);
            Result<HttpAnswer> told = answer;
            if (told) {
                told->url = url;
                told->movedTo = movedTo;
            }
            promise->addResult(told);
            promise->finish();
        });
    }

    const HttpServer& m_server;
    QNetworkAccessManager m_network;
    QObject m_owner; ///< of the requests, which go before the network does
};

} // namespace offprint
