#include "tests/bench/baresqlite.h"

#include "app/storage/connection.h"

#include <sqlite3.h>

#include <QtCore/QElapsedTimer>

#include <array>
#include <cstdlib>
#include <span>
#include <utility>

namespace offprint {

namespace {

void require(bool isGood, sqlite3* database)
{
    if (isGood)
        return;
    qCritical("SQLite: %s", sqlite3_errmsg(database));
    std::abort();
}

sqlite3* openFile(const QString& file)
{
    sqlite3* database = nullptr;
    require(sqlite3_open(file.toUtf8().constData(), &database) == SQLITE_OK, database);
    return database;
}

void execute(sqlite3* database, const char* sql)
{
    require(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, database);
}

sqlite3_stmt* prepare(sqlite3* database, const QByteArray& sql)
{
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) == SQLITE_OK, database);
    return statement;
}

StoredRows::Value valueAt(sqlite3_stmt* statement, int column)
{
    const auto bytes = [&] {
        return std::span(static_cast<const char*>(sqlite3_column_blob(statement, column)),
                         size_t(sqlite3_column_bytes(statement, column)));
    };
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return qint64(sqlite3_column_int64(statement, column));
    case SQLITE_TEXT:
        return std::string(bytes().begin(), bytes().end());
    case SQLITE_BLOB:
        return std::vector<char>(bytes().begin(), bytes().end());
    default:
        return std::monostate();
    }
}

void bindValue(sqlite3_stmt* statement, int index, const StoredRows::Value& value)
{
    if (const auto* number = std::get_if<qint64>(&value))
        sqlite3_bind_int64(statement, index, *number);
    else if (const auto* text = std::get_if<std::string>(&value))
        sqlite3_bind_text(statement, index, text->data(), int(text->size()), SQLITE_STATIC);
    else if (const auto* blob = std::get_if<std::vector<char>>(&value))
        sqlite3_bind_blob(statement, index, blob->data(), int(blob->size()), SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, index);
}

QByteArray textAt(sqlite3_stmt* statement)
{
    return QByteArray(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
}

StoredRows::Table readTable(sqlite3* database, const QByteArray& select, const QByteArray& into)
{
    StoredRows::Table table;
    sqlite3_stmt* statement = prepare(database, select);
    const int columns = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        std::vector<StoredRows::Value>& row = table.rows.emplace_back();
        for (int column = 0; column < columns; ++column)
            row.push_back(valueAt(statement, column));
    }
    sqlite3_finalize(statement);
    table.insert = "INSERT INTO " + into + " VALUES (?" + QByteArray(",?").repeated(columns - 1) + ")";
    return table;
}

} // namespace

StoredRows readRows(const QString& file)
{
    sqlite3* database = openFile(file);
    StoredRows stored;
    sqlite3_stmt* schema = prepare(
        database, "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL "
                  "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'paper_fts_%'");
    while (sqlite3_step(schema) == SQLITE_ROW)
        stored.schema.push_back(textAt(schema).replace("'offprint'", "'unicode61'"));
    sqlite3_finalize(schema);
    sqlite3_stmt* options = prepare(database, "SELECT format('INSERT INTO paper_fts (paper_fts, rank) VALUES "
                                              "(%Q, %Q)', k, v) FROM paper_fts_config WHERE k <> 'version'");
    while (sqlite3_step(options) == SQLITE_ROW)
        stored.schema.push_back(textAt(options));
    sqlite3_finalize(options);

    constexpr std::array<std::pair<const char*, const char*>, 7> tables{{{"feed", "id"},
                                                                         {"paper", "id"},
                                                                         {"paper_detail", "paper_id"},
                                                                         {"paper_key", "paper_id"},
                                                                         {"sighting", "paper_id"},
                                                                         {"paper_version", "paper_id"},
                                                                         {"paper_metric", "paper_id"}}};
    for (const auto& [name, order] : tables)
        stored.tables.push_back(
            readTable(database, QByteArray("SELECT * FROM ") + name + " ORDER BY " + order, name));
    stored.papers = qsizetype(stored.tables[1].rows.size());
    stored.tables.push_back(readTable(database,
                                      "SELECT p.id, p.title, d.abstract, p.authors FROM paper p "
                                      "JOIN paper_detail d ON d.paper_id = p.id ORDER BY p.id",
                                      "paper_fts (rowid, title, abstract, authors)"));
    sqlite3_close(database);
    return stored;
}

double insertRows(const StoredRows& rows, const QString& file)
{
    sqlite3* database = openFile(file);
    execute(database, "PRAGMA journal_mode = WAL");
    execute(database, "PRAGMA synchronous = NORMAL");
    execute(database, "PRAGMA cache_size = -16384");
    for (const QByteArray& sql : rows.schema)
        execute(database, sql.constData());

    QElapsedTimer timer;
    timer.start();
    execute(database, "BEGIN IMMEDIATE");
    for (const StoredRows::Table& table : rows.tables) {
        sqlite3_stmt* insert = prepare(database, table.insert);
        for (const std::vector<StoredRows::Value>& row : table.rows) {
            for (size_t column = 0; column < row.size(); ++column)
                bindValue(insert, int(column) + 1, row[column]);
            require(sqlite3_step(insert) == SQLITE_DONE, database);
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
    }
    execute(database, "COMMIT");
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    sqlite3_close(database);
    return seconds;
}

BareAnswer query(const QString& file, const QByteArray& sql)
{
    Connection connection(file, Connection::Mode::ReadOnly, std::chrono::seconds(1));
    sqlite3* database = connection.database().getHandle();
    BareAnswer answer;
    for (const bool isWarm : {false, true}) {
        answer.rows = 0;
        QElapsedTimer timer;
        timer.start();
        sqlite3_stmt* statement = prepare(database, sql);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            static_cast<void>(sqlite3_column_int64(statement, 0));
            ++answer.rows;
        }
        sqlite3_finalize(statement);
        if (isWarm)
            answer.seconds = double(timer.nsecsElapsed()) / 1e9;
    }
    return answer;
}

} // namespace offprint
