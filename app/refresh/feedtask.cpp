#include "app/refresh/feedtask.h"

#include "app/refresh/answerreading.h"
#include "app/refresh/feedfile.h"
#include "app/refresh/feedfolder.h"
#include "app/refresh/manners.h"
#include "app/refresh/networkfault.h"
#include "app/refresh/poolreply.h"
#include "app/refresh/words.h"
#include "models/feedwishes.h"
#include "models/reply.h"
#include "models/sentence.h"

#include <QtCore/QRandomGenerator>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QDateTime nowUtc()
{
    return QDateTime::currentDateTimeUtc();
}

/// The library's faults are not the feed's.
bool isOfLibrary(ErrorCode code)
{
    return code <= ErrorCode::DiskFull;
}

/// Where the feed has moved to. An address that is made anew for each week or month does not move.
QString movedTo(const QUrl& address, const HttpAnswer& answer)
{
    const bool isOfPeriod = FeedWishes::of(address).period != FeedWishes::Period::None;
    return isOfPeriod ? QString() : withWishesOf(address, answer.movedTo).toString(QUrl::FullyEncoded);
}

LogRemark remarkFor(PutOff why)
{
    switch (why) {
    case PutOff::Fresh:
        return LogRemark::FreshByItsOwnWord;
    case PutOff::SkippedTime:
        return LogRemark::SkipsThisTime;
    case PutOff::NoAnnouncement:
        return LogRemark::WaitsForAnnouncements;
    default:
        return LogRemark::ServerAskedToWait;
    }
}

} // namespace

FeedTask::FeedTask(FeedRequest feed, const RefreshTools& tools, QObject* parent)
    : QObject(parent)
    , m_feed(std::move(feed))
    , m_tools(tools)
    , m_interval(intervalOf(m_feed, tools.options.interval))
    , m_url(addressToAsk(QUrl(m_feed.url), nowUtc().date()))
{
    m_outcome.feed = m_feed.id;
    m_outcome.name = m_feed.name;
    if (m_url.isLocalFile())
        readFile();
    else
        fetch();
}

FeedTask::~FeedTask()
{
    *m_isUnwanted = true;
    if (m_hasSlot)
        m_tools.network.line.freeSlot();
}

bool FeedTask::needsNetwork() const
{
    return !isOnThisComputer(m_url);
}

void FeedTask::fetch()
{
    PageRequest request{.url = m_url,
                        .etag = m_feed.etag,
                        .lastModified = m_feed.lastModified,
                        .rank = HostLine::Rank::Feed,
                        .patience = m_tools.options.patience};
    m_fetch = new PoliteFetch(request, m_tools.network, this);
    connect(m_fetch, &PoliteFetch::begun, this, [this] {
        m_hasSlot = true;
        Q_EMIT begun();
    });
    connect(m_fetch, &PoliteFetch::finished, this, &FeedTask::takeAnswer);
}

void FeedTask::takeAnswer(const Result<HttpAnswer>& answer)
{
    m_hostPause = m_fetch->pausedUntil();
    m_pausedHost = m_hostPause.isValid() ? m_fetch->url().host() : QString();
    std::exchange(m_fetch, nullptr)->deleteLater();
    if (!answer)
        return takeFailure(answer.error());
    m_hasReached = needsNetwork();
    noteAnswer(*answer);
    const bool isConditional = !m_feed.etag.isEmpty() || !m_feed.lastModified.isEmpty();
    if (answer->status == 304 && isConditional)
        takeUnchanged(*answer, m_feed.bodyHash);
    else if (answer->isGood())
        read(*answer);
    else
        refuse(*answer);
}

void FeedTask::takeFailure(const Error& error)
{
    if (!m_hasSlot) // its host asked for a pause before its turn came
        return notAsked(LogRemark::ServerAskedToWait, m_hostPause);
    m_hasReached = needsNetwork() && error.code != ErrorCode::Offline &&
                   error.code != ErrorCode::HostNotFound && error.code != ErrorCode::TimedOut;
    m_outcome.entry.asked = m_feed.url;
    fail(error);
}

void FeedTask::noteAnswer(const HttpAnswer& answer)
{
    m_outcome.entry.asked = answer.url.toString(QUrl::FullyEncoded);
    m_outcome.entry.status = answer.status;
    m_outcome.entry.bytes = answer.body.size();
    m_outcome.entry.milliseconds = int(answer.took.count());
}

void FeedTask::refuse(const HttpAnswer& answer)
{
    m_retryAsked = retryAsked(answer, nowUtc());
    if (answer.status == 429 || (answer.status == 503 && m_retryAsked))
        fail({ErrorCode::RateLimited, {}, {}, answer.status});
    else if (answer.status == 410)
        fail({ErrorCode::Gone, {}, {}, answer.status});
    else if (answer.status == 400)
        readRefusal(answer);
    else
        fail({ErrorCode::HttpStatus, {}, {}, answer.status});
}

/// arXiv gives the reason as a feed.
void FeedTask::readRefusal(const HttpAnswer& answer)
{
    const DocumentSource source{answer.url.toString(), answer.charset(), m_feed.name};
    auto reason =
        replyFromPool<ParsedFeed>(m_tools.pool, [answer, source] { return readAnswer(answer, source); });
    whenReady(reason, this, [this](const Result<ParsedFeed>& read) {
        if (!read) // a refusal brings no document
            fail(read.error());
    });
}

void FeedTask::readFile()
{
    m_tools.network.line.enter({{}, HostLine::Rank::Feed, {}}, this, [this](const QDateTime&) {
        m_hasSlot = true;
        HostLine* const line = &m_tools.network.line;
        if (m_isOver)
            return line->leave({});
        Q_EMIT begun();
        auto bytes = replyFromPool<QByteArray>(
            m_tools.pool, [url = m_url, limit = m_tools.options.bodyLimit]() -> Result<QByteArray> {
                if (isFeedFolder(url))
                    return QByteArray(); // its files are read with the document
                return readFeedFile(url.toLocalFile(), limit);
            });
        whenReady(bytes, line, [line](const Result<QByteArray>&) { line->leave({}); });
        whenReady(bytes, this, [this](const Result<QByteArray>& body) { takeFile(body); });
    });
}

void FeedTask::takeFile(const Result<QByteArray>& body)
{
    HttpAnswer answer;
    answer.url = m_url;
    answer.body = body.value_or(QByteArray());
    noteAnswer(answer);
    if (body)
        read(answer);
    else
        fail(body.error());
}

void FeedTask::read(const HttpAnswer& answer)
{
    const FeedDocument document{.feed = m_feed.id,
                                .address = QUrl(m_feed.url),
                                .body = answer.body,
                                .source = {answer.url.toString(), answer.charset(), m_feed.name},
                                .knownHash = m_feed.bodyHash,
                                .limit = m_tools.options.bodyLimit};
    auto reading = replyFromPool<DocumentReading>(
        m_tools.pool, [document, store = &m_tools.store, isUnwanted = m_isUnwanted] {
            return readDocument(document, *store, isUnwanted);
        });
    HttpAnswer head = answer;
    head.body.clear(); // it is held only as long as it is read
    whenReady(reading, this, [this, head](const Result<DocumentReading>& done) {
        if (m_isOver) // cancelled while it was read
            return;
        if (done)
            takeReading(*done, head);
        else
            fail(done.error());
    });
}

void FeedTask::takeReading(const DocumentReading& reading, const HttpAnswer& answer)
{
    m_outcome.newPapers = m_outcome.entry.newPapers = reading.stored.newPapers;
    m_outcome.changedPapers = m_outcome.entry.changedPapers = reading.stored.changedPapers;
    m_outcome.entry.samePapers = reading.stored.samePapers;
    if (reading.storeFault)
        failWithoutRecord(*reading.storeFault);
    else if (reading.last)
        store(reading, answer);
    else
        takeUnchanged(answer, reading.hash);
}

AnswerFacts FeedTask::factsOf(const HttpAnswer& answer, const QByteArray& bodyHash,
                              const std::optional<FeedTiming>& timing)
{
    // A 304 that leaves a validator out has not changed it
    const bool keeps = answer.status == 304;
    const QDateTime now = nowUtc();
    FeedRequest next = m_feed;
    next.lastChecked = now;
    next.nextDue = dueAfterSuccess(now, m_interval);
    next.failureCount = 0;
    next.waitUntil = m_hostPause;
    next.timing = timing.value_or(m_feed.timing);
    next.freshUntil = freshUntil(freshFor(answer, now), next.timing, now);
    const DueTime due = dueTime(next, m_tools.options.interval, now);
    if (due.why != PutOff::No)
        m_outcome.entry.reason = sentenceFor(remarkFor(due.why), timeInWords(due.at));
    m_outcome.entry.at = now;
    m_outcome.entry.nextDue = due.at;
    return {.etag = keeps && answer.etag.isEmpty() ? m_feed.etag : answer.etag,
            .lastModified =
                keeps && answer.lastModified.isEmpty() ? m_feed.lastModified : answer.lastModified,
            .bodyHash = bodyHash,
            .checked = now,
            .nextDue = due.at,
            .freshUntil = next.freshUntil,
            .timing = timing,
            .movedTo = movedTo(QUrl(m_feed.url), answer),
            .log = m_outcome.entry};
}

void FeedTask::store(const DocumentReading& reading, const HttpAnswer& answer)
{
    const ParsedFeed& parsed = *reading.last;
    if (m_outcome.name == m_feed.url && !parsed.title.isEmpty())
        m_outcome.name = parsed.title;
    m_outcome.warnings = m_outcome.entry.warnings = parsed.warnings;
    m_outcome.entry.came = RefreshLogEntry::Came::Papers;
    m_isStoring = true;
    AnswerFacts facts = factsOf(answer, reading.hash, parsed.timing);
    if (parsed.isCut) // what is missing would never come if the server said "not modified" next time
        facts.etag = facts.lastModified = facts.bodyHash = QByteArray();
    whenReady(m_tools.store.storeFeed(m_feed.id, parsed, facts), this,
              [this](const Result<StoreOutcome>& stored) { takeStored(stored); });
}

void FeedTask::takeStored(const Result<StoreOutcome>& stored)
{
    if (!stored)
        return failWithoutRecord(stored.error());
    m_outcome.newPapers = m_outcome.entry.newPapers += stored->newPapers;
    m_outcome.changedPapers = m_outcome.entry.changedPapers += stored->changedPapers;
    m_outcome.entry.samePapers += stored->samePapers;
    m_isStored = true;
    finish();
}

void FeedTask::takeUnchanged(const HttpAnswer& answer, const QByteArray& bodyHash)
{
    m_outcome.isUnchanged = true;
    m_outcome.entry.came =
        answer.status == 304 ? RefreshLogEntry::Came::NotModified : RefreshLogEntry::Came::SameBytes;
    const AnswerFacts facts = factsOf(answer, bodyHash, {});
    m_record = FeedRecord{.feed = m_feed.id,
                          .log = m_outcome.entry,
                          .facts = facts,
                          .waitUntil = m_hostPause,
                          .pausedHost = m_pausedHost};
    finish();
}

void FeedTask::fail(const Error& error)
{
    if (m_isOver)
        return;
    const QDateTime now = nowUtc();
    const std::optional<QDateTime> asked = m_retryAsked            ? m_retryAsked
                                           : m_hostPause.isValid() ? std::optional(m_hostPause)
                                                                   : std::nullopt;
    const QDateTime due = dueAfterFailure(now, m_interval,
                                          {.code = error.code,
                                           .failuresInARow = m_feed.failureCount + 1,
                                           .retryAfter = asked,
                                           .chance = QRandomGenerator::global()->generateDouble()});
    Error told = error;
    told.subject = m_feed.name;
    if (told.code == ErrorCode::RateLimited)
        told.detail = untilInWords(due);
    m_outcome.failure = told;
    m_outcome.entry.at = now;
    m_outcome.entry.came = RefreshLogEntry::Came::Failed;
    m_outcome.entry.failure = told;
    m_outcome.entry.nextDue = isNever(due, now) ? QDateTime() : due;
    m_record = FeedRecord{.feed = m_feed.id,
                          .log = m_outcome.entry,
                          .waitUntil = asked.value_or(QDateTime()),
                          .pausedHost = m_pausedHost};
    m_record->due = due;
    finish();
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

void FeedTask::leaveUnasked(LogRemark why, const QDateTime& until)
{
    if (!m_isStoring && !m_isOver)
        notAsked(why, until);
}

void FeedTask::notAsked(LogRemark why, const QDateTime& until)
{
    m_outcome.entry = {.at = nowUtc(), .came = RefreshLogEntry::Came::NotAsked, .nextDue = until};
    m_outcome.entry.reason = sentenceFor(why, until.isValid() ? timeInWords(until) : QString());
    m_record = FeedRecord{.feed = m_feed.id, .log = m_outcome.entry};
    finish();
}

void FeedTask::cancel()
{
    if (m_isStoring || m_isOver)
        return;
    m_outcome.failure = Error{ErrorCode::Cancelled, m_feed.name, {}};
    finish();
}

void FeedTask::finish()
{
    if (std::exchange(m_isOver, true))
        return;
    *m_isUnwanted = true;
    delete std::exchange(m_fetch, nullptr);
    if (std::exchange(m_hasSlot, false))
        m_tools.network.line.freeSlot();
    Q_EMIT finished(m_outcome);
}

} // namespace offprint
