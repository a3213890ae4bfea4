#pragma once

#include "models/domain/error.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>

#include <chrono>
#include <memory>

class QNetworkReply;

namespace offprint {

struct HttpAnswer;

/// Takes the body of a good answer as it comes, in place of its being gathered. Called on the network's
/// thread; an error ends the request with it.
class BodySink
{
public:
    virtual ~BodySink() = default;

    /// `length`: of the body that follows, in bytes; -1: the server does not say.
    virtual Result<> begin(const HttpAnswer& head, qint64 length) = 0;
    virtual Result<> take(QByteArrayView bytes) = 0;
};

/// What to ask a server, and how much of its answer to take.
struct HttpRequest
{
    QUrl url;
    QByteArray etag; ///< with `lastModified` what the last good answer was validated by
    QByteArray lastModified;
    QByteArray userAgent;
    QByteArray accept; ///< empty: feeds before anything else
    std::chrono::milliseconds connectTimeout{};
    std::chrono::milliseconds idleTimeout{};
    std::chrono::milliseconds totalTimeout{};
    qint64 bodyLimit = 0;
    std::shared_ptr<BodySink> sink; ///< null: the body is gathered
    qint64 from = 0;                ///< with a sink: bytes that are there already
    QByteArray validator;           ///< what those were of: an ETag or a date (RFC 9110, 13.1.5)

    [[nodiscard]] bool isConditional() const { return !etag.isEmpty() || !lastModified.isEmpty(); }
};

/// A server's answer of any status. A redirect's body is left unread, an error's is cut at 64 KB.
struct HttpAnswer
{
    int status = 0;
    QByteArray etag;
    QByteArray lastModified;
    QByteArray retryAfter;
    QByteArray rateLimit;
    QByteArray cacheControl;
    QByteArray expires;
    QByteArray date;
    QByteArray age;
    QByteArray contentType;
    QByteArray contentRange; ///< of a part: "bytes 100-199/200"
    QUrl location;           ///< of a redirect, absolute; invalid: none given
    QByteArray body;
    QUrl url;     ///< that answered
    QUrl movedTo; ///< where permanent redirects led from the address asked for; invalid: there were none
    std::chrono::milliseconds took{}; ///< redirects included, waiting for turns not

    [[nodiscard]] bool isGood() const { return status >= 200 && status < 300; }
    [[nodiscard]] bool isRedirect() const;
    [[nodiscard]] QString charset() const; ///< of the content type; may be empty
    bool operator==(const HttpAnswer&) const = default;
};

/// One request and its answer, redirects not followed.
///
/// Asks when constructed, on the network's thread. Emits `finished` once, never from the constructor, and
/// never after it was destroyed, which drops the request. The error has no subject.
class HttpFetch final : public QObject
{
    Q_OBJECT

public:
    HttpFetch(QNetworkAccessManager& network, const HttpRequest& request, QObject* parent);
    ~HttpFetch() override;

Q_SIGNALS:
    void finished(const offprint::Result<offprint::HttpAnswer>& answer);

private:
    void start(QNetworkAccessManager& network);
    void readHead();
    [[nodiscard]] bool givesToSink() const { return m_request.sink && m_answer.isGood(); }
    [[nodiscard]] Result<> keep(QByteArrayView bytes);
    void readBody();
    void end();
    void finish(const Result<HttpAnswer>& result);
    void timeOut(const QString& detail);
    [[nodiscard]] bool isError() const { return m_answer.status >= 400; }

    HttpRequest m_request;
    HttpAnswer m_answer;
    QNetworkReply* m_reply = nullptr; ///< a child
    QTimer m_silence;                 ///< since the last byte
    QTimer m_total;
    QString m_tlsFault;
    qint64 m_length = -1; ///< of the body, as the server told it; -1: it did not
    qint64 m_given = 0;   ///< bytes of it that came
    bool m_isOver = false;
};

} // namespace offprint
