#pragma once

#include "app/storage/connection.h"
#include "models/paperfiles.h"

namespace offprint {

/// Files that are written again when their papers change. Changes take a WriteTransaction; throws
/// SQLite::Exception.
class KeptFileTables final
{
public:
    explicit KeptFileTables(Connection& connection)
        : m_connection(connection)
    {}

    /// By name.
    [[nodiscard]] QList<KeptFile> all();
    void keep(const KeptFile& kept);
    void forget(const QString& file);

private:
    Connection& m_connection;
};

} // namespace offprint
