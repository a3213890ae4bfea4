#pragma once

#include "app/storage/connection.h"
#include "models/domain/ids.h"
#include "models/domain/publication.h"

#include <optional>

namespace offprint {

/// Where and when papers were published, as the user has it, by the papers' keys. What changes it belongs
/// into a WriteTransaction of Durability::User; throws SQLite::Exception.
class PublicationTables final
{
public:
    explicit PublicationTables(Connection& connection)
        : m_connection(connection)
    {}

    [[nodiscard]] std::optional<Publication> of(const QString& paperKey);
    /// None: what feeds say. False: there is no such paper.
    bool set(PaperId paper, const std::optional<Publication>& publication);

private:
    Connection& m_connection;
};

} // namespace offprint
