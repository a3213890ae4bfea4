#pragma once

#include "app/storage/connection.h"
#include "models/domain/ids.h"
#include "models/domain/refreshlog.h"

#include <QtCore/QHash>
#include <QtCore/QList>

namespace offprint {

/// A feed's activity log, the pauses that hosts asked for, and the gates that programs pass one at a time.
/// Changes are to be made inside a WriteTransaction; throws SQLite::Exception.
class RefreshTables final
{
public:
    explicit RefreshTables(Connection& connection)
        : m_connection(connection)
    {}

    /// Entries that a feed keeps: the newest.
    static constexpr int keptEntries = 200;

    /// A "not asked" for the reason of the entry before it is left out, and an entry of no time.
    void log(FeedId feed, const RefreshLogEntry& entry);

    /// The newest first.
    [[nodiscard]] QList<RefreshLogEntry> entries(FeedId feed, int limit);

    /// Forgets pauses that are over.
    void pauseHost(const QString& host, const QDateTime& until, const QDateTime& now);
    [[nodiscard]] QHash<QString, QDateTime> hostPauses(); ///< by host

    /// Who wants to pass a gate: `pause` after the last request, for `longest` at most.
    struct Passing
    {
        QString gate;
        qint64 holder = 0;
        std::chrono::milliseconds pause{};
        std::chrono::milliseconds longest{};
    };

    /// When the holder may make its request; invalid: another is making one.
    [[nodiscard]] QDateTime enterGate(const Passing& passing, const QDateTime& now);
    void leaveGate(const QString& gate, qint64 holder, const QDateTime& ended);

private:
    [[nodiscard]] bool isToldAlready(FeedId feed, const RefreshLogEntry& entry);
    void insert(FeedId feed, const RefreshLogEntry& entry);

    Connection& m_connection;
};

} // namespace offprint
