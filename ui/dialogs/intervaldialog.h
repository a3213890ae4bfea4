#pragma once

#include "ui/dialogs/formdialog.h"

#include <chrono>
#include <optional>

namespace offprint {

class IntervalChoice;

/// Asks how often one feed is refreshed.
class IntervalDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `interval`: the feed's own now, none if it has none; `usual`: that of feeds without one.
    IntervalDialog(const QString& feedName, std::optional<std::chrono::minutes> interval,
                   std::chrono::minutes usual, const Appearance& appearance, QWidget* parent = nullptr);

Q_SIGNALS:
    /// None: as the other feeds. Answer by showDone() or showError().
    void intervalChosen(std::optional<std::chrono::minutes> interval);

protected:
    void submit() override;
    void applyAppearance() override;

private:
    QLabel* m_feed;
    IntervalChoice* m_choice;
};

} // namespace offprint
