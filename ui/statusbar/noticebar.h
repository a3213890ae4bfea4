#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <chrono>
#include <functional>

namespace offprint {

class Appearance;
class NoticeRow;

/// Messages above the status bar: what was done, with a way to undo it, and what went wrong. A notice goes
/// by itself, unless someone is at it, and a newer one takes its place; errors stay until they are closed,
/// one after the other, each once. Takes no room while there is nothing to say. The appearance must outlive
/// it.
class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(const Appearance& appearance, QWidget* parent = nullptr);

    /// `action` runs once, when the button with `actionText` is pressed.
    void showNotice(const QString& text, const QString& actionText = {}, std::function<void()> action = {});
    /// What is going on: stays until it is closed, or a notice takes its place.
    void showProgress(const QString& text, const QString& actionText, std::function<void()> action);
    void showError(const QString& sentence);

    /// Closes the notice, else the error that is shown; false if there is neither: what Esc does in the
    /// window.
    bool closeLatest();

    /// What a notice tells of is no longer so; what is going on stays told.
    void closeNotice();
    /// What was going on is over; a notice that took the place of telling of it stays.
    void closeProgress();

    /// 10 seconds unless set.
    void setNoticeTime(std::chrono::milliseconds time);

Q_SIGNALS:
    void emptied(); ///< nothing is shown any more; focus may have been in it

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void put(const QString& text, const QString& actionText, std::function<void()> action);
    void runAction();
    void hideNotice();
    void closeNoticeUnlessAttended();
    void closeError();
    void showFirstError();
    void follow();

    NoticeRow* m_errorRow;
    NoticeRow* m_noticeRow;
    QStringList m_errors; ///< the first is shown
    std::function<void()> m_action;
    QTimer m_timer;
};

} // namespace offprint
