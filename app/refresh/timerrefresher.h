#pragma once

#include "app/library/feedstore.h"
#include "models/refresher.h"

#include <QtCore/QThread>

#include <memory>

namespace offprint {

/// Refreshes feeds on a thread of its own, by timer and when asked.
///
/// The thread owns the timer and the network access; parsing runs on a small pool; storing goes through the
/// FeedStore, which must outlive this object. Nothing is scheduled until `start()`. The destructor cancels
/// the round and joins the thread.
class TimerRefresher final : public Refresher
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::minutes interval{30};                ///< for feeds that have none of their own
        std::chrono::milliseconds connectTimeout{20'000}; ///< to the first byte
        std::chrono::milliseconds idleTimeout{30'000};    ///< without a byte
        std::chrono::milliseconds totalTimeout{180'000};
        qint64 bodyLimit = 64LL * 1024 * 1024; ///< bytes, after decompression
        int requestsAtOnce = 6;
        std::chrono::milliseconds arxivPause{
            3'000};           ///< between two requests to arxiv.org hosts; arXiv API terms
        QByteArray userAgent; ///< empty: Offprint's own
    };

    TimerRefresher(FeedStore& store, Options options, QObject* parent = nullptr);
    ~TimerRefresher() override;

    /// Lets the timer run: feeds that are due are asked, now and from now on.
    void start();
    void setInterval(std::chrono::minutes interval);

    void refreshAll() override;
    void refresh(const QList<FeedId>& feeds) override;
    void cancel() override;
    [[nodiscard]] RefreshStatus status() const override;

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< lives on m_thread
    RefreshStatus m_status;           ///< the last one sent from there
};

} // namespace offprint
