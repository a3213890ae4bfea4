#pragma once

#include "app/library/identity.h"
#include "app/storage/librarytables.h"
#include "app/storage/paperwriter.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace offprint {

/// What one feed said of one paper at one time.
struct Arrival
{
    FeedId feed;
    ParsedEntry entry;
};

/// A library below its interface, which says when things happen; in a folder of its own.
class WorksLibrary final
{
public:
    explicit WorksLibrary(int feedCount);

    /// In one transaction; the numbers that the papers have then.
    QList<StoredPaper> store(const QList<Arrival>& arrivals, const QDateTime& now);

    [[nodiscard]] Connection& connection() { return *m_connection; }
    [[nodiscard]] LibraryReader reader() { return LibraryReader(*m_connection); }

    /// Every paper with all it is made of, numbers apart; sorted.
    [[nodiscard]] QStringList content();

    /// What is wrong with it; nothing is.
    [[nodiscard]] QStringList findings();

private:
    [[nodiscard]] QStringList ownKeys(PaperId paper);

    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
};

} // namespace offprint
