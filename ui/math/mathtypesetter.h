#pragma once

#include "ui/math/formula.h"

#include <QtCore/QCache>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <memory>
#include <optional>

namespace offprint {

/// Typesets formulas on a thread of its own, which starts when the first is wanted. What was typeset is kept,
/// some thousands of formulas. Lives on the window's thread, and never waits.
class MathTypesetter final : public QObject
{
    Q_OBJECT

public:
    explicit MathTypesetter(QObject* parent = nullptr);
    ~MathTypesetter() override;

    struct Answer
    {
        enum class State { Pending, Done, Failed };
        State state = State::Pending;
        std::shared_ptr<const Formula> formula; ///< when done
    };

    /// TeX without the signs around it. What is pending is on its way: ask again after `typeset`. The latest
    /// asked for comes first.
    [[nodiscard]] Answer formula(const QString& tex, bool isDisplay);

    /// Whether formulas can be typeset at all.
    [[nodiscard]] static bool isAvailable();

Q_SIGNALS:
    void typeset(); ///< some of what was pending

private:
    class Worker;
    using Key = std::pair<QString, bool>;
    struct Entry
    {
        std::shared_ptr<const Formula> formula; ///< null: failed
    };

    void take(const QList<std::pair<Key, std::optional<Formula>>>& done);

    QCache<Key, Entry> m_known;
    QSet<Key> m_pending;
    std::unique_ptr<Worker> m_worker; ///< made with the first question
};

} // namespace offprint
