#include "app/refresh/oldertask.h"

#include "app/feeds/wantedentries.h"
#include "app/library/hostlane.h"
#include "app/refresh/answerreading.h"
#include "app/refresh/poolreply.h"
#include "models/reply.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace offprint {

namespace {

/// A server that has too much to do, or too much of us.
bool isLater(const HttpAnswer& answer)
{
    return answer.status == 429 || answer.status == 503;
}

} // namespace

OlderTask::OlderTask(const Feed& feed, const OlderPages& pages, const OlderProgress& progress,
                     const OlderTools& tools, QObject* parent)
    : QObject(parent)
    , m_feed(feed)
    , m_pages(pages)
    , m_progress(progress)
    , m_tools(tools)
{
    m_progress.isRunning = true;
    m_progress.isFinished = false;
    m_progress.failure.reset();
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &OlderTask::ask);
    m_pause.start(0ms);
}

OlderTask::~OlderTask()
{
    m_asked.cancel();
}

void OlderTask::ask()
{
    ++m_tries;
    m_asked = m_tools.fetcher.fetch({.url = m_pages.address(), .patience = m_tools.options.patience});
    whenReady(m_asked, this, [this](const Result<HttpAnswer>& answer) {
        if (answer)
            take(*answer);
        else
            fail(answer.error());
    });
}

void OlderTask::take(const HttpAnswer& answer)
{
    if (isLater(answer))
        return askAgain(answer);
    const QString url = m_pages.address().toString();
    auto read =
        replyFromPool<ParsedFeed>(m_tools.pool, [answer, url, name = m_feed.name()]() -> Result<ParsedFeed> {
            return readAnswer(answer, {.url = url, .charset = answer.charset(), .subject = name});
        });
    whenReady(read, this, [this](const Result<ParsedFeed>& page) {
        if (page)
            takePage(*page);
        else
            fail(page.error());
    });
}

/// The line of the host waits as long as it was asked to; without being told how long, we do.
void OlderTask::askAgain(const HttpAnswer& answer)
{
    if (m_tries >= m_tools.options.tries)
        return fail({ErrorCode::RateLimited, {}, {}, answer.status});
    m_pause.start(answer.retryAfter.isEmpty() ? m_tools.options.retryPause : 0ms);
}

/// arXiv's search at times gives an empty page where there are papers: it is asked again before that is
/// believed.
void OlderTask::takePage(const ParsedFeed& page)
{
    const bool isSuspect = page.entries.isEmpty() && m_pages.endsWithEmptyPage();
    if (isSuspect && m_tries < std::min(3, m_tools.options.tries))
        m_pause.start(pageGap());
    else
        store(page);
}

/// Without the page's own title and the facts of its answer: those are not the feed's.
void OlderTask::store(const ParsedFeed& page)
{
    ParsedFeed papers = page;
    keepWanted(papers, QUrl(m_feed.url));
    papers.kind = m_feed.kind;
    papers.title.clear();
    papers.site.clear();
    if (papers.entries.isEmpty())
        return goOn(page.entries, 0);
    whenReady(m_tools.stores.feeds.storePart(m_feed.id, {papers, 0, {}}), this,
              [this, entries = page.entries](const Result<StoreOutcome>& stored) {
                  if (stored)
                      goOn(entries, stored->newPapers);
                  else
                      fail(stored.error());
              });
}

void OlderTask::goOn(const QList<ParsedEntry>& entries, int newPapers)
{
    const bool hasMore = m_pages.advance(entries);
    m_tries = 0;
    ++m_progress.pages;
    m_progress.newPapers += newPapers;
    m_progress.reached = m_pages.reached();
    const bool isFarEnough =
        m_progress.until.isValid() && m_progress.reached.isValid() && m_progress.reached <= m_progress.until;
    m_progress.isFinished = !hasMore || isFarEnough;
    whenReady(m_tools.stores.states.keepOlderState({m_progress, m_pages.cursor()}), this,
              [this](const Result<>& kept) {
                  if (!kept)
                      return fail(kept.error());
                  m_progress.isRunning = !m_progress.isFinished;
                  if (m_progress.isRunning)
                      m_pause.start(pageGap());
                  Q_EMIT progressed(m_progress);
              });
}

std::chrono::milliseconds OlderTask::pageGap() const
{
    const bool isArxiv = hostLane(m_pages.address().host()) == arxivLane;
    return isArxiv ? m_tools.options.arxivPause : m_tools.options.pagePause;
}

void OlderTask::fail(Error error)
{
    if (error.code > ErrorCode::DiskFull)
        error.subject = m_feed.name();
    m_progress.isRunning = false;
    m_progress.isFinished = false;
    m_progress.failure = error;
    Q_EMIT progressed(m_progress);
}

} // namespace offprint
