#include "app/storage/connection.h"

#include <sqlite3.h>

#include <QtCore/QFile>
#include <QtCore/QTimeZone>
#include <QtCore/QUrl>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

int flagsFor(Connection::Mode mode)
{
    return mode == Connection::Mode::ReadOnly ? SQLite::OPEN_READONLY | SQLite::OPEN_URI
                                              : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
}

} // namespace

Connection::Connection(const QString& file, Mode mode, std::chrono::milliseconds busyTimeout)
    : m_database(file.toStdString(), flagsFor(mode), int(busyTimeout.count()))
{
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA trusted_schema = OFF");
    execute("PRAGMA temp_store = MEMORY");
    execute("PRAGMA cache_size = -16384");
}

SQLite::Statement& Connection::prepared(const char* sql)
{
    std::unique_ptr<SQLite::Statement>& statement = m_statements[sql];
    if (!statement) {
        statement = std::make_unique<SQLite::Statement>(m_database, sql);
    } else {
        statement->tryReset();
        statement->clearBindings();
    }
    return *statement;
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

void Connection::interrupt()
{
    sqlite3_interrupt(m_database.getHandle());
}

WriteTransaction::WriteTransaction(Connection& connection, Durability durability)
    : m_connection(connection)
{
    m_connection.execute(durability == Durability::User ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    m_connection.prepared("BEGIN IMMEDIATE").exec();
    m_isOpen = true;
}

WriteTransaction::~WriteTransaction()
{
    m_connection.finishStatements();
    if (!m_isOpen)
        return;
    try {
        m_connection.execute("ROLLBACK");
    } catch (const SQLite::Exception&) {
        // SQLite has rolled back by itself, as it does when the disk is full
    }
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
    switch (exception.getErrorCode()) {
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
        const bool isFull = exception.getExtendedErrorCode() == SQLITE_IOERR_WRITE
                            || exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE;
        return {isFull ? ErrorCode::DiskFull : ErrorCode::LibraryDamaged, subject, said};
    }
    default:
        return {ErrorCode::Unexpected, subject, said};
    }
}

} // namespace offprint
