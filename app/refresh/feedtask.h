#pragma once

#include "app/refresh/documentreading.h"
#include "app/refresh/refreshtools.h"
#include "app/refresh/schedule.h"
#include "models/refresher.h"
#include "models/sentence.h"

namespace offprint {

/// The refresh of one feed: waits for its turn, asks, reads the document, has it stored, and tells how that
/// ended.
///
/// Begins when constructed, on the network's thread. What brought no document is not written by the task:
/// `record()` is what its owner has to. Errors are the outcome's, with the feed's name as their subject.
class FeedTask final : public QObject
{
    Q_OBJECT

public:
    FeedTask(FeedRequest feed, const RefreshTools& tools, QObject* parent);
    ~FeedTask() override;

    [[nodiscard]] FeedId feed() const { return m_feed.id; }
    [[nodiscard]] QString name() const { return m_feed.name; }
    [[nodiscard]] QString host() const { return m_url.host(); }
    [[nodiscard]] std::chrono::minutes interval() const { return m_interval; }

    /// Whether asking it needs a network beside this computer.
    [[nodiscard]] bool needsNetwork() const;

    /// Whether an answer, or a refusal, came from the network.
    [[nodiscard]] bool hasReached() const { return m_hasReached; }

    /// What is to be written; not before `finished`. Nothing where the store has it already, or the feed was
    /// dropped.
    [[nodiscard]] const std::optional<FeedRecord>& record() const { return m_record; }

    /// Whether the store has written it, and when the feed is due next with it.
    [[nodiscard]] bool isStored() const { return m_isStored; }

    /// Ends it as Cancelled, unless its last part is being stored: then that is finished first.
    void cancel();

    /// Ends it as not asked, unless it is past that.
    void leaveUnasked(LogRemark why, const QDateTime& until = {});

Q_SIGNALS:
    void begun();                                        ///< its turn has come
    void finished(const offprint::FeedOutcome& outcome); ///< once, the last signal

private:
    void fetch();
    void takeAnswer(const Result<HttpAnswer>& answer);
    void takeFailure(const Error& error);
    void refuse(const HttpAnswer& answer);
    void readRefusal(const HttpAnswer& answer);
    void readFile();
    void takeFile(const Result<QByteArray>& body);
    void read(const HttpAnswer& answer);
    void takeReading(const DocumentReading& reading, const HttpAnswer& answer);
    void store(const DocumentReading& reading, const HttpAnswer& answer);
    void takeStored(const Result<StoreOutcome>& stored);
    void takeUnchanged(const HttpAnswer& answer, const QByteArray& bodyHash);
    void noteAnswer(const HttpAnswer& answer);
    void fail(const Error& error);
    void failWithoutRecord(const Error& error);
    void notAsked(LogRemark why, const QDateTime& until);
    void finish();
    [[nodiscard]] AnswerFacts factsOf(const HttpAnswer& answer, const QByteArray& bodyHash,
                                      const std::optional<FeedTiming>& timing);

    FeedRequest m_feed;
    RefreshTools m_tools;
    std::chrono::minutes m_interval;
    QUrl m_url;
    PoliteFetch* m_fetch = nullptr; ///< a child, until it answered
    FeedOutcome m_outcome;
    std::optional<FeedRecord> m_record;
    std::optional<QDateTime> m_retryAsked;
    QDateTime m_hostPause; ///< that a host asked for
    QString m_pausedHost;
    std::shared_ptr<std::atomic<bool>> m_isUnwanted = std::make_shared<std::atomic<bool>>(false);
    bool m_hasSlot = false;
    bool m_hasReached = false;
    bool m_isStoring = false;
    bool m_isStored = false;
    bool m_isOver = false;
};

} // namespace offprint
