#include "app/library/librarycore.h"

#include "app/library/background.h"
#include "app/storage/schema.h"
#include "app/storage/searchtext.h"
#include "app/storage/sessions.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace offprint {

LibraryCore::LibraryCore(const QString& folder, std::chrono::milliseconds busyTimeout, const QString& program,
                         bool makeIfMissing, Announce announce)
    : m_folder(QDir(folder).absolutePath())
    , m_file(m_folder + "/library.sqlite"_L1)
    , m_busyTimeout(busyTimeout)
    , m_program(program.isEmpty() ? u"offprint"_s : program)
    , m_makeIfMissing(makeIfMissing)
    , m_announce(std::move(announce))
    , m_opened(m_openedPromise.get_future().share())
{
    m_logQueue.start(workInBackground);
    m_listReader.queue.start();
    m_countReader.queue.start(workInBackground);
    m_detailReader.queue.start();
}

LibraryCore::~LibraryCore()
{
    m_isClosing = true;
    if (!m_isOpenAsked)
        m_openedPromise.set_value(Error{ErrorCode::Cancelled, m_file, {}});
    m_writerQueue.push(WorkQueue::Lane::Urgent, [this] { close(); });
}

void LibraryCore::close()
{
    if (!m_writer)
        return;
    if (m_isDamaged)
        m_writer->allowCheckpointAtClose(false);
    else if (m_isInSession)
        // If it cannot, the next process sees that this one is no more
        [[maybe_unused]]
        const auto left = attempt(m_file, [this] { Sessions(*m_writer).leave(); });
    m_isInSession = false;
}

Reply<> LibraryCore::open()
{
    const auto answer = [this]() -> Result<> {
        const auto& error = m_opened.get();
        return error ? Result<>(std::unexpected(*error)) : Result<>();
    };
    if (m_isOpenAsked.exchange(true))
        return reply<void>(m_writerQueue, WorkQueue::Lane::Urgent, answer);
    // Before every change that was asked for already: those wait for it, on the same thread
    QPromise<Result<>> promise;
    promise.start();
    Reply<> future = promise.future();
    m_writerQueue.start(answering<void>(std::move(promise), [this, answer] {
        const Result<> result = openNow(); // for which the window waits
        workInBackground();
        m_openedPromise.set_value(result ? std::nullopt : std::optional(result.error()));
        return answer();
    }));
    return future;
}

Result<> LibraryCore::openNow()
{
    const bool isMissing = !QFile::exists(m_file);
    if (isMissing && !m_makeIfMissing)
        return failure(ErrorCode::LibraryUnopenable, m_file, u"there is none yet"_s);
    if (!QDir().mkpath(m_folder))
        return failure(ErrorCode::LibraryUnopenable, m_folder);
    // A library being made is never like this, and SQLite would throw the log away
    if (!isMissing && QFileInfo(m_file).size() == 0 && QFileInfo(m_file + "-wal"_L1).size() > 0)
        return failure(ErrorCode::LibraryDamaged, m_file, u"it is empty, but its log is not"_s);
    const Result<> result = openWritable(isMissing);
    if (result || isMissing)
        return result;
    const ErrorCode code = result.error().code;
    const bool isReadable = code == ErrorCode::LibraryReadOnly || code == ErrorCode::LibraryUnopenable ||
                            code == ErrorCode::DiskFull;
    return isReadable ? openForReading(result.error()) : result;
}

/// Until the file is known to be a library of ours, nothing is written to it: not its journal mode, and not,
/// on closing, what another program may have left in its log.
Result<> LibraryCore::openWritable(bool isMissing)
{
    const auto flattened = [](Result<Result<>> nested) {
        return nested ? *nested : std::unexpected(nested.error());
    };
    Result<> done = attempt(m_file, [this] {
        m_writer = std::make_unique<Connection>(m_file, Connection::Mode::ReadWrite, m_busyTimeout);
        m_writer->allowCheckpointAtClose(false);
    });
    if (done && m_writer->isReadOnly())
        done = failure(ErrorCode::LibraryReadOnly, m_file);
    if (done && !isMissing)
        done = flattened(attempt(m_file, [this] { return judge(); }));
    if (done)
        done = flattened(attempt(m_file, [this] { return makeReady(); }));
    if (!done) {
        done = std::unexpected(withHolder(done.error()));
        m_writer.reset();
    }
    return done;
}

Result<> LibraryCore::judge()
{
    const bool isEmpty = m_writer->number("SELECT count(*) FROM sqlite_schema") == 0;
    if (!isEmpty && m_writer->number("PRAGMA application_id") != applicationId)
        return failure(ErrorCode::LibraryForeign, m_file);
    const qint64 version = m_writer->number("PRAGMA user_version");
    if (version > migrations().last().version)
        return failure(ErrorCode::LibraryNewer, m_file, u"version %1"_s.arg(version));
    return {};
}

/// A library that is up to date is only looked at: opening it waits for no other process and writes nothing.
Result<> LibraryCore::makeReady()
{
    if (Result<> logged = useWriteAheadLog(*m_writer, m_busyTimeout); !logged) {
        logged.error().subject = m_file;
        return logged;
    }
    if (const Result<> migrated = migrate(*m_writer, m_file, migrations()); !migrated)
        return migrated;
    m_writer->allowCheckpointAtClose(true);
    const char* const everFilled = "SELECT count(*) FROM sqlite_sequence";
    if (fillNew && m_writer->number(everFilled) == 0) {
        WriteTransaction transaction(*m_writer, Durability::User);
        if (m_writer->number(everFilled) == 0) // still, now that no other process can
            fillNew(*m_writer);
        transaction.commit();
    }
    m_dataVersion = m_writer->number("PRAGMA data_version");
    m_logWriter = std::make_unique<Connection>(m_file, Connection::Mode::ReadWrite, m_busyTimeout);
    m_logWriter->allowCheckpointAtClose(false); // m_writer, which is closed after it, does
    m_writer->afterCommit([this](int logPages) {
        if (logPages < m_logPages)
            m_writtenBackPages = 0; // it was begun anew
        m_logPages = logPages;
        writeBackLater(m_writtenBackPages + longLog);
    });
    return {};
}

/// If the log is longer than this. It is begun anew by the first commit that finds all of it written back.
void LibraryCore::writeBackLater(int length)
{
    if (m_logPages < length || m_logPages == m_writtenBackPages)
        return;
    m_writtenBackPages = m_logPages;
    m_logQueue.push(WorkQueue::Lane::Normal, [this] {
        if (!m_isDamaged)
            m_logWriter->writeBack();
    });
}

/// The search index, piece by piece, as long as nothing else is to be written.
void LibraryCore::tidyLater()
{
    if (std::exchange(m_isTidying, true))
        return;
    m_writerQueue.push(WorkQueue::Lane::Idle, [this] {
        m_isTidying = false;
        const auto isMoreLeft = write<bool>(
            Durability::Feed, [](Connection& connection) -> Result<bool> { return tidyIndex(connection); });
        std::this_thread::sleep_for(gapForOthers);
        if (isMoreLeft.value_or(false))
            tidyLater();
    });
}

/// A library that cannot be written can still be read: as it is, if SQLite may not even make its lock files.
Result<> LibraryCore::openForReading(const Error& why)
{
    m_writer.reset();
    for (const bool isImmutable : {false, true}) {
        m_isImmutable = isImmutable;
        if (prepare(m_detailReader) && attempt(m_file, [this] {
                return m_detailReader.connection->number("SELECT count(*) FROM paper");
            })) {
            m_whyUnwritable = {ErrorCode::LibraryReadOnly, m_file, {}};
            if (why.code == ErrorCode::DiskFull)
                m_whyUnwritable = why;
            return {};
        }
        m_detailReader.connection.reset();
    }
    return std::unexpected(why);
}

Result<> LibraryCore::prepare(Reader& reader)
{
    if (reader.connection)
        return {};
    const QString file =
        m_isImmutable
            ? QString::fromUtf8("file:" + QFile::encodeName(m_file).toPercentEncoding("/") + "?immutable=1")
            : m_file;
    return attempt(m_file, [&] {
        reader.connection = std::make_unique<Connection>(file, Connection::Mode::ReadOnly, m_busyTimeout);
    });
}

/// Told in a transaction of its own: one that waits for us must be able to read it while we write.
void LibraryCore::enterSession()
{
    if (m_isInSession)
        return;
    WriteTransaction transaction(*m_writer, Durability::Feed);
    Sessions(*m_writer).enter(m_program);
    transaction.commit();
    m_isInSession = true;
}

quint64 LibraryCore::nextInLane(int lane)
{
    const std::lock_guard lock(m_laneMutex);
    return ++m_newest[lane];
}

bool LibraryCore::isStale(int lane, quint64 number)
{
    const std::lock_guard lock(m_laneMutex);
    return lane != 0 && m_newest.value(lane) != number;
}

void LibraryCore::lookForOthers()
{
    if (!m_isOpenAsked)
        return;
    m_writerQueue.push(WorkQueue::Lane::Urgent, [this] {
        if (!m_writer)
            return;
        const auto version = attempt(m_file, [this] { return m_writer->number("PRAGMA data_version"); });
        if (!version || *version == m_dataVersion)
            return;
        m_dataVersion = *version;
        LibraryChange change;
        change.everything = true;
        m_announce(change);
    });
}

void LibraryCore::announceIf(bool isGood, const LibraryChange& change)
{
    if (isGood && !change.isEmpty())
        m_announce(change);
}

/// A feed of thousands is told in a few large pieces, not in one for every transaction.
void LibraryCore::announceInTime(const LibraryChange& change, bool isOver)
{
    if (m_untold.isEmpty())
        m_sinceTold.start();
    m_untold.papersAdded |= change.papersAdded;
    m_untold.papersChanged |= change.papersChanged;
    for (const auto& [search, papers] : change.toldBy.asKeyValueRange())
        m_untold.toldBy[search] |= papers;
    m_untold.subscriptions |= change.subscriptions;
    m_untold.steps |= change.steps;
    if (isOver || m_sinceTold.hasExpired(announceMilliseconds))
        announceIf(true, std::exchange(m_untold, {}));
}

/// What is damaged stays as it is: whoever mends it wants nothing written over it.
Error LibraryCore::noted(Error error)
{
    if (error.code == ErrorCode::LibraryDamaged)
        m_isDamaged = true;
    return error;
}

Error LibraryCore::withHolder(Error error)
{
    if (error.code == ErrorCode::LibraryBusy && m_writer) {
        const auto others = attempt(m_file, [this] { return Sessions(*m_writer).others(); });
        error.detail = others ? *others : QString();
    }
    return error;
}

} // namespace offprint
