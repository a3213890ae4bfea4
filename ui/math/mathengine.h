#pragma once

#include <QtCore/QString>

#include <atomic>
#include <memory>
#include <optional>

namespace offprint {

/// MathJax in QuickJS: TeX to SVG. Starting it takes a fifth of a second, a formula some milliseconds.
/// Memory, stack and time are bounded, whatever the TeX is. Belongs to one thread, which has a stack of
/// `stackNeeded` at least.
class MathEngine final
{
public:
    MathEngine();
    ~MathEngine();
    Q_DISABLE_COPY_MOVE(MathEngine)

    static constexpr uint stackNeeded = 8U << 20;

    /// Whether Offprint was built with it.
    [[nodiscard]] static bool isAvailable();

    /// None if the TeX cannot be read, or would take too long, or after `stop`.
    [[nodiscard]] std::optional<QString> svg(const QString& tex, bool isDisplay);

    /// Frees what it holds; on its thread.
    void clear();

    /// Ends what is being done, soon. Any thread.
    void stop() { m_isStopped = true; }

private:
    class Script;
    std::unique_ptr<Script> m_script; ///< made when it is first needed
    std::atomic<bool> m_isStopped = false;
};

} // namespace offprint
