#include "app/library/librarycore.h"

#include "app/storage/schema.h"
#include "app/storage/sessions.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace offprint {

LibraryCore::LibraryCore(const QString& folder, std::chrono::milliseconds busyTimeout, const QString& program, bool makeIfMissing,
                         Announce announce)
    : m_folder(QDir(folder).absolutePath())
    , m_file(m_folder + "/library.sqlite"_L1)
    , m_busyTimeout(busyTimeout)
    , m_program(program.isEmpty() ? u"offprint"_s : program)
    , m_makeIfMissing(makeIfMissing)
    , m_announce(std::move(announce))
    , m_opened(m_openedPromise.get_future().share())
{
}

LibraryCore::~LibraryCore()
{
    if (!m_isOpenAsked)
        m_openedPromise.set_value(Error{ErrorCode::Cancelled, m_file, {}});
    m_writerQueue.push(WorkQueue::Lane::Urgent, [this] {
        if (m_writer && !m_writer->isReadOnly())
            static_cast<void>(attempt(m_file, [this] { Sessions(*m_writer).leave(); }));
    });
    m_listReader.interrupt();
}

void LibraryCore::Reader::interrupt()
{
    const std::lock_guard lock(mutex);
    if (connection)
        connection->interrupt();
}

Reply<> LibraryCore::open()
{
    m_isOpenAsked = true;
    return reply<void>(m_writerQueue, WorkQueue::Lane::Urgent, [this] {
        const Result<> result = openNow();
        m_openedPromise.set_value(result ? std::nullopt : std::optional(result.error()));
        return result;
    });
}

Result<> LibraryCore::openNow()
{
    if (!m_makeIfMissing && !QFile::exists(m_file))
        return failure(ErrorCode::LibraryUnopenable, m_file, u"there is none yet"_s);
    if (!QDir().mkpath(m_folder))
        return failure(ErrorCode::LibraryUnopenable, m_folder);
    const Result<> result = openWritable();
    if (result || !QFile::exists(m_file))
        return result;
    const ErrorCode code = result.error().code;
    return code == ErrorCode::LibraryReadOnly || code == ErrorCode::LibraryUnopenable ? openForReading(result.error()) : result;
}

Result<> LibraryCore::openWritable()
{
    const bool isNew = !QFile::exists(m_file) || QFile(m_file).size() == 0;
    auto made = attempt(m_file, [&] { m_writer = std::make_unique<Connection>(m_file, Connection::Mode::ReadWrite, m_busyTimeout); });
    if (!made)
        return made;
    if (m_writer->isReadOnly())
        return failure(ErrorCode::LibraryReadOnly, m_file);
    // The versions are looked at before anything is written, the journal mode included
    if (!isNew) {
        auto known = attempt(m_file, [&]() -> Result<> {
            if (m_writer->number("PRAGMA application_id") != applicationId && m_writer->number("SELECT count(*) FROM sqlite_schema") > 0)
                return failure(ErrorCode::LibraryForeign, m_file);
            const qint64 version = m_writer->number("PRAGMA user_version");
            if (version > migrations().last().version)
                return failure(ErrorCode::LibraryNewer, m_file, u"version %1"_s.arg(version));
            return {};
        });
        if (!known || !*known) {
            m_writer.reset();
            return known ? *known : Result<>(std::unexpected(known.error()));
        }
    }
    auto prepared = attempt(m_file, [&]() -> Result<> {
        if (m_writer->text("PRAGMA journal_mode = WAL") != "wal"_L1)
            return failure(ErrorCode::LibraryUnopenable, m_file, u"its disk does not support write-ahead logging"_s);
        if (const Result<> migrated = migrate(*m_writer, m_file, migrations()); !migrated)
            return migrated;
        WriteTransaction transaction(*m_writer, Durability::User);
        Sessions(*m_writer).enter(m_program);
        if (isNew && afterCreation)
            afterCreation(*m_writer);
        transaction.commit();
        m_dataVersion = m_writer->number("PRAGMA data_version");
        return {};
    });
    if (!prepared)
        return std::unexpected(withHolder(prepared.error()));
    return *prepared;
}

/// A library that cannot be written can still be read: as it is, if SQLite may not even make its lock files.
Result<> LibraryCore::openForReading(const Error& why)
{
    m_writer.reset();
    for (const bool isImmutable : {false, true}) {
        m_isImmutable = isImmutable;
        if (prepare(m_detailReader)
            && attempt(m_file, [this] { return m_detailReader.connection->number("SELECT count(*) FROM paper"); }))
            return {};
        m_detailReader.connection.reset();
    }
    return std::unexpected(why);
}

Result<> LibraryCore::prepare(Reader& reader)
{
    if (reader.connection)
        return {};
    const QString file = m_isImmutable ? QString::fromUtf8("file:" + QFile::encodeName(m_file).toPercentEncoding("/") + "?immutable=1") : m_file;
    return attempt(m_file, [&] {
        auto connection = std::make_unique<Connection>(file, Connection::Mode::ReadOnly, m_busyTimeout);
        const std::lock_guard lock(reader.mutex);
        reader.connection = std::move(connection);
    });
}

void LibraryCore::lookForOthers()
{
    m_writerQueue.push(WorkQueue::Lane::Normal, [this] {
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

Error LibraryCore::withHolder(Error error)
{
    if (error.code == ErrorCode::LibraryBusy && m_writer) {
        const auto others = attempt(m_file, [this] { return Sessions(*m_writer).others(); });
        error.detail = others ? *others : QString();
    }
    return error;
}

} // namespace offprint
