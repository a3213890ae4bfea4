#pragma once

#include "app/refresh/httpfetch.h"
#include "app/refresh/refreshoptions.h"
#include "app/refresh/schedule.h"
#include "models/refresher.h"

#include <QtCore/QThreadPool>

namespace offprint {

/// What the feeds of a round share.
struct RefreshTools
{
    QNetworkAccessManager& network;
    QThreadPool& pool; ///< for reading files and documents
    FeedStore& store;
    const RefreshOptions& options;
};

/// The refresh of one feed: asks, follows redirects, reads the document, has it stored, and tells how that
/// ended.
///
/// Asks nothing of its own accord: whoever owns it calls `ask()` when the host of `url()` may be asked, at
/// first and after each `redirected`. Lives on the network's thread. Errors are the outcome's, with the
/// feed's name as their subject.
class FeedTask final : public QObject
{
    Q_OBJECT

public:
    FeedTask(FeedRequest feed, const RefreshTools& tools, QObject* parent);

    [[nodiscard]] FeedId feed() const { return m_feed.id; }
    [[nodiscard]] QString name() const { return m_feed.name; }
    [[nodiscard]] QUrl url() const { return m_url; } ///< to be asked next
    [[nodiscard]] std::chrono::minutes interval() const { return m_interval; }

    /// Whether the library knows when the feed is due next; not before `finished`.
    [[nodiscard]] bool isRecorded() const { return m_isRecorded; }

    void ask();

    /// Ends it as Cancelled, unless it is being stored: then that is finished first.
    void cancel();

Q_SIGNALS:
    void requestEnded(); ///< once after each `ask()`: its host may be asked by others
    void redirected();
    void finished(const offprint::FeedOutcome& outcome); ///< once, the last signal

private:
    struct Document;
    struct Reading;

    void askServer();
    void endRequest();
    void takeAnswer(const Result<HttpAnswer>& answer);
    void follow(const HttpAnswer& answer);
    void refuse(const HttpAnswer& answer);
    void refuseForNow(const HttpAnswer& answer);
    void readRefusal(const HttpAnswer& answer);
    void readFile();
    void read(const Document& document);
    void takeReading(const Reading& reading, const HttpAnswer& answer);
    void store(const ParsedFeed& parsed, const AnswerFacts& facts);
    void recordUnchanged(const AnswerFacts& facts);
    void fail(const Error& error, const std::optional<QDateTime>& retryAfter = {});
    void failWithoutRecord(const Error& error);
    void finish();
    [[nodiscard]] AnswerFacts factsOf(const HttpAnswer& answer, const QByteArray& bodyHash) const;

    FeedRequest m_feed;
    RefreshTools m_tools;
    std::chrono::minutes m_interval;
    std::chrono::milliseconds m_timeLeft;
    QUrl m_url;
    HttpFetch* m_fetch = nullptr; ///< a child, while a request runs
    QElapsedTimer m_sinceAsked;
    FeedOutcome m_outcome;
    int m_redirects = 0;
    bool m_isAsking = false;
    bool m_isStoring = false;
    bool m_isOver = false;
    bool m_isRecorded = false;
};

} // namespace offprint
