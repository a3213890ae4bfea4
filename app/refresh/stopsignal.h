#pragma once

#include <QtCore/QtGlobal>

#include <atomic>
#include <functional>
#include <memory>

namespace offprint {

/// Tells work on other threads, of which there may be none, that it is not wanted any more. Any thread.
class StopSignal final
{
public:
    /// To work that began before.
    void stop() { ++*m_stops; }

    /// Whether work that begins now has been told to stop. Outlives the signal.
    [[nodiscard]] std::function<bool()> watch() const
    {
        return [stops = m_stops, before = m_stops->load()] { return stops->load() != before; };
    }

private:
    std::shared_ptr<std::atomic<quint64>> m_stops = std::make_shared<std::atomic<quint64>>(0);
};

} // namespace offprint
