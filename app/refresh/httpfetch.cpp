#include "app/refresh/httpfetch.h"

#include "app/refresh/networkfault.h"
#include "app/refresh/words.h"

#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslError>

#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qint64 errorBodyLimit = 64LL * 1024;
constexpr qint64 readBuffer = 256LL * 1024; ///< compressed bytes held before they are looked at
constexpr auto accepted =
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
    "application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.5, */*;q=0.1";

/// What a server may send back must not tell it who asks: no cookies, no passwords kept.
QNetworkRequest networkRequest(const HttpRequest& asked)
{
    QNetworkRequest request(asked.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setDecompressedSafetyCheckThreshold(-1); // the body limit is ours, and absolute
    request.setRawHeader("Accept", asked.accept.isEmpty() ? QByteArray(accepted) : asked.accept);
    request.setRawHeader("User-Agent", asked.userAgent);
    if (!asked.etag.isEmpty())
        request.setRawHeader("If-None-Match", asked.etag);
    if (!asked.lastModified.isEmpty())
        request.setRawHeader("If-Modified-Since", asked.lastModified);
    if (asked.sink) // parts are parts of the document itself
        request.setRawHeader("Accept-Encoding", "identity");
    if (asked.from > 0) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(asked.from) + '-');
        request.setRawHeader("If-Range", asked.validator);
    }
    return request;
}

} // namespace

bool HttpAnswer::isRedirect() const
{
    return location.isValid() && status >= 300 && status < 400 && status != 304;
}

QString HttpAnswer::charset() const
{
    const QList<QByteArray> parameters = contentType.split(';').mid(1);
    for (const QByteArray& parameter : parameters) {
        const qsizetype equals = parameter.indexOf('=');
        if (equals > 0 && parameter.left(equals).trimmed().toLower() == "charset")
            return QString::fromLatin1(parameter.mid(equals + 1).trimmed()).remove(u'"').remove(u'\'');
    }
    return {};
}

HttpFetch::HttpFetch(QNetworkAccessManager& network, const HttpRequest& request, QObject* parent)
    : QObject(parent)
    , m_request(request)
{
    for (QTimer* timer : {&m_silence, &m_total})
        timer->setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        const bool isFirst = m_answer.status == 0;
        timeOut(
            u"nothing for %1"_s.arg(timeInWords(isFirst ? m_request.connectTimeout : m_request.idleTimeout)));
    });
    connect(&m_total, &QTimer::timeout, this,
            [this] { timeOut(u"not whole after %1"_s.arg(timeInWords(m_request.totalTimeout))); });
    start(network);
}

HttpFetch::~HttpFetch()
{
    m_reply->disconnect(this);
    m_reply->abort();
}

void HttpFetch::start(QNetworkAccessManager& network)
{
    m_reply = network.get(networkRequest(m_request));
    m_reply->setParent(this);
    m_reply->setReadBufferSize(readBuffer);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpFetch::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpFetch::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpFetch::end, Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_tlsFault = errors.isEmpty() ? QString() : errors.first().errorString();
    });
    m_silence.start(m_request.connectTimeout);
    m_total.start(m_request.totalTimeout);
}

void HttpFetch::readHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || m_answer.status != 0)
        return;
    m_answer.status = status;
    m_answer.url = m_request.url;
    m_answer.etag = m_reply->rawHeader("ETag");
    m_answer.lastModified = m_reply->rawHeader("Last-Modified");
    m_answer.retryAfter = m_reply->rawHeader("Retry-After");
    m_answer.rateLimit = m_reply->rawHeader("RateLimit");
    m_answer.cacheControl = m_reply->rawHeader("Cache-Control");
    m_answer.expires = m_reply->rawHeader("Expires");
    m_answer.date = m_reply->rawHeader("Date");
    m_answer.age = m_reply->rawHeader("Age");
    m_answer.contentType = m_reply->rawHeader("Content-Type");
    m_answer.contentRange = m_reply->rawHeader("Content-Range");
    const QByteArray location = m_reply->rawHeader("Location").trimmed();
    if (!location.isEmpty())
        m_answer.location = m_request.url.resolved(QUrl::fromEncoded(location));
    m_silence.start(m_request.idleTimeout);
    const QVariant header = m_reply->header(QNetworkRequest::ContentLengthHeader);
    const qint64 length = header.isValid() ? header.toLongLong() : -1;
    m_length = m_reply->rawHeader("Content-Encoding").isEmpty() ? length : -1;
    if (m_answer.isRedirect())
        return finish(m_answer);
    if (!isError() && length > m_request.bodyLimit)
        return finish(failure(ErrorCode::TooLarge, {}, sizeInWords(m_request.bodyLimit)));
    if (!givesToSink())
        return;
    if (const auto begun = m_request.sink->begin(m_answer, length); !begun)
        finish(std::unexpected(begun.error()));
}

/// An error if there is more of it than is wanted, or the sink cannot take it.
Result<> HttpFetch::keep(QByteArrayView bytes)
{
    m_given += bytes.size();
    if (!isError() && m_given > m_request.bodyLimit)
        return failure(ErrorCode::TooLarge, {}, sizeInWords(m_request.bodyLimit));
    if (givesToSink())
        return m_request.sink->take(bytes);
    m_answer.body.append(bytes.data(), bytes.size());
    return {};
}

/// Piece by piece, so that what a few compressed bytes unpack to is never held whole.
void HttpFetch::readBody()
{
    readHead();
    if (m_isOver)
        return;
    m_silence.start(m_request.idleTimeout);
    std::array<char, 64UL * 1024> piece{};
    while (true) {
        const qint64 got = m_reply->read(piece.data(), qint64(piece.size()));
        if (got <= 0)
            return;
        if (const auto kept = keep(QByteArrayView(piece.data(), got)); !kept)
            return finish(std::unexpected(kept.error()));
        if (isError() && m_given > errorBodyLimit)
            return finish(m_answer);
    }
}

void HttpFetch::end()
{
    readBody();
    if (m_isOver)
        return;
    // A connection that ends early is not always told as an error
    const bool isShort = m_answer.isGood() && m_given < m_length;
    const bool isWhole = m_reply->error() == QNetworkReply::NoError && !isShort;
    if (m_answer.status > 0 && (isWhole || isError()))
        return finish(m_answer);
    if (isShort && m_reply->error() == QNetworkReply::NoError)
        return finish(failure(ErrorCode::ConnectionLost));
    const QString text = m_tlsFault.isEmpty() ? m_reply->errorString() : m_tlsFault;
    finish(std::unexpected(errorFor({.error = m_reply->error(),
                                     .text = text,
                                     .hasAnswered = m_answer.status > 0,
                                     .isOnline = hasNetwork()})));
}

void HttpFetch::timeOut(const QString& detail)
{
    finish(failure(ErrorCode::TimedOut, {}, detail));
}

void HttpFetch::finish(const Result<HttpAnswer>& result)
{
    m_isOver = true;
    m_silence.stop();
    m_total.stop();
    m_reply->disconnect(this);
    m_reply->abort();
    Q_EMIT finished(result);
}

} // namespace offprint
