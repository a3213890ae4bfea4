#pragma once

#include "models/refresher.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace offprint {

class Appearance;

/// The lowest line of the window: what refresh is doing and how far it is, or how the last round ended; how
/// many papers there are; when the next refresh is. In a narrow window the less important is left out. The
/// appearance must outlive it.
class StatusBar final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBar(const Appearance& appearance, QWidget* parent = nullptr);

    void setStatus(const RefreshStatus& status);
    void setCounts(int unread, int papers);
    /// What else goes on, shown while no refresh does, with a way to stop it; empty: nothing.
    void setOtherWork(const QString& sentence);

Q_SIGNALS:
    void stopRequested();          ///< of the refresh
    void stopOtherWorkRequested(); ///< of what `setOtherWork` told
    void failuresRequested();      ///< which feeds failed, and why?

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QLabel* makeLabel();
    void setActivity(const QString& text, const QString& newPapers);
    void showActivity();
    void showRunning();
    void showOutcome();
    void showNextDue();
    void fit();
    [[nodiscard]] QList<QWidget*> fittingPieces(int room) const;
    [[nodiscard]] int idealWidth(const QWidget* piece) const;
    void place(const QList<QWidget*>& pieces);
    void applyAppearance();

    const Appearance& m_appearance;
    RefreshStatus m_status;
    QString m_activityText; ///< whole; the label's may be cut short
    QString m_failuresText;
    QString m_otherWork;
    QWidget* m_hairline;
    QLabel* m_sign;
    QLabel* m_activity;
    QProgressBar* m_progress;
    QLabel* m_newPapers;
    QPushButton* m_stop;
    QPushButton* m_failures;
    QLabel* m_counts;
    QLabel* m_nextDue;
    QTimer m_midnight; ///< what was "tomorrow" is today then
};

/// "next refresh 14:30", "next refresh tomorrow 09:00", with the weekday when later; empty when nothing is
/// due, or due by now.
[[nodiscard]] QString nextRefreshText(const QDateTime& due, const QDateTime& now);

} // namespace offprint
