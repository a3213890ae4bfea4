#pragma once

#include "models/domain/paperhistory.h"

#include <QtGui/QColor>
#include <QtGui/QPolygonF>
#include <QtWidgets/QWidget>

#include <optional>

namespace offprint {

/// How a count grew from day to day.
struct CountByDay
{
    QDate day;
    int count = 0;

    bool operator==(const CountByDay&) const = default;
};

/// The days on which it was counted, oldest first.
[[nodiscard]] QList<CountByDay> countsOf(const QList<PaperMetrics>& metrics,
                                         std::optional<int> PaperMetrics::* which);

/// Where a line through the counts goes in a field of this size: days across, as far apart as they are,
/// counts up. Empty for fewer than two days. Pure.
[[nodiscard]] QPolygonF sparklinePoints(const QList<CountByDay>& counts, const QSizeF& size);

/// A count over time as a small line, as high as the text beside it. The days and counts are in its tool tip,
/// and its accessible name says them in words.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    /// `what` in the plural: "upvotes". Of two days at least.
    Sparkline(const QList<CountByDay>& counts, const QString& what, const QColor& colour,
              QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<CountByDay> m_counts;
    QColor m_colour;
};

} // namespace offprint
