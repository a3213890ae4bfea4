#include "ui/detail/sparkline.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int lineWidth = 54;
constexpr qreal inset = 2.5; // for the dot at the end
constexpr qsizetype daysTold = 12;

QString dayText(QDate day)
{
    return QLocale().toString(day, u"d MMM yyyy"_s);
}

QString tooltipOf(const QList<CountByDay>& counts, const QString& what)
{
    QStringList rows;
    for (const CountByDay& each : counts.last(std::min(daysTold, counts.size())))
        rows.prepend(u"<tr><td>%1&nbsp;&nbsp;</td><td align=\"right\">%2</td></tr>"_s.arg(
            dayText(each.day), QLocale().toString(each.count)));
    return u"<b>%1</b><table>%2</table>"_s.arg(what.toHtmlEscaped(), rows.join(QString()));
}

} // namespace

QList<CountByDay> countsOf(const QList<PaperMetrics>& metrics, std::optional<int> PaperMetrics::* which)
{
    QList<CountByDay> counts;
    for (const PaperMetrics& each : metrics) {
        if (each.*which)
            counts.append({each.day, *(each.*which)});
    }
    return counts;
}

QPolygonF sparklinePoints(const QList<CountByDay>& counts, const QSizeF& size)
{
    if (counts.size() < 2)
        return {};
    const auto [least, most] = std::ranges::minmax(counts, {}, &CountByDay::count);
    const qreal days = std::max<qreal>(1, counts.first().day.daysTo(counts.last().day));
    const qreal range = most.count - least.count;
    QPolygonF points;
    for (const CountByDay& each : counts) {
        const qreal across = counts.first().day.daysTo(each.day) / days;
        const qreal up = range > 0 ? (each.count - least.count) / range : 0.5;
        points.append({across * size.width(), (1 - up) * size.height()});
    }
    return points;
}

Sparkline::Sparkline(const QList<CountByDay>& counts, const QString& what, const QColor& colour,
                     QWidget* parent)
    : QWidget(parent)
    , m_counts(counts)
    , m_colour(colour)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tooltipOf(counts, what));
    const CountByDay& first = counts.first();
    const CountByDay& last = counts.last();
    setAccessibleName(tr("%1 from %2 on %3 to %4 on %5")
                          .arg(what, QLocale().toString(first.count), dayText(first.day),
                               QLocale().toString(last.count), dayText(last.day)));
}

QSize Sparkline::sizeHint() const
{
    return {lineWidth, fontMetrics().height()};
}

void Sparkline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF field = QRectF(rect()).adjusted(inset, inset + 1, -inset, -inset - 1);
    const QPolygonF line = sparklinePoints(m_counts, field.size()).translated(field.topLeft());
    painter.setPen(QPen(m_colour, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colour);
    painter.drawEllipse(line.last(), 2, 2);
}

} // namespace offprint
