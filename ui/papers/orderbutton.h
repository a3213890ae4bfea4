#pragma once

#include "models/domain/paperquery.h"

#include <QtWidgets/QToolButton>

class QActionGroup;

namespace offprint {

class Appearance;

/// Says in what order a list stands, and offers others in its menu; of what is trending also within how many
/// days votes are counted. The appearance must outlive it.
class OrderButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit OrderButton(const Appearance& appearance, QWidget* parent = nullptr);

    /// Shows the order of the query's papers, which its words may say.
    void showQuery(const PaperQuery& query);

    /// The order the query's papers stand in: its own, or what its words say.
    [[nodiscard]] static PaperSort orderOf(const PaperQuery& query);

Q_SIGNALS:
    void orderChosen(offprint::PaperSort order);
    void gainDaysChosen(int days); ///< within which votes were gained, of what is trending

private:
    void showOrders(PaperSort order, bool hasWords, bool isTrending);
    void showPeriods(int gainDays, bool isTrending);
    void applyAppearance();

    const Appearance& m_appearance;
    QActionGroup* m_periods;
    QActionGroup* m_orders;
};

} // namespace offprint
