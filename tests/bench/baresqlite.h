#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <string>
#include <variant>
#include <vector>

namespace offprint {

/// The rows of a library file, to be inserted again with nothing but SQLite: what storing them must cost at
/// least.
struct StoredRows
{
    using Value = std::variant<std::monostate, qint64, std::string, std::vector<char>>; ///< or a blob
    struct Table
    {
        QByteArray insert;                    ///< the statement, with a place for every value
        std::vector<std::vector<Value>> rows; ///< in the order they were stored
    };

    std::vector<QByteArray> schema;
    std::vector<Table> tables;
    qsizetype papers = 0;
};

/// Every table of feed content, and what the search index holds.
[[nodiscard]] StoredRows readRows(const QString& file);

/// Inserts them into a new file of the same schema, but for the search index's tokenizer, which is SQLite's,
/// in one transaction with a write-ahead log; the seconds from BEGIN to the end of COMMIT.
[[nodiscard]] double insertRows(const StoredRows& rows, const QString& file);

struct BareAnswer
{
    qint64 rows = 0;
    double seconds = 0;
};

/// Steps through a query's rows, with a connection that knows the library's tokenizer; opening the file is
/// not counted.
[[nodiscard]] BareAnswer query(const QString& file, const QByteArray& sql);

} // namespace offprint
