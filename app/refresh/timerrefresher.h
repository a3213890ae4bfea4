#pragma once

#include "app/library/feedstore.h"
#include "app/refresh/politefetch.h"
#include "app/refresh/refreshoptions.h"
#include "models/refresher.h"

#include <QtCore/QThread>

namespace offprint {

class RefreshWorker;

/// Refreshes feeds on a thread of its own, by timer and when asked.
///
/// The thread owns the timer and the network access; parsing runs on a small pool; storing goes through the
/// FeedStore, which must outlive this object. Nothing is scheduled until `start()`. The destructor drops what
/// is being asked and joins the thread; what it gave to the store is still stored.
class TimerRefresher final : public Refresher, public PageFetcher
{
    Q_OBJECT

public:
    using Options = RefreshOptions;

    explicit TimerRefresher(FeedStore& store, Options options = {}, QObject* parent = nullptr);
    ~TimerRefresher() override;

    /// Lets the timer run: feeds that are due are asked, now and from now on.
    void start();
    void setInterval(std::chrono::minutes interval);

    /// See RefreshOptions; for requests from now on.
    void setProxy(const QString& proxy);

    /// What the system knows of the network: offline, only feeds on this computer are asked. Back online,
    /// what is due.
    void setOnline(bool isOnline);

    Reply<HttpAnswer> fetch(const PageRequest& request) override;

    void lookAgain() override;

    void refreshAll() override;
    void refresh(const QList<FeedId>& feeds) override;
    void cancel() override;
    [[nodiscard]] RefreshStatus status() const override { return m_status; }

private:
    template<class Work> void onThread(Work work);

    QThread m_thread;
    RefreshWorker* m_worker; ///< lives on m_thread and is deleted there
    RefreshStatus m_status;  ///< the last one sent from there
};

} // namespace offprint
