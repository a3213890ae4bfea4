#pragma once

#include "app/storage/connection.h"
#include "models/olderpapers.h"

#include <QtCore/QList>

#include <utility>

namespace offprint {

/// How far the loading of older papers has come. Changes are to be made inside a WriteTransaction; throws
/// SQLite::Exception.
class OlderTables final
{
public:
    explicit OlderTables(Connection& connection)
        : m_connection(connection)
    {}

    /// With the position of each, of feeds that are subscribed to.
    [[nodiscard]] QList<std::pair<OlderProgress, QString>> all();

    /// NotFound if the feed is not subscribed to.
    Result<> keep(const OlderProgress& progress, const QString& cursor);

private:
    Connection& m_connection;
};

} // namespace offprint
