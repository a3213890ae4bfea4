#pragma once

#include "app/refresh/hostline.h"
#include "app/refresh/httpfetch.h"
#include "app/refresh/refreshoptions.h"
#include "models/library.h"

namespace offprint {

/// What somebody wants of a server, besides the address.
struct PageRequest
{
    QUrl url; ///< http or https
    QByteArray etag;
    QByteArray lastModified;
    QByteArray accept;    ///< empty: feeds before anything else
    qint64 bodyLimit = 0; ///< bytes; 0: that of the refresh
    HostLine::Rank rank = HostLine::Rank::First;
    std::chrono::milliseconds patience{10'000}; ///< with a host that asked for a pause
    std::chrono::milliseconds totalTimeout{};   ///< 0: that of the refresh
    std::shared_ptr<BodySink> sink;             ///< takes the body; null: it is in the answer
    qint64 from = 0;                            ///< with a sink: bytes that are there already
    QByteArray validator;                       ///< what those were of

    [[nodiscard]] bool isConditional() const { return !etag.isEmpty() || !lastModified.isEmpty(); }
};

/// Gets pages and documents with the manners of the refresh: the same connections, one line before each host,
/// the pauses that servers ask for. For previews, and for papers from before a feed was subscribed.
class PageFetcher
{
public:
    virtual ~PageFetcher() = default;

    /// The answer at the end of the redirects, of whatever status: 404 is an answer. Returns at once, from
    /// any thread; cancelling the future drops the request. Errors: those of the network (without subject),
    /// BadAddress, TooManyRedirects, RateLimited (the host asked for a longer pause than the request's
    /// patience; `detail` says until when), Cancelled (also when the refresh ends).
    virtual Reply<HttpAnswer> fetch(const PageRequest& request) = 0;
};

/// What requests share, on the network's thread.
struct NetworkTools
{
    QNetworkAccessManager& network;
    HostLine& line;
    const RefreshOptions& options;
};

/// One document: waits before each host until it may be asked, asks, and follows redirects.
///
/// Begins when constructed, on the network's thread. Emits `finished` once, never from the constructor, and
/// never after it was destroyed, which drops it. The error has no subject; see `PageFetcher` for the codes.
class PoliteFetch final : public QObject
{
    Q_OBJECT

public:
    PoliteFetch(const PageRequest& request, const NetworkTools& tools, QObject* parent);
    ~PoliteFetch() override;

    [[nodiscard]] QUrl url() const { return m_url; }

    /// Until when a host asked to be left alone, if that is why it failed, or what the answer asked for.
    [[nodiscard]] QDateTime pausedUntil() const { return m_pausedUntil; }

Q_SIGNALS:
    void begun(); ///< the first request is being made
    void finished(const offprint::Result<offprint::HttpAnswer>& answer);

private:
    void wait(HostLine::Rank rank);
    void ask(const QDateTime& pausedUntil);
    void endRequest();
    void takeAnswer(const Result<HttpAnswer>& answer);
    void heed(const HttpAnswer& answer);
    void follow(const HttpAnswer& answer);
    void finish(Result<HttpAnswer> result);

    PageRequest m_request;
    NetworkTools m_tools;
    QUrl m_url;
    QUrl m_movedTo;               ///< where permanent redirects led, as long as there was no other
    bool m_isMoving = true;       ///< there was no redirect but permanent ones
    HttpFetch* m_fetch = nullptr; ///< a child, while a request runs
    QString m_inside;             ///< the host being asked; null: none
    QElapsedTimer m_sinceAsked;
    std::chrono::milliseconds m_timeLeft;
    std::chrono::milliseconds m_took{};
    QDateTime m_pausedUntil;
    int m_redirects = 0;
};

} // namespace offprint
