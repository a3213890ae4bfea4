#include "app/refresh/politefetch.h"

#include "app/refresh/manners.h"
#include "app/refresh/words.h"
#include "models/webaddress.h"

#include <utility>

namespace offprint {

PoliteFetch::PoliteFetch(const PageRequest& request, const NetworkTools& tools, QObject* parent)
    : QObject(parent)
    , m_request(request)
    , m_tools(tools)
    , m_url(request.url)
    , m_timeLeft(request.totalTimeout > std::chrono::milliseconds(0) ? request.totalTimeout
                                                                     : tools.options.totalTimeout)
{
    wait(request.rank);
}

PoliteFetch::~PoliteFetch()
{
    if (!m_inside.isNull())
        m_tools.line.leave(m_inside);
}

void PoliteFetch::wait(HostLine::Rank rank)
{
    m_tools.line.enter({m_url.host(), rank, m_request.patience}, this,
                       [this](const QDateTime& pausedUntil) { ask(pausedUntil); });
}

void PoliteFetch::ask(const QDateTime& pausedUntil)
{
    if (pausedUntil.isValid()) {
        m_pausedUntil = pausedUntil;
        return finish(failure(ErrorCode::RateLimited, {}, untilInWords(pausedUntil)));
    }
    m_inside = m_url.host();
    if (m_redirects == 0)
        Q_EMIT begun();
    m_sinceAsked.start();
    const RefreshOptions& options = m_tools.options;
    m_fetch = new HttpFetch(m_tools.network,
                            {.url = m_url,
                             .etag = m_request.etag,
                             .lastModified = m_request.lastModified,
                             .userAgent = options.userAgent,
                             .accept = m_request.accept,
                             .connectTimeout = options.connectTimeout,
                             .idleTimeout = options.idleTimeout,
                             .totalTimeout = m_timeLeft,
                             .bodyLimit = m_request.bodyLimit > 0 ? m_request.bodyLimit : options.bodyLimit,
                             .sink = m_request.sink,
                             .from = m_request.from,
                             .validator = m_request.validator},
                            this);
    connect(m_fetch, &HttpFetch::finished, this, &PoliteFetch::takeAnswer);
}

void PoliteFetch::endRequest()
{
    std::exchange(m_fetch, nullptr)->deleteLater();
    const std::chrono::milliseconds took(m_sinceAsked.elapsed());
    m_took += took;
    m_timeLeft -= took;
    m_tools.line.leave(std::exchange(m_inside, {}));
}

void PoliteFetch::takeAnswer(const Result<HttpAnswer>& answer)
{
    const Result<HttpAnswer> taken = answer; // the fetch that holds it ends here
    endRequest();
    if (!taken)
        return finish(taken);
    heed(*taken);
    if (taken->isRedirect())
        follow(*taken);
    else
        finish(taken);
}

void PoliteFetch::heed(const HttpAnswer& answer)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (const auto pause = hostPause(answer, now)) {
        m_pausedUntil = *pause;
        m_tools.line.pause(m_url.host(), *pause);
    }
}

/// A redirect is asked like any address: in its host's turn.
void PoliteFetch::follow(const HttpAnswer& answer)
{
    if (!isWebAddress(answer.location))
        return finish(failure(ErrorCode::HttpStatus, {}, {}, answer.status));
    if (++m_redirects > m_tools.options.redirectLimit)
        return finish(failure(ErrorCode::TooManyRedirects));
    if (m_timeLeft <= std::chrono::milliseconds(0))
        return finish(failure(ErrorCode::TimedOut));
    m_isMoving = m_isMoving && (answer.status == 301 || answer.status == 308);
    m_url = answer.location;
    if (m_isMoving)
        m_movedTo = m_url;
    wait(HostLine::Rank::First);
}

void PoliteFetch::finish(Result<HttpAnswer> result)
{
    if (result) {
        result->movedTo = m_movedTo;
        result->took = m_took;
    }
    Q_EMIT finished(result);
}

} // namespace offprint
