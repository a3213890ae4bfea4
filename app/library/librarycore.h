#pragma once

#include "app/library/workqueue.h"
#include "app/storage/connection.h"
#include "app/storage/feedtables.h"
#include "app/storage/librarytables.h"
#include "models/library.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QPromise>
#include <QtCore/QScopeGuard>

#include <atomic>
#include <functional>
#include <future>

namespace offprint {

/// The library's threads and connections: one writer, one reader for lists and searches, one for what is
/// counted by the way, one for all other reads, and one that writes a long log back into the file, so that no
/// commit has to.
///
/// Each function here returns at once; its work runs on the thread it belongs to, and never before the
/// library is open. `announce` is called on the writer thread, after the commit.
///
/// Once any read finds the file damaged, nothing is written to it any more.
class LibraryCore
{
public:
    using Announce = std::function<void(const LibraryChange&)>;
    using Pause = std::function<bool(int done)>;

    LibraryCore(const QString& folder, std::chrono::milliseconds busyTimeout, const QString& program,
                bool makeIfMissing, Announce announce);
    ~LibraryCore();
    Q_DISABLE_COPY_MOVE(LibraryCore)

    Reply<> open();
    [[nodiscard]] QString folder() const { return m_folder; }

    /// Announces `everything` if another process has written since the last look.
    void lookForOthers();

    /// Fills a library into which nothing was ever put, in one transaction. Set before `open()`.
    std::function<void(Connection&)> fillNew;

    template<class T, class Work> Reply<T> readConnection(Work work)
    {
        return reply<T>(m_detailReader.queue, WorkQueue::Lane::Normal,
                        [this, work = std::move(work)]() mutable {
                            return readNow<T>(m_detailReader, work, [this] { return m_isClosing.load(); });
                        });
    }

    template<class T, class Work> Reply<T> read(Work work)
    {
        return readConnection<T>([work = std::move(work)](Connection& connection) mutable {
            LibraryReader reader(connection);
            return work(reader);
        });
    }

    /// A read that a newer one of the same lane interrupts; lane 0 is never interrupted.
    template<class T, class Work> Reply<T> search(int lane, Work work)
    {
        return readInLane<T>(m_listReader, lane, std::move(work));
    }

    /// As `search`; what takes its time holds up no list.
    template<class T, class Work> Reply<T> count(int lane, Work work)
    {
        return readInLane<T>(m_countReader, lane, std::move(work));
    }

    /// A change in one transaction, in the order it was asked for: the user's go before what feeds brought.
    template<class T, class Work> Reply<T> change(Durability durability, Work work)
    {
        const auto lane = durability == Durability::User ? WorkQueue::Lane::Urgent : WorkQueue::Lane::Normal;
        return reply<T>(m_writerQueue, lane, [this, durability, work = std::move(work)]() mutable {
            LibraryChange told;
            auto result =
                write<T>(durability, [&](Connection& connection) { return work(connection, told); });
            announceIf(result.has_value(), told);
            return result;
        });
    }

    /// A change of the user's in many short transactions: `work` returns nothing as long as it has more to
    /// do, and knows when the next one may be its last. Between two of them the user's other changes are
    /// made; at the end all of it is on disk.
    template<class T, class Work> Reply<T> changeInBatches(Work work)
    {
        return reply<T>(
            m_writerQueue, WorkQueue::Lane::Urgent, [this, work = std::move(work)]() mutable -> Result<T> {
                while (true) {
                    const auto durability = work.mayNextBeLast() ? Durability::User : Durability::Feed;
                    LibraryChange told;
                    auto result = write<std::optional<T>>(
                        durability, [&](Connection& connection) { return work(connection, told); });
                    const bool isOver = !result || *result;
                    announceInTime(result ? told : LibraryChange(), isOver);
                    if (!result)
                        return std::unexpected(result.error());
                    if (isOver)
                        return **result;
                    if (!m_writerQueue.isStopping())
                        m_writerQueue.runUrgent();
                    std::this_thread::sleep_for(gapForOthers);
                }
            });
    }

    /// A long change in many short transactions. `work` returns nothing as long as it has more to do, and
    /// stops when its Pause, asked with the number of steps done in this transaction, says so; between two
    /// transactions the user's changes are made.
    template<class T, class Work> Reply<T> storeInBatches(Work work)
    {
        return reply<T>(
            m_writerQueue, WorkQueue::Lane::Normal, [this, work = std::move(work)]() mutable -> Result<T> {
                while (!m_writerQueue.isStopping()) {
                    QElapsedTimer batch;
                    batch.start();
                    const Pause pause = [&](int done) {
                        return done >= batchSize || batch.hasExpired(batchMilliseconds) ||
                               m_writerQueue.hasUrgent();
                    };
                    LibraryChange told;
                    auto result = write<std::optional<T>>(Durability::Feed, [&](Connection& connection) {
                        return work(connection, told, pause);
                    });
                    const bool isOver = !result || *result;
                    announceInTime(result ? told : LibraryChange(), isOver);
                    if (!result)
                        return std::unexpected(result.error());
                    if (isOver) {
                        writeBackLater(longLog);
                        tidyLater();
                        return **result;
                    }
                    m_writerQueue.runUrgent();
                    std::this_thread::sleep_for(gapForOthers);
                }
                return failure(ErrorCode::Cancelled);
            });
    }

private:
    /// What is indexed and committed before a star can be set, and how long other processes may wait.
    static constexpr int batchSize = 2000;
    static constexpr qint64 batchMilliseconds = 250;
    static constexpr int longLog = 4000;                        ///< pages
    static constexpr std::chrono::milliseconds gapForOthers{1}; ///< in which another process gets the lock
    static constexpr qint64 announceMilliseconds = 200; ///< between two announcements of one feed's papers

    /// A reading thread; its connection is made with the first read.
    struct Reader
    {
        std::unique_ptr<Connection> connection;
        WorkQueue queue;
    };

    template<class T, class Work> static Reply<T> reply(WorkQueue& queue, WorkQueue::Lane lane, Work work)
    {
        QPromise<Result<T>> promise;
        promise.start();
        Reply<T> future = promise.future();
        queue.push(lane, answering<T>(std::move(promise), std::move(work)));
        return future;
    }

    template<class T, class Work> static WorkQueue::Job answering(QPromise<Result<T>> promise, Work work)
    {
        return [promise = std::move(promise), work = std::move(work)]() mutable {
            promise.addResult(work());
            promise.finish();
        };
    }

    template<class T, class Work> Reply<T> readInLane(Reader& on, int lane, Work work)
    {
        const quint64 number = nextInLane(lane);
        return reply<T>(
            on.queue, WorkQueue::Lane::Normal, [this, &on, lane, number, work = std::move(work)]() mutable {
                const auto search = [&work](Connection& connection) {
                    LibraryReader reader(connection);
                    return work(reader);
                };
                return readNow<T>(on, search,
                                  [this, lane, number] { return m_isClosing || isStale(lane, number); });
            });
    }

    template<class T, class Work>
    Result<T> readNow(Reader& reader, Work&& work, const std::function<bool()>& isUnwanted)
    {
        if (const auto& error = m_opened.get())
            return std::unexpected(*error);
        if (isUnwanted())
            return failure(ErrorCode::Cancelled);
        auto ready = prepare(reader);
        if (!ready)
            return std::unexpected(noted(ready.error()));
        auto result = attempt(m_file, [&] {
            const ReadScope scope(*reader.connection);
            reader.connection->stopWhen(isUnwanted);
            const auto unwatch = qScopeGuard([&reader] { reader.connection->stopWhen({}); });
            return work(*reader.connection);
        });
        return result ? *std::move(result) : Result<T>(std::unexpected(noted(result.error())));
    }

    template<class T, class Work> Result<T> write(Durability durability, Work work)
    {
        if (const auto& error = m_opened.get())
            return std::unexpected(*error);
        if (!m_writer)
            return std::unexpected(m_whyUnwritable);
        if (m_isDamaged)
            return failure(ErrorCode::LibraryDamaged, m_file);
        auto result = attempt(m_file, [&]() -> Result<T> {
            enterSession();
            WriteTransaction transaction(*m_writer, durability);
            Result<T> inner = work(*m_writer);
            if (inner)
                transaction.commit();
            return inner;
        });
        if (!result)
            return std::unexpected(noted(withHolder(result.error())));
        return *std::move(result);
    }

    Result<> openNow();
    Result<> openWritable(bool isMissing);
    Result<> judge();
    Result<> makeReady();
    Result<> openForReading(const Error& why);
    Result<> prepare(Reader& reader);
    void enterSession();
    [[nodiscard]] quint64 nextInLane(int lane);
    [[nodiscard]] bool isStale(int lane, quint64 number);
    void announceIf(bool isGood, const LibraryChange& change);
    void announceInTime(const LibraryChange& change, bool isOver);
    [[nodiscard]] Error withHolder(Error error);
    [[nodiscard]] Error noted(Error error);
    void writeBackLater(int length);
    void tidyLater();
    void close();

    QString m_folder;
    QString m_file;
    std::chrono::milliseconds m_busyTimeout;
    QString m_program;
    bool m_makeIfMissing;
    Announce m_announce;
    std::promise<std::optional<Error>> m_openedPromise;
    std::shared_future<std::optional<Error>> m_opened;
    std::atomic<bool> m_isOpenAsked = false;
    std::atomic<bool> m_isClosing = false;
    std::atomic<bool> m_isDamaged = false;
    bool m_isImmutable = false;
    std::mutex m_laneMutex;
    QHash<int, quint64> m_newest; ///< by lane; guarded by m_laneMutex

    // Of the writer thread
    Error m_whyUnwritable; ///< where the library could be opened for reading only
    qint64 m_dataVersion = 0;
    bool m_isInSession = false;
    bool m_isTidying = false;
    int m_logPages = 0;         ///< in the write-ahead log
    int m_writtenBackPages = 0; ///< of them, when they were last written back
    LibraryChange m_untold;
    QElapsedTimer m_sinceTold;
    std::unique_ptr<Connection> m_writer;

    std::unique_ptr<Connection> m_logWriter;
    WorkQueue m_logQueue; ///< m_logWriter's thread
    Reader m_listReader;
    Reader m_countReader;
    Reader m_detailReader;
    WorkQueue m_writerQueue; ///< last: joined first, before what its jobs use
};

} // namespace offprint
