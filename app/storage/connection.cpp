#include "app/storage/connection.h"

#include "app/storage/searchtext.h"

#include <sqlite3.h>

#include <QtCore/QFile>
#include <QtCore/QTimeZone>
#include <QtCore/QUrl>

#include <thread>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// A connection belongs to one thread, so SQLite need not lock it at every call.
int flagsFor(Connection::Mode mode)
{
    const int access = mode == Connection::Mode::ReadOnly ? SQLite::OPEN_READONLY | SQLite::OPEN_URI
                                                          : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    return access | SQLite::OPEN_NOMUTEX;
}

} // namespace

Connection::Connection(const QString& file, Mode mode, std::chrono::milliseconds busyTimeout)
    : m_database(file.toStdString(), flagsFor(mode))
    , m_busyTimeout(busyTimeout)
{
    sqlite3_busy_handler(m_database.getHandle(), &Connection::waitForLock, this);
    addSearchFunctions(*this);
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA trusted_schema = OFF");
    execute("PRAGMA temp_store = MEMORY");
    execute("PRAGMA secure_delete = FAST"); // some builds of SQLite overwrite with zeros what is deleted
    execute(mode == Mode::ReadWrite ? "PRAGMA cache_size = -49152" : "PRAGMA cache_size = -16384");
    execute("PRAGMA journal_size_limit = 33554432");
}

int Connection::waitForLock(void* self, int attempts)
{
    auto* connection = static_cast<Connection*>(self);
    if (attempts == 0)
        connection->m_waiting.start();
    if (connection->m_waiting.hasExpired(connection->m_busyTimeout.count()))
        return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return 1;
}

SQLite::Statement& Connection::prepared(const char* sql)
{
    if (const auto known = m_statements.find(sql); known != m_statements.end()) {
        known->second->tryReset();
        known->second->clearBindings();
        return *known->second;
    }
    // Kept only if it could be prepared, which a damaged library may hinder
    auto statement = std::make_unique<SQLite::Statement>(m_database, sql);
    return *m_statements.emplace(sql, std::move(statement)).first->second;
}

qint64 Connection::number(const char* sql)
{
    SQLite::Statement statement(m_database, sql);
    return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

QString Connection::text(const char* sql)
{
    SQLite::Statement statement(m_database, sql);
    return statement.executeStep() ? textAt(statement, 0) : QString();
}

bool Connection::isReadOnly() const
{
    return sqlite3_db_readonly(m_database.getHandle(), "main") == 1;
}

void Connection::finishStatements()
{
    for (const auto& [text, statement] : m_statements)
        statement->tryReset();
}

void Connection::stopWhen(std::function<bool()> isUnwanted)
{
    m_isUnwanted = std::move(isUnwanted);
    const auto ask = [](void* self) { return static_cast<Connection*>(self)->m_isUnwanted() ? 1 : 0; };
    sqlite3_progress_handler(m_database.getHandle(), 2000, m_isUnwanted ? +ask : nullptr, this);
}

void Connection::afterCommit(std::function<void(int)> act)
{
    m_afterCommit = std::move(act);
    const auto tell = [](void* self, sqlite3*, const char*, int logPages) {
        static_cast<Connection*>(self)->m_afterCommit(logPages);
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_database.getHandle(), tell, this);
}

void Connection::writeBack()
{
    // It may find another process at it, or the disk full: the log stays, and is as good
    sqlite3_wal_checkpoint_v2(m_database.getHandle(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void Connection::allowCheckpointAtClose(bool isAllowed)
{
    sqlite3_db_config(m_database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, isAllowed ? 0 : 1, nullptr);
}

void Connection::setDurability(Durability durability)
{
    if (m_durability == durability)
        return;
    execute(durability == Durability::User ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    m_durability = durability;
}

ReadScope::ReadScope(Connection& connection)
    : m_connection(connection)
{
    m_connection.prepared("BEGIN").exec();
}

ReadScope::~ReadScope()
{
    m_connection.finishStatements();
    // Nothing was written; a read that was interrupted or failed may have ended the transaction already
    static_cast<void>(m_connection.database().tryExec("ROLLBACK"));
}

WriteTransaction::WriteTransaction(Connection& connection, Durability durability)
    : m_connection(connection)
{
    m_connection.setDurability(durability);
    m_connection.prepared("BEGIN IMMEDIATE").exec();
    m_isOpen = true;
}

WriteTransaction::~WriteTransaction()
{
    m_connection.finishStatements();
    if (!m_isOpen)
        return;
    // SQLite may have rolled back by itself, as it does when the disk is full
    static_cast<void>(m_connection.database().tryExec("ROLLBACK"));
}

void WriteTransaction::commit()
{
    m_connection.finishStatements();
    m_connection.prepared("COMMIT").exec();
    m_isOpen = false;
}

void bindAt(SQLite::Statement& statement, int index, const QString& value)
{
    if (value.isNull())
        statement.bind(index);
    else
        statement.bind(index, value.toStdString());
}

void bindAt(SQLite::Statement& statement, int index, const QByteArray& value)
{
    if (value.isNull())
        statement.bind(index);
    else
        statement.bind(index, value.constData(), int(value.size()));
}

void bindAt(SQLite::Statement& statement, int index, const QDateTime& value)
{
    if (value.isValid())
        statement.bind(index, int64_t(value.toMSecsSinceEpoch()));
    else
        statement.bind(index);
}

void bindAt(SQLite::Statement& statement, int index, qint64 value)
{
    statement.bind(index, int64_t(value));
}

void bindAt(SQLite::Statement& statement, int index, int value)
{
    statement.bind(index, value);
}

void bindAt(SQLite::Statement& statement, int index, bool value)
{
    statement.bind(index, value ? 1 : 0);
}

void bindAt(SQLite::Statement& statement, int index, std::optional<int> value)
{
    if (value)
        statement.bind(index, *value);
    else
        statement.bind(index);
}

QString textAt(SQLite::Statement& statement, int column)
{
    const SQLite::Column value = statement.getColumn(column);
    return value.isNull() ? QString() : QString::fromUtf8(value.getText(), value.getBytes());
}

QByteArray bytesAt(SQLite::Statement& statement, int column)
{
    const SQLite::Column value = statement.getColumn(column);
    return value.isNull() ? QByteArray()
                          : QByteArray(static_cast<const char*>(value.getBlob()), value.getBytes());
}

QDateTime timeAt(SQLite::Statement& statement, int column)
{
    const SQLite::Column value = statement.getColumn(column);
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.getInt64(), QTimeZone::UTC);
}

qint64 numberAt(SQLite::Statement& statement, int column)
{
    return statement.getColumn(column).getInt64();
}

std::optional<int> countAt(SQLite::Statement& statement, int column)
{
    const SQLite::Column value = statement.getColumn(column);
    return value.isNull() ? std::nullopt : std::optional(value.getInt());
}

Error errorFrom(const SQLite::Exception& exception, const QString& subject)
{
    const QString said = QString::fromUtf8(exception.what());
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::LibraryBusy, subject, {}};
    case SQLITE_FULL:
        return {ErrorCode::DiskFull, subject, said};
    case SQLITE_READONLY:
        return {ErrorCode::LibraryReadOnly, subject, said};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::LibraryDamaged, subject, said};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::LibraryUnopenable, subject, said};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, subject, {}};
    case SQLITE_IOERR: {
        // A quota or a limit of a file's size; a failing disk is no damage to what is stored on it yet
        const bool isFull = exception.getExtendedErrorCode() == SQLITE_IOERR_WRITE ||
                            exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE;
        return {isFull ? ErrorCode::DiskFull : ErrorCode::LibraryUnopenable, subject, said};
    }
    default:
        return {ErrorCode::Unexpected, subject, said};
    }
}

} // namespace offprint
