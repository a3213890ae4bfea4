#pragma once

#include "models/progress.h"

#include <QtCore/QMetaObject>

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

/// The progress of work on another thread that begins now: `teller`'s signal `progress` tells it, on the
/// teller's thread.
template<class Teller> Progress progressOf(Teller* teller, const StopSignal& stopSignal)
{
    return {.isUnwanted = stopSignal.watch(), .tell = [teller](qsizetype done, qsizetype all) {
                QMetaObject::invokeMethod(
                    teller, [=] { Q_EMIT teller->progress(done, all); }, Qt::QueuedConnection);
            }};
}

} // namespace offprint
