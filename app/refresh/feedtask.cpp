#include "app/refresh/feedtask.h"

#include "app/feeds/feedparser.h"
#include "app/refresh/feedfile.h"
#include "models/reply.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QPromise>
#include <QtCore/QRandomGenerator>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QDateTime nowUtc()
{
    return QDateTime::currentDateTimeUtc();
}

template<class T, class Work> Reply<T> runOn(QThreadPool& pool, Work work)
{
    QPromise<Result<T>> promise;
    promise.start();
    Reply<T> reply = promise.future();
    pool.start([promise = std::move(promise), work = std::move(work)]() mutable {
        promise.addResult(work());
        promise.finish();
    });
    return reply;
}

/// The library's faults are not the feed's.
bool isOfLibrary(ErrorCode code)
{
    return code <= ErrorCode::DiskFull;
}

} // namespace

/// A body and what is known of it.
struct FeedTask::Document
{
    HttpAnswer answer;
    DocumentSource source;
    QByteArray knownHash;

    [[nodiscard]] Result<Reading> read() const;
};

struct FeedTask::Reading
{
    QByteArray hash;
    std::optional<ParsedFeed> feed; ///< nothing: the same bytes as last time
};

Result<FeedTask::Reading> FeedTask::Document::read() const
{
    const QByteArray hash = QCryptographicHash::hash(answer.body, QCryptographicHash::Sha256);
    if (hash == knownHash)
        return Reading{hash, {}};
    return parseFeed(answer.body, source).transform([&hash](ParsedFeed feed) {
        return Reading{hash, std::move(feed)};
    });
}

FeedTask::FeedTask(FeedRequest feed, const RefreshTools& tools, QObject* parent)
    : QObject(parent)
    , m_feed(std::move(feed))
    , m_tools(tools)
    , m_interval(intervalOf(m_feed, tools.options.interval))
    , m_timeLeft(tools.options.totalTimeout)
    , m_url(m_feed.url)
{
    m_outcome.feed = m_feed.id;
    m_outcome.name = m_feed.name;
}

void FeedTask::ask()
{
    m_isAsking = true;
    m_sinceAsked.start();
    if (m_url.isLocalFile())
        readFile();
    else
        askServer();
}

void FeedTask::askServer()
{
    const RefreshOptions& options = m_tools.options;
    m_fetch = new HttpFetch(m_tools.network,
                            {.url = m_url,
                             .etag = m_feed.etag,
                             .lastModified = m_feed.lastModified,
                             .userAgent = options.userAgent,
                             .connectTimeout = options.connectTimeout,
                             .idleTimeout = options.idleTimeout,
                             .totalTimeout = m_timeLeft,
                             .bodyLimit = options.bodyLimit},
                            this);
    connect(m_fetch, &HttpFetch::finished, this, &FeedTask::takeAnswer);
}

void FeedTask::endRequest()
{
    if (m_fetch) {
        m_fetch->disconnect(this);
        std::exchange(m_fetch, nullptr)->deleteLater();
    }
    m_timeLeft -= std::chrono::milliseconds(m_sinceAsked.elapsed());
    if (std::exchange(m_isAsking, false))
        Q_EMIT requestEnded();
}

void FeedTask::takeAnswer(const Result<HttpAnswer>& answer)
{
    endRequest();
    if (!answer)
        return fail(answer.error());
    const bool isConditional = !m_feed.etag.isEmpty() || !m_feed.lastModified.isEmpty();
    if (answer->isRedirect())
        follow(*answer);
    else if (answer->status == 304 && isConditional)
        recordUnchanged(factsOf(*answer, m_feed.bodyHash));
    else if (answer->status >= 200 && answer->status < 300)
        read({*answer, {m_url.toString(), answer->charset(), m_feed.name}, m_feed.bodyHash});
    else
        refuse(*answer);
}

/// A redirect is asked like any address, when its host may be asked.
void FeedTask::follow(const HttpAnswer& answer)
{
    const QUrl& location = answer.location;
    const bool isPage =
        (location.scheme() == "http"_L1 || location.scheme() == "https"_L1) && !location.host().isEmpty();
    if (!isPage)
        return fail({ErrorCode::HttpStatus, {}, {}, answer.status});
    if (++m_redirects > m_tools.options.redirectLimit)
        return fail({ErrorCode::TooManyRedirects});
    if (m_timeLeft <= std::chrono::milliseconds(0))
        return fail({ErrorCode::TimedOut});
    m_url = location;
    Q_EMIT redirected();
}

void FeedTask::refuse(const HttpAnswer& answer)
{
    const bool isLater = answer.status == 429 || (answer.status == 503 && !answer.retryAfter.isEmpty());
    if (isLater)
        refuseForNow(answer);
    else if (answer.status == 410)
        fail({ErrorCode::Gone, {}, {}, answer.status});
    else if (answer.status == 400)
        readRefusal(answer);
    else
        fail({ErrorCode::HttpStatus, {}, {}, answer.status});
}

void FeedTask::refuseForNow(const HttpAnswer& answer)
{
    const std::optional<QDateTime> asked = retryTime(answer.retryAfter, nowUtc());
    fail({ErrorCode::RateLimited, {}, {}, answer.status}, asked);
}

/// arXiv gives the reason as a feed.
void FeedTask::readRefusal(const HttpAnswer& answer)
{
    const DocumentSource source{m_url.toString(), answer.charset(), m_feed.name};
    auto reason =
        runOn<ParsedFeed>(m_tools.pool, [body = answer.body, source] { return parseFeed(body, source); });
    whenReady(reason, this, [this, status = answer.status](const Result<ParsedFeed>& read) {
        const bool isTold = !read && read.error().code == ErrorCode::FeedSaysError;
        fail(isTold ? read.error() : Error{ErrorCode::HttpStatus, {}, {}, status});
    });
}

void FeedTask::readFile()
{
    auto bytes =
        runOn<QByteArray>(m_tools.pool, [path = m_url.toLocalFile(), limit = m_tools.options.bodyLimit] {
            return readFeedFile(path, limit);
        });
    whenReady(bytes, this, [this](const Result<QByteArray>& body) {
        endRequest();
        if (!body)
            return fail(body.error());
        HttpAnswer answer;
        answer.body = *body;
        read({answer, {m_url.toString(), {}, m_feed.name}, m_feed.bodyHash});
    });
}

void FeedTask::read(const Document& document)
{
    auto reading = runOn<Reading>(m_tools.pool, [document] { return document.read(); });
    whenReady(reading, this, [this, answer = document.answer](const Result<Reading>& done) {
        if (done)
            takeReading(*done, answer);
        else
            fail(done.error());
    });
}

void FeedTask::takeReading(const Reading& reading, const HttpAnswer& answer)
{
    if (m_isOver) // cancelled while it was read
        return;
    const AnswerFacts facts = factsOf(answer, reading.hash);
    if (reading.feed)
        store(*reading.feed, facts);
    else
        recordUnchanged(facts);
}

AnswerFacts FeedTask::factsOf(const HttpAnswer& answer, const QByteArray& bodyHash) const
{
    // A 304 that leaves a validator out has not changed it
    const bool keeps = answer.status == 304;
    const QDateTime now = nowUtc();
    return {.etag = keeps && answer.etag.isEmpty() ? m_feed.etag : answer.etag,
            .lastModified =
                keeps && answer.lastModified.isEmpty() ? m_feed.lastModified : answer.lastModified,
            .bodyHash = bodyHash,
            .checked = now,
            .nextDue = dueAfterSuccess(now, m_interval)};
}

void FeedTask::store(const ParsedFeed& parsed, const AnswerFacts& facts)
{
    if (m_outcome.name == m_feed.url && !parsed.title.isEmpty())
        m_outcome.name = parsed.title;
    m_outcome.warnings = parsed.warnings;
    m_isStoring = true;
    whenReady(m_tools.store.storeFeed(m_feed.id, parsed, facts), this,
              [this](const Result<StoreOutcome>& stored) {
                  if (!stored)
                      return failWithoutRecord(stored.error());
                  m_outcome.newPapers = stored->newPapers;
                  m_outcome.changedPapers = stored->changedPapers;
                  m_isRecorded = true;
                  finish();
              });
}

void FeedTask::recordUnchanged(const AnswerFacts& facts)
{
    m_outcome.isUnchanged = true;
    m_isStoring = true;
    whenReady(m_tools.store.recordUnchanged({{m_feed.id, facts}}), this, [this](const Result<>& recorded) {
        if (!recorded)
            return failWithoutRecord(recorded.error());
        m_isRecorded = true;
        finish();
    });
}

void FeedTask::fail(const Error& error, const std::optional<QDateTime>& retryAfter)
{
    if (m_isOver)
        return;
    const QDateTime now = nowUtc();
    const FailedTry failed{.code = error.code,
                           .failuresInARow = m_feed.failureCount + 1,
                           .retryAfter = retryAfter,
                           .chance = QRandomGenerator::global()->generateDouble()};
    const QDateTime due = dueAfterFailure(now, m_interval, failed);
    Error told = error;
    told.subject = m_feed.name;
    if (told.code == ErrorCode::RateLimited)
        told.detail = u"until %1"_s.arg(due.toLocalTime().toString(u"yyyy-MM-dd HH:mm"));
    m_outcome.failure = told;
    m_isStoring = true;
    whenReady(m_tools.store.recordFailure(m_feed.id, told, now, due), this, [this](const Result<>& recorded) {
        m_isRecorded = recorded.has_value();
        finish();
    });
}

/// What the library could not take is nothing that the feed did wrong.
void FeedTask::failWithoutRecord(const Error& error)
{
    m_outcome.failure = error;
    if (error.code == ErrorCode::NotFound) // unsubscribed meanwhile
        m_outcome.failure = Error{ErrorCode::Cancelled, m_feed.name, {}};
    else if (!isOfLibrary(error.code))
        m_outcome.failure->subject = m_feed.name;
    finish();
}

void FeedTask::cancel()
{
    if (m_isStoring || m_isOver)
        return;
    m_outcome.failure = Error{ErrorCode::Cancelled, m_feed.name, {}};
    endRequest();
    finish();
}

void FeedTask::finish()
{
    if (std::exchange(m_isOver, true))
        return;
    Q_EMIT finished(m_outcome);
}

} // namespace offprint
