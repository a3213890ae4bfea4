#include "ui/papers/daybar.h"

#include "models/paperscounted.h"
#include "ui/theme/appearance.h"

#include <QtCore/QLocale>
#include <QtGui/QTextCharFormat>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QFrame>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QToolButton* button(QWidget* parent, const QString& name)
{
    auto* made = new QToolButton(parent);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    made->setFixedSize(26, 26);
    made->setIconSize(QSize(14, 14));
    made->setToolTip(name);
    made->setAccessibleName(name);
    return made;
}

} // namespace

DayBar::DayBar(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_previous(button(this, tr("The day before ([)")))
    , m_open(button(this, tr("Choose a day")))
    , m_next(button(this, tr("The day after (])")))
    , m_frame(new QFrame(this, Qt::Popup))
    , m_calendar(new QCalendarWidget(m_frame))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QToolButton* each : {m_previous, m_open, m_next})
        row->addWidget(each);
    auto* inside = new QHBoxLayout(m_frame);
    inside->setContentsMargins(4, 4, 4, 4);
    inside->addWidget(m_calendar);
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_calendar->setFirstDayOfWeek(QLocale().firstDayOfWeek());
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT dayChosen(m_day.addDays(-1)); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT dayChosen(m_day.addDays(1)); });
    connect(m_open, &QToolButton::clicked, this, &DayBar::openCalendar);
    connect(m_calendar, &QCalendarWidget::currentPageChanged, this, &DayBar::askForMonth);
    for (const auto chosen : {&QCalendarWidget::clicked, &QCalendarWidget::activated}) {
        connect(m_calendar, chosen, this, [this](const QDate& day) {
            m_frame->hide();
            Q_EMIT dayChosen(day);
        });
    }
    connect(&m_appearance, &Appearance::changed, this, &DayBar::applyAppearance);
    applyAppearance();
}

void DayBar::setDay(const QDate& day)
{
    m_day = day.isValid() ? day : QDate::currentDate();
    m_next->setEnabled(m_day < QDate::currentDate());
}

void DayBar::openCalendar()
{
    m_calendar->setMaximumDate(QDate::currentDate());
    m_calendar->setSelectedDate(m_day);
    askForMonth();
    m_frame->adjustSize();
    m_frame->move(m_open->mapToGlobal(QPoint(m_open->width() - m_frame->width(), m_open->height() + 2)));
    m_frame->show();
    m_calendar->setFocus();
}

/// With what is seen of the months beside it.
void DayBar::askForMonth()
{
    const QDate first(m_calendar->yearShown(), m_calendar->monthShown(), 1);
    Q_EMIT daysWanted(first.addDays(-14), first.addMonths(1).addDays(14));
}

void DayBar::setDays(const QMap<QDate, int>& days)
{
    m_calendar->setDateTextFormat({}, {}); // of all
    for (const auto& [day, papers] : days.asKeyValueRange()) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setForeground(m_appearance.theme().accent);
        format.setToolTip(papersCounted(papers));
        m_calendar->setDateTextFormat(day, format);
    }
}

void DayBar::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    m_previous->setIcon(m_appearance.icon(u"chevron-left"_s, theme.dim));
    m_open->setIcon(m_appearance.icon(u"calendar"_s, theme.dim));
    m_next->setIcon(m_appearance.icon(u"chevron-right"_s, theme.dim));
    QTextCharFormat plain;
    plain.setForeground(theme.dim);
    for (const Qt::DayOfWeek day :
         {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday, Qt::Saturday, Qt::Sunday})
        m_calendar->setWeekdayTextFormat(day, plain); // weekends are like other days here
    m_calendar->setFont(m_appearance.uiFont());
}

} // namespace offprint
