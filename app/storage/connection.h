#pragma once

#include "models/domain/error.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace offprint {

/// How much a transaction's loss would matter: what feeds brought comes again, what the user made does not.
enum class Durability { Feed, User };

/// One connection to a library file, with its statements prepared once. Belongs to the thread that opened it.
/// Its functions throw SQLite::Exception; `attempt()` turns that into an Error at storage's edge.
class Connection final
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    Connection(const QString& file, Mode mode, std::chrono::milliseconds busyTimeout);
    ~Connection() = default;
    Q_DISABLE_COPY_MOVE(Connection)

    /// The statement for this text, reset and with nothing bound. The text must be a literal: its address is
    /// the key.
    [[nodiscard]] SQLite::Statement& prepared(const char* sql);

    /// A statement whose text was put together; not kept.
    [[nodiscard]] SQLite::Statement prepare(const QByteArray& sql) { return {m_database, sql.toStdString()}; }

    void execute(const char* sql) { m_database.exec(sql); }
    [[nodiscard]] qint64 number(const char* sql);
    [[nodiscard]] QString text(const char* sql);
    [[nodiscard]] qint64 lastInsertedId() const { return m_database.getLastInsertRowid(); }
    [[nodiscard]] int changedRows() const { return m_database.getChanges(); }
    [[nodiscard]] bool isReadOnly() const;

    /// Ends every statement that stands in the middle of its rows: until then the connection sees the library
    /// as it was when the first of them began.
    void finishStatements();

    /// While a statement runs, `isUnwanted` is asked every few thousand steps, on the connection's thread; a
    /// statement that is unwanted fails with SQLITE_INTERRUPT. An empty function: nothing stops a statement.
    void stopWhen(std::function<bool()> isUnwanted);

    /// Calls this after each commit, with the pages in the write-ahead log, which is then no more written
    /// back into the file by a commit that finds it long: see `writeBack()`.
    void afterCommit(std::function<void(int logPages)> act);

    /// Writes the log back into the file as far as readers let it; other connections go on reading and
    /// writing.
    void writeBack();

    /// Whether closing may write the log back into the file: not before the file is known to be ours.
    void allowCheckpointAtClose(bool isAllowed);

    /// How far a commit of this connection is on disk when it returns; outside transactions only.
    void setDurability(Durability durability);

    [[nodiscard]] SQLite::Database& database() { return m_database; }

private:
    /// SQLite's own waiting looks ten times a second at most, and would miss the short gaps that a process
    /// leaves between two transactions of a long change.
    static int waitForLock(void* self, int attempts);

    SQLite::Database m_database;
    std::chrono::milliseconds m_busyTimeout;
    QElapsedTimer m_waiting;
    std::function<bool()> m_isUnwanted;
    std::function<void(int)> m_afterCommit;
    std::optional<Durability> m_durability;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// One look at the library: all reads of its scope see the same state, and those of the next scope what was
/// committed meanwhile.
class ReadScope final
{
public:
    explicit ReadScope(Connection& connection);
    ~ReadScope();
    Q_DISABLE_COPY_MOVE(ReadScope)

private:
    Connection& m_connection;
};

/// BEGIN IMMEDIATE now, ROLLBACK at the end unless `commit()` was called. Durability::User is on disk (fsync)
/// when `commit()` returns.
class WriteTransaction final
{
public:
    WriteTransaction(Connection& connection, Durability durability);
    ~WriteTransaction();
    Q_DISABLE_COPY_MOVE(WriteTransaction)

    void commit();

private:
    Connection& m_connection;
    bool m_isOpen = false;
};

/// Binds one after the other, 1 to n. Null QStrings and invalid QDateTimes become NULL.
void bindAt(SQLite::Statement& statement, int index, const QString& value);
void bindAt(SQLite::Statement& statement, int index, const QByteArray& value);
void bindAt(SQLite::Statement& statement, int index, const QDateTime& value);
void bindAt(SQLite::Statement& statement, int index, qint64 value);
void bindAt(SQLite::Statement& statement, int index, int value);
void bindAt(SQLite::Statement& statement, int index, bool value);
void bindAt(SQLite::Statement& statement, int index, std::optional<int> value);

template<class... Values> SQLite::Statement& bound(SQLite::Statement& statement, const Values&... values)
{
    int index = 0;
    (bindAt(statement, ++index, values), ...);
    return statement;
}

[[nodiscard]] QString textAt(SQLite::Statement& statement, int column);
[[nodiscard]] QByteArray bytesAt(SQLite::Statement& statement, int column);
[[nodiscard]] QDateTime timeAt(SQLite::Statement& statement, int column); ///< UTC
[[nodiscard]] qint64 numberAt(SQLite::Statement& statement, int column);
[[nodiscard]] std::optional<int> countAt(SQLite::Statement& statement, int column);

/// What SQLite reports, as an Error about `subject`.
[[nodiscard]] Error errorFrom(const SQLite::Exception& exception, const QString& subject);

/// Runs storage code; an exception becomes an Error.
template<class Work> auto attempt(const QString& subject, Work work) -> Result<decltype(work())>
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const SQLite::Exception& exception) {
        return std::unexpected(errorFrom(exception, subject));
    }
}

} // namespace offprint
