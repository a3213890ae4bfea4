#pragma once

#include "app/feeds/parsedfeed.h"

#include <QtCore/QUrl>

namespace offprint {

/// A folder of feed documents as one feed: the entries of every file in it that is one (.xml, .rss, .atom,
/// .rdf, .json, .txt), by the files' names; not of folders in it. Files that are none are told in its
/// warnings.
struct FolderReading
{
    QByteArray hash;                ///< of the files' names and bytes
    std::optional<ParsedFeed> feed; ///< none: the hash is the one that was known
};

/// Whether the address is a folder on this computer. Reads the disk.
[[nodiscard]] bool isFeedFolder(const QUrl& address);

/// Reads the disk; a pool's thread. FileUnreadable if the folder cannot be read or no file in it is a feed;
/// TooLarge if the files have more bytes than `limit` together. Both without subject.
[[nodiscard]] Result<FolderReading> readFeedFolder(const QString& path, qint64 limit,
                                                   const QByteArray& knownHash);

} // namespace offprint
