#pragma once

#include <QtCore/QDate>
#include <QtCore/QMap>
#include <QtWidgets/QWidget>

class QCalendarWidget;
class QFrame;
class QToolButton;

namespace offprint {

class Appearance;

/// Goes from day to day: a step back, a step forward, and a calendar that shows which days have papers. The
/// appearance must outlive it.
class DayBar final : public QWidget
{
    Q_OBJECT

public:
    explicit DayBar(const Appearance& appearance, QWidget* parent = nullptr);

    void setDay(const QDate& day);
    /// Answers `daysWanted`: how many papers each day has.
    void setDays(const QMap<QDate, int>& days);

Q_SIGNALS:
    void dayChosen(const QDate& day);
    void daysWanted(const QDate& first, const QDate& last); ///< of the month that the calendar shows

private:
    void openCalendar();
    void askForMonth();
    void applyAppearance();

    const Appearance& m_appearance;
    QToolButton* m_previous;
    QToolButton* m_open;
    QToolButton* m_next;
    QFrame* m_frame;
    QCalendarWidget* m_calendar;
    QDate m_day;
};

} // namespace offprint
