#include "app/refresh/findtask.h"

#include "app/feeds/addressrules.h"
#include "app/refresh/poolreply.h"
#include "models/arxivquery.h"
#include "models/feedwishes.h"
#include "models/hfquery.h"
#include "models/reply.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qint64 bodyLimit = 64LL * 1024 * 1024;

/// An organisation's name cannot be told from a user's, and only users submit papers.
bool isWithoutPapers(const FoundFeed& feed)
{
    const auto query = HfQuery::fromUrl(QUrl(feed.url));
    return query && !query->submitter.isEmpty() && feed.entryCount == 0;
}

/// What a server refuses or a document is not, as opposed to a server that cannot be reached.
bool isAboutOneAddress(ErrorCode code)
{
    return code < ErrorCode::Offline || code == ErrorCode::HttpStatus || code == ErrorCode::Gone ||
           code == ErrorCode::TooManyRedirects;
}

} // namespace

FindTask::FindTask(const QString& typed, const FindTools& tools)
    : m_typed(typed.trimmed())
    , m_tools(tools)
{
    m_promise.start();
    const auto reading = readAddress(typed);
    if (!reading) {
        finish(std::unexpected(reading.error()));
        return;
    }
    whenReady(m_tools.library.subscriptions(), this,
              [this, read = *reading](const Result<Subscriptions>& all) {
                  if (!all)
                      return fail(all.error());
                  for (const Feed& feed : all->feeds) {
                      if (feed.isRefreshable())
                          m_subscribed.insert(subscriptionKey(feed.url), feed.id);
                  }
                  begin(read);
              });
}

FindTask::~FindTask()
{
    m_asked.cancel();
    if (!m_isOver)
        finish(failure(ErrorCode::Cancelled, m_typed));
}

void FindTask::begin(const AddressReading& reading)
{
    if (!reading.paper.isEmpty())
        return lookUp(reading.paper);
    m_stage = reading.feeds.isEmpty() ? Stage::Page : Stage::Named;
    m_waiting = reading.feeds.isEmpty() ? QList<FeedLink>{{reading.page, {}}} : reading.feeds;
    askNext();
}

/// A single paper is no feed, but those of its categories are.
void FindTask::lookUp(const QString& paper)
{
    examine(arxivRecords({paper}),
            [this, paper](const ExaminedDocument& document) { takePaper(document, paper); });
}

void FindTask::takePaper(const ExaminedDocument& document, const QString& paper)
{
    if (!document.feed)
        return fail(document.feed.error());
    for (const ParsedEntry& entry : document.feed->entries) {
        for (const QString& category : entry.categories) {
            const ArxivQuery query{.categories = {category}};
            if (query.check())
                m_waiting.append({query.toUrl(), query.name()});
        }
    }
    if (m_waiting.isEmpty())
        return fail({ErrorCode::NotFound, paper, {}});
    m_stage = Stage::Named;
    m_warnings.append(u"That address is the page of a single paper. This is the feed of its category."_s);
    askNext();
}

void FindTask::askNext()
{
    const FeedLink link = m_waiting.takeFirst();
    examine(link.url, [this, link](const ExaminedDocument& document) { take(link, document); });
}

template<class Done> void FindTask::examine(const QUrl& address, Done done)
{
    const auto read = [this, done](const Reply<ExaminedDocument>& reply) {
        whenReady(reply, this, [this, done](const Result<ExaminedDocument>& document) {
            if (document)
                done(*document);
            else
                fail(document.error());
        });
    };
    if (address.isLocalFile())
        return read(replyFromPool<ExaminedDocument>(m_tools.pool, [address]() -> Result<ExaminedDocument> {
            return examineFile(address, bodyLimit);
        }));
    m_asked = m_tools.fetcher.fetch(
        {.url = addressToAsk(address, QDateTime::currentDateTimeUtc().date()), .bodyLimit = bodyLimit});
    whenReady(m_asked, this, [this, address, read, done](const Result<HttpAnswer>& answer) {
        if (!answer) {
            ExaminedDocument unasked{.address = address};
            unasked.feed = std::unexpected(answer.error());
            unasked.feed.error().subject = address.toString();
            return done(unasked);
        }
        read(replyFromPool<ExaminedDocument>(m_tools.pool,
                                             [answer = *answer, address]() -> Result<ExaminedDocument> {
                                                 return examineAnswer(answer, address);
                                             }));
    });
}

void FindTask::take(const FeedLink& link, const ExaminedDocument& document)
{
    if (document.feed)
        takeFeed(link, document);
    else if (m_stage == Stage::Page && document.isPage)
        takePage(document);
    else
        goOn(document.feed.error());
}

/// The others are offered without being asked.
void FindTask::takeFeed(const FeedLink& link, const ExaminedDocument& document)
{
    FoundFeeds found{.asked = m_typed, .feeds = {previewOf(*document.feed, document.address, link.title)}};
    found.feeds.first().warnings = m_warnings + found.feeds.first().warnings;
    if (isWithoutPapers(found.feeds.first()))
        found.feeds.first().warnings.append(
            u"Nobody of that name has submitted papers. If it is an organisation: its papers have no feed."_s);
    if (m_stage == Stage::Named) {
        for (const FeedLink& other : std::as_const(m_waiting))
            found.feeds.append({.url = other.url.toString(QUrl::FullyEncoded), .title = other.title});
    }
    for (FoundFeed& feed : found.feeds)
        mark(feed, feed.url);
    if (!found.feeds.first().subscribed)
        mark(found.feeds.first(), link.url.toString()); // it moved since it was subscribed to
    finish(found);
}

void FindTask::takePage(const ExaminedDocument& document)
{
    m_waiting = document.named;
    m_stage = Stage::Named;
    if (m_waiting.isEmpty()) {
        m_stage = Stage::Usual;
        for (const QUrl& address : usualFeedAddresses(document.address))
            m_waiting.append({address, {}});
    }
    askNext();
}

/// What answered is no feed: the next, if there is one.
void FindTask::goOn(const Error& error)
{
    if (!m_firstError)
        m_firstError = error;
    if (!m_waiting.isEmpty() && isAboutOneAddress(error.code))
        askNext();
    else if (m_stage == Stage::Usual)
        fail({ErrorCode::HtmlInsteadOfFeed, m_typed, {}});
    else
        fail(*m_firstError);
}

void FindTask::fail(const Error& error)
{
    finish(std::unexpected(error));
}

void FindTask::mark(FoundFeed& feed, const QString& url) const
{
    const auto known = m_subscribed.constFind(subscriptionKey(url));
    if (known != m_subscribed.cend())
        feed.subscribed = *known;
}

void FindTask::finish(const Result<FoundFeeds>& found)
{
    m_isOver = true;
    m_promise.addResult(found);
    m_promise.finish();
}

} // namespace offprint
