#include "ui/statusbar/noticebar.h"

#include "ui/dialogs/inlinemessage.h"
#include "ui/statusbar/noticerow.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QVBoxLayout>

#include <utility>

namespace offprint {

NoticeBar::NoticeBar(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_errorRow(new NoticeRow(NoticeRow::Kind::Error, appearance, this))
    , m_noticeRow(new NoticeRow(NoticeRow::Kind::Notice, appearance, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_errorRow);
    column->addWidget(m_noticeRow);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_errorRow->hide();
    m_noticeRow->hide();
    hide();
    m_timer.setSingleShot(true);
    setNoticeTime(std::chrono::seconds(10));
    connect(&m_timer, &QTimer::timeout, this, &NoticeBar::closeNoticeUnlessAttended);
    connect(m_noticeRow, &NoticeRow::actionTriggered, this, &NoticeBar::runAction);
    connect(m_noticeRow, &NoticeRow::closed, this, &NoticeBar::hideNotice);
    connect(m_errorRow, &NoticeRow::closed, this, &NoticeBar::closeError);
}

void NoticeBar::showNotice(const QString& text, const QString& actionText, std::function<void()> action)
{
    put(text, actionText, std::move(action));
    m_timer.start();
}

void NoticeBar::showProgress(const QString& text, const QString& actionText, std::function<void()> action)
{
    put(text, actionText, std::move(action));
    m_timer.stop();
}

void NoticeBar::put(const QString& text, const QString& actionText, std::function<void()> action)
{
    m_action = std::move(action);
    m_noticeRow->setText(text, m_action ? actionText : QString());
    m_noticeRow->show();
    follow();
    announce(this, text, false);
}

void NoticeBar::showError(const QString& sentence)
{
    if (sentence.isEmpty() || m_errors.contains(sentence))
        return;
    m_errors.append(sentence);
    showFirstError();
    announce(this, sentence, true);
}

void NoticeBar::showFirstError()
{
    m_errorRow->setVisible(!m_errors.isEmpty());
    if (!m_errors.isEmpty()) {
        const qsizetype more = m_errors.size() - 1;
        m_errorRow->setText(more == 0   ? m_errors.first()
                            : more == 1 ? tr("%1 (1 more)").arg(m_errors.first())
                                        : tr("%1 (%2 more)").arg(m_errors.first()).arg(more));
    }
    follow();
}

void NoticeBar::setNoticeTime(std::chrono::milliseconds time)
{
    m_timer.setInterval(time);
}

void NoticeBar::runAction()
{
    const auto action = std::exchange(m_action, {});
    hideNotice();
    if (action)
        action();
}

bool NoticeBar::closeLatest()
{
    if (m_noticeRow->isVisibleTo(this))
        hideNotice();
    else if (!m_errors.isEmpty())
        closeError();
    else
        return false;
    return true;
}

/// The time of what was done runs; what is going on has none.
void NoticeBar::closeNotice()
{
    if (m_timer.isActive())
        hideNotice();
}

void NoticeBar::closeProgress()
{
    if (!m_timer.isActive())
        hideNotice();
}

void NoticeBar::hideNotice()
{
    m_timer.stop();
    m_action = {};
    m_noticeRow->hide();
    follow();
}

void NoticeBar::closeNoticeUnlessAttended()
{
    if (m_noticeRow->isAttended())
        m_timer.start();
    else
        hideNotice();
}

void NoticeBar::closeError()
{
    if (!m_errors.isEmpty())
        m_errors.removeFirst();
    showFirstError();
}

void NoticeBar::follow()
{
    const bool isShown = m_noticeRow->isVisibleTo(this) || m_errorRow->isVisibleTo(this);
    const bool wasShown = isVisibleTo(parentWidget());
    setVisible(isShown);
    if (wasShown && !isShown)
        Q_EMIT emptied();
}

void NoticeBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || !closeLatest())
        QWidget::keyPressEvent(event);
}

} // namespace offprint
