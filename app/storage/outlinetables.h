#pragma once

#include "app/storage/connection.h"
#include "models/domain/feed.h"
#include "models/domain/outline.h"

namespace offprint {

/// Feeds and folders as lists of feeds (OPML) have them: folders nest there, so the path of one that came
/// from such a list is kept beside its name. Changes are to be made inside a WriteTransaction; throws
/// SQLite::Exception.
class OutlineTables final
{
public:
    explicit OutlineTables(Connection& connection)
        : m_connection(connection)
    {}

    /// Every feed that has an address: those of no folder, then folder by folder.
    [[nodiscard]] QList<OutlineFeed> feeds();

    /// The folder of this path, made if there is none; none for an empty path. Its name is the path's parts,
    /// joined by " / ".
    [[nodiscard]] Result<std::optional<FolderId>> folderAt(const QStringList& path);

    /// What a list says of a feed besides its address and name.
    void describe(FeedId id, const OutlineFeed& feed);

private:
    Connection& m_connection;
};

} // namespace offprint
