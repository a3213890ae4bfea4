#pragma once

#include "app/storage/connection.h"
#include "models/domain/ids.h"

#include <QtCore/QList>

namespace offprint {

/// A row of mirror_file.
struct MirrorRow
{
    PaperId paper;
    QString file;
    QByteArray hash;
    QByteArray agreed;
    bool isStarred = false;
};

/// What is known of the notes' folder. Changes take a WriteTransaction; throws SQLite::Exception.
class MirrorTables final
{
public:
    explicit MirrorTables(Connection& connection)
        : m_connection(connection)
    {}

    [[nodiscard]] QList<MirrorRow> all();
    /// False if there is no such paper.
    bool keep(const MirrorRow& row);
    void clear();
    /// With a star or a note.
    [[nodiscard]] QList<PaperId> papers();

private:
    Connection& m_connection;
};

} // namespace offprint
