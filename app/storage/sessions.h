#pragma once

#include "app/storage/connection.h"

namespace offprint {

/// Which processes have the library open, so that one that waits for another can say for whom.
class Sessions final
{
public:
    explicit Sessions(Connection& connection)
        : m_connection(connection)
    {}

    void enter(const QString& program); ///< inside a transaction; forgets processes that died
    void leave();

    /// "offprint refresh (process 1234)", joined by " and "; empty if no other process lives.
    [[nodiscard]] QString others();

    /// Whether the process runs on this computer.
    [[nodiscard]] static bool lives(qint64 pid);

private:
    Connection& m_connection;
};

} // namespace offprint
