#include "ui/dialogs/entrylines.h"

#include "ui/theme/appearance.h"

#include <QtCore/QLocale>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {
constexpr int gap = 14;
}

EntryLines::EntryLines(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_appearance, &Appearance::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void EntryLines::setEntries(const QList<EntryPreview>& entries)
{
    m_entries = entries;
    QStringList spoken;
    for (const EntryPreview& entry : m_entries)
        spoken.append(entry.date.isValid() ? u"%1, %2"_s.arg(entry.title, dayOf(entry)) : entry.title);
    setAccessibleName(tr("Newest entries: %1").arg(spoken.join(u"; "_s)));
    setVisible(!m_entries.isEmpty());
    updateGeometry();
    update();
}

QString EntryLines::dayOf(const EntryPreview& entry)
{
    return entry.date.isValid() ? QLocale().toString(entry.date.toLocalTime().date(), u"d MMM yyyy"_s)
                                : QString();
}

int EntryLines::lineHeight() const
{
    return QFontMetrics(m_appearance.uiFont(-0.25)).height() + 5;
}

QSize EntryLines::sizeHint() const
{
    return {320, int(m_entries.size()) * lineHeight()};
}

void EntryLines::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_appearance.theme();
    const QFont font = m_appearance.uiFont(-0.25);
    const QFont small = m_appearance.uiFont(-0.75);
    const QFontMetrics metrics(font);
    int days = 0;
    for (const EntryPreview& entry : std::as_const(m_entries))
        days = std::max(days, QFontMetrics(small).horizontalAdvance(dayOf(entry)));
    const int titleWidth = std::max(40, width() - (days > 0 ? days + gap : 0));
    int y = 0;
    for (const EntryPreview& entry : std::as_const(m_entries)) {
        const auto draw = [&](const QRect& rect, const QFont& with, const QColor& colour, Qt::Alignment side,
                              const QString& text) {
            painter.setFont(with);
            painter.setPen(colour);
            painter.drawText(QStyle::visualRect(layoutDirection(), this->rect(), rect),
                             int(QStyle::visualAlignment(layoutDirection(), side) | Qt::AlignVCenter), text);
        };
        draw({0, y, titleWidth, lineHeight()}, font, theme.text, Qt::AlignLeft,
             metrics.elidedText(entry.title.simplified(), Qt::ElideRight, titleWidth));
        draw({width() - days, y, days, lineHeight()}, small, theme.dim, Qt::AlignRight, dayOf(entry));
        y += lineHeight();
    }
}

/// The whole title of the line under the pointer, and who wrote it.
bool EntryLines::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const EntryPreview entry = m_entries.value(help->pos().y() / lineHeight());
    const QString authors =
        entry.authors.isEmpty() ? QString() : u"<br>"_s + entry.authors.join(u", "_s).toHtmlEscaped();
    QToolTip::showText(
        help->globalPos(),
        entry.title.isEmpty() ? QString() : u"<p>%1%2</p>"_s.arg(entry.title.toHtmlEscaped(), authors), this);
    return true;
}

} // namespace offprint
