#pragma once

#include "app/storage/connection.h"
#include "app/storage/mirrorentry.h"

#include <QtCore/QList>

namespace offprint {

/// What is known of the notes' folder. Changes take a WriteTransaction; throws SQLite::Exception.
class MirrorTables final
{
public:
    explicit MirrorTables(Connection& connection)
        : m_connection(connection)
    {}

    [[nodiscard]] QList<MirrorEntry> all();
    /// False if there is no such paper.
    bool keep(const MirrorEntry& entry);
    void clear();
    /// With a star or a note.
    [[nodiscard]] QList<PaperId> papers();

private:
    Connection& m_connection;
};

} // namespace offprint
