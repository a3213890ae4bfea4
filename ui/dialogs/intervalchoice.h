#pragma once

#include <QtWidgets/QComboBox>

#include <chrono>
#include <optional>

namespace offprint {

/// "every 30 minutes", "every hour", "every 2 days", "every week".
[[nodiscard]] QString everyText(std::chrono::minutes interval);

/// A choice of refresh intervals from 15 minutes to a week, and whatever else is set now; on top of them,
/// when asked for, none of its own.
class IntervalChoice final : public QComboBox
{
    Q_OBJECT

public:
    explicit IntervalChoice(QWidget* parent = nullptr);

    /// Puts "as the other feeds" on top, which is chosen by `setInterval({})`.
    void offerDefault(std::chrono::minutes interval);
    /// Less than one minute is taken as one.
    void setInterval(std::optional<std::chrono::minutes> interval);
    [[nodiscard]] std::optional<std::chrono::minutes> interval() const;
};

} // namespace offprint
