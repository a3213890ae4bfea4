#include "app/refresh/timerrefresher.h"

#include "app/refresh/refreshworker.h"
#include "models/webaddress.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPromise>

namespace offprint {

namespace {

QByteArray ownUserAgent()
{
    const QString version = QCoreApplication::applicationVersion();
    const QString name =
        version.isEmpty() ? QStringLiteral("Offprint") : QStringLiteral("Offprint/") + version;
    return name.toLatin1() + " (desktop feed reader)";
}

} // namespace

TimerRefresher::TimerRefresher(FeedStore& store, Options options, QObject* parent)
    : Refresher(parent)
{
    if (options.userAgent.isEmpty())
        options.userAgent = ownUserAgent();
    m_worker = new RefreshWorker(store, std::move(options));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &RefreshWorker::begin);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &RefreshWorker::statusChanged, this, [this](const RefreshStatus& status) {
        m_status = status;
        Q_EMIT statusChanged(status);
    });
    connect(m_worker, &RefreshWorker::feedFinished, this, &Refresher::feedFinished);
    connect(m_worker, &RefreshWorker::roundFinished, this, &Refresher::roundFinished);
    m_thread.setObjectName(QStringLiteral("refresh"));
    m_thread.start();
}

TimerRefresher::~TimerRefresher()
{
    m_thread.quit();
    m_thread.wait();
}

template<class Work> void TimerRefresher::onThread(Work work)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, work = std::move(work)] { work(*worker); }, Qt::QueuedConnection);
}

void TimerRefresher::start()
{
    onThread([](RefreshWorker& worker) { worker.keepTime(); });
}

void TimerRefresher::setInterval(std::chrono::minutes interval)
{
    onThread([interval](RefreshWorker& worker) { worker.setInterval(interval); });
}

void TimerRefresher::setProxy(const QString& proxy)
{
    onThread([proxy](RefreshWorker& worker) { worker.setProxy(proxy); });
}

void TimerRefresher::setOnline(bool isOnline)
{
    onThread([isOnline](RefreshWorker& worker) { worker.setOnline(isOnline); });
}

Reply<HttpAnswer> TimerRefresher::fetch(const PageRequest& request)
{
    if (!isWebAddress(request.url))
        return QtFuture::makeReadyValueFuture(
            Result<HttpAnswer>(failure(ErrorCode::BadAddress, request.url.toString())));
    auto promise = std::make_shared<QPromise<Result<HttpAnswer>>>();
    promise->start();
    onThread([request, promise](RefreshWorker& worker) { worker.fetch(request, promise); });
    return promise->future();
}

void TimerRefresher::lookAgain()
{
    onThread([](RefreshWorker& worker) { worker.lookAgain(); });
}

void TimerRefresher::refreshAll()
{
    onThread([](RefreshWorker& worker) { worker.refreshAll(); });
}

void TimerRefresher::refresh(const QList<FeedId>& feeds)
{
    onThread([wanted = QSet<FeedId>(feeds.begin(), feeds.end())](RefreshWorker& worker) {
        worker.refresh(wanted);
    });
}

void TimerRefresher::cancel()
{
    onThread([](RefreshWorker& worker) { worker.cancel(); });
}

} // namespace offprint
