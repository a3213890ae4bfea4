#pragma once

#include <QtCore/QSet>
#include <QtCore/QString>

namespace offprint {

/// Whether it is this computer that is offline, or some hosts that cannot be reached: told from how the
/// requests of a round end.
class Reachability final
{
public:
    /// An answer or a refusal came from the network.
    void reached() { m_hasReached = true; }

    /// The host was not found, or did not answer.
    void missed(const QString& host) { m_missed.insert(host); }
    [[nodiscard]] bool hasReached() const { return m_hasReached; }

    /// `hasNetwork`: whether an interface is up. While a round runs it takes several hosts in a row; when it
    /// is over, all of them, and more than one.
    [[nodiscard]] bool isOffline(bool hasNetwork, bool isRoundOver) const
    {
        if (m_hasReached || m_missed.isEmpty())
            return false;
        return !hasNetwork || m_missed.size() >= (isRoundOver ? 2 : 3);
    }

private:
    bool m_hasReached = false;
    QSet<QString> m_missed;
};

} // namespace offprint
