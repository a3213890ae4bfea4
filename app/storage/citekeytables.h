#pragma once

#include "app/storage/connection.h"
#include "models/citation/citation.h"

#include <QtCore/QList>

namespace offprint {

/// The keys that papers are cited by, each given once and kept. Call inside a WriteTransaction of
/// Durability::User; throws SQLite::Exception.
class CiteKeyTables final
{
public:
    explicit CiteKeyTables(Connection& connection)
        : m_connection(connection)
    {}

    /// The papers' references with their keys; papers without one are given one by the pattern, told apart by
    /// a letter behind it from those that have it.
    [[nodiscard]] QList<Citation> citations(const QList<PaperId>& ids, const QString& pattern);

    /// The wished one, with a letter behind it if another paper has it. In place of the one that it has.
    QString give(PaperId id, const QString& wished);

private:
    [[nodiscard]] bool isTaken(const QString& key);

    Connection& m_connection;
};

} // namespace offprint
