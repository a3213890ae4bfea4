#include "ui/statusbar/statusbar.h"

#include "models/paperscounted.h"
#include "ui/dialogs/inlinemessage.h"
#include "ui/theme/appearance.h"
#include "ui/theme/textcolour.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr int barHeight = 27;
constexpr int buttonHeight = 21;
constexpr int buttonPadding = 8;
constexpr int failuresExtra = 36; ///< the sign and the padding of that button
constexpr int side = 12;
constexpr int gap = 16;
constexpr int signGap = 6;

} // namespace

QString nextRefreshText(const QDateTime& due, const QDateTime& now)
{
    if (!due.isValid() || due <= now)
        return {};
    const QDateTime local = due.toLocalTime();
    const QString time = QLocale().toString(local.time(), u"HH:mm"_s);
    const qint64 days = now.toLocalTime().date().daysTo(local.date());
    if (days == 0)
        return StatusBar::tr("next refresh %1").arg(time);
    if (days == 1)
        return StatusBar::tr("next refresh tomorrow %1").arg(time);
    return StatusBar::tr("next refresh %1 %2")
        .arg(days < 7 ? QLocale().dayName(local.date().dayOfWeek())
                      : QLocale().toString(local.date(), QLocale::ShortFormat),
             time);
}

StatusBar::StatusBar(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_hairline(new QWidget(this))
    , m_sign(new QLabel(this))
    , m_activity(makeLabel())
    , m_progress(new QProgressBar(this))
    , m_newPapers(makeLabel())
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_failures(new QPushButton(this))
    , m_counts(makeLabel())
    , m_nextDue(makeLabel())
{
    setFixedHeight(barHeight);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(120, 5);
    m_progress->setAccessibleName(tr("Feeds refreshed"));
    m_stop->setToolTip(tr("Stop refreshing"));
    m_stop->setFlat(true);
    m_failures->setFlat(true);
    m_failures->setToolTip(tr("Show which feeds, and why"));
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, &StatusBar::showNextDue);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_status.isRunning || m_otherWork.isEmpty())
            Q_EMIT stopRequested();
        else
            Q_EMIT stopOtherWorkRequested();
    });
    connect(m_failures, &QPushButton::clicked, this, &StatusBar::failuresRequested);
    connect(&m_appearance, &Appearance::changed, this, &StatusBar::applyAppearance);
    applyAppearance();
}

QLabel* StatusBar::makeLabel()
{
    auto* label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void StatusBar::setStatus(const RefreshStatus& status)
{
    const bool hasEnded = m_status.isRunning && !status.isRunning;
    m_status = status;
    showActivity();
    showNextDue();
    if (hasEnded)
        announce(this, m_failuresText.isEmpty() ? m_activityText : m_failuresText, false);
}

void StatusBar::setOtherWork(const QString& sentence)
{
    m_otherWork = sentence;
    showActivity();
    fit();
}

void StatusBar::showActivity()
{
    const bool isStopOfRefresh = m_status.isRunning || m_otherWork.isEmpty();
    m_stop->setToolTip(isStopOfRefresh ? tr("Stop refreshing") : tr("Stop loading"));
    if (m_status.isRunning)
        showRunning();
    else
        showOutcome();
}

void StatusBar::setCounts(int unread, int papers)
{
    m_counts->setText(tr("%1 unread · %2").arg(QLocale().toString(unread), papersCounted(papers)));
    fit();
}

void StatusBar::setActivity(const QString& text, const QString& newPapers)
{
    m_activityText = text;
    m_activity->setToolTip(m_status.isRunning ? m_status.current : QString());
    m_newPapers->setText(newPapers);
}

void StatusBar::showRunning()
{
    m_failuresText.clear();
    m_progress->setRange(0, std::max(1, m_status.total));
    m_progress->setValue(m_status.done);
    const QString newPapers =
        m_status.newPapers > 0 ? tr("%1 new").arg(QLocale().toString(m_status.newPapers)) : QString();
    if (m_status.total == 0)
        return setActivity(tr("Refreshing…"), newPapers);
    setActivity(counted(m_status.total, tr("Refreshing 1 feed"),
                        tr("Refreshing %1 of %2 feeds").arg(QLocale().toString(m_status.done), u"%1"_s)),
                newPapers);
}

void StatusBar::showOutcome()
{
    const QString newPapers = counted(m_status.newPapers, tr("1 new paper"), tr("%1 new papers"));
    m_failuresText = m_status.failed == 0 ? QString()
                                          : counted(m_status.failed, tr("1 feed could not be refreshed"),
                                                    tr("%1 feeds could not be refreshed"));
    if (m_status.isOffline)
        m_failuresText.clear(); // one line for all of them
    if (m_status.isOffline)
        setActivity(tr("Offline. What you have is all here; feeds are asked again when the network is back."),
                    {});
    else if (!m_otherWork.isEmpty())
        setActivity(m_otherWork, {});
    else if (m_status.failed > 0)
        setActivity({}, m_status.newPapers > 0 ? newPapers : QString());
    else if (m_status.done < m_status.total)
        setActivity(tr("Stopped after %1 of %2 feeds")
                        .arg(QLocale().toString(m_status.done), QLocale().toString(m_status.total)),
                    m_status.newPapers > 0 ? newPapers : QString());
    else if (m_status.total > 0)
        setActivity(m_status.newPapers > 0 ? newPapers : tr("No new papers"), {});
    else
        setActivity({}, {});
}

void StatusBar::showNextDue()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime midnight = now.date().addDays(1).startOfDay();
    m_midnight.start(std::chrono::milliseconds(now.msecsTo(midnight)) + std::chrono::seconds(1));
    m_nextDue->setText(nextRefreshText(m_status.nextDue, now));
    fit();
}

// Layout
// --------------------------------------------------------------------------------------------------------

int StatusBar::idealWidth(const QWidget* piece) const
{
    const QFontMetrics metrics(piece->font());
    if (piece == m_activity)
        return metrics.horizontalAdvance(m_activityText) + 1;
    if (piece == m_failures)
        return metrics.horizontalAdvance(m_failuresText) + failuresExtra + 2;
    if (piece == m_progress)
        return m_progress->width();
    if (piece == m_stop)
        return metrics.horizontalAdvance(m_stop->text()) + 2 * buttonPadding;
    return piece->sizeHint().width();
}

/// What is shown in a line of this width: the pieces that have something to say, less those that matter
/// least while they do not fit.
QList<QWidget*> StatusBar::fittingPieces(int room) const
{
    QList<QWidget*> pieces;
    const auto want = [&](QWidget* piece, bool isWanted) {
        if (isWanted)
            pieces.append(piece);
    };
    want(m_sign, m_status.isRunning);
    want(m_activity, !m_activityText.isEmpty());
    want(m_progress, m_status.isRunning && m_status.total > 0);
    want(m_failures, !m_failuresText.isEmpty());
    want(m_newPapers, !m_newPapers->text().isEmpty());
    want(m_stop, m_status.isRunning || (!m_otherWork.isEmpty() && !m_status.isOffline));
    want(m_counts, !m_counts->text().isEmpty());
    want(m_nextDue, !m_nextDue->text().isEmpty());
    const auto widthOf = [&] {
        int width = 0;
        for (const QWidget* piece : std::as_const(pieces))
            width += idealWidth(piece) + (piece == m_sign ? signGap : gap);
        return width - gap;
    };
    for (QWidget* least : {static_cast<QWidget*>(m_nextDue), static_cast<QWidget*>(m_newPapers),
                           static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_counts)}) {
        if (widthOf() > room)
            pieces.removeOne(least);
    }
    return pieces;
}

void StatusBar::fit()
{
    m_hairline->setGeometry(0, 0, width(), 1);
    const QList<QWidget*> pieces = fittingPieces(width() - 2 * side);
    for (QWidget* piece :
         {static_cast<QWidget*>(m_sign), static_cast<QWidget*>(m_activity), static_cast<QWidget*>(m_progress),
          static_cast<QWidget*>(m_failures), static_cast<QWidget*>(m_newPapers),
          static_cast<QWidget*>(m_stop), static_cast<QWidget*>(m_counts), static_cast<QWidget*>(m_nextDue)})
        piece->setVisible(pieces.contains(piece));
    place(pieces);
}

void StatusBar::place(const QList<QWidget*>& pieces)
{
    const auto put = [&](QWidget* piece, int left, int width) {
        const int tall = piece == m_progress                      ? m_progress->height()
                         : piece == m_stop || piece == m_failures ? buttonHeight
                                                                  : height() - 1;
        piece->setGeometry(QStyle::visualRect(layoutDirection(), rect(),
                                              QRect(left, 1 + (height() - 1 - tall) / 2, width, tall)));
    };
    int right = width() - side;
    for (QWidget* piece : {m_nextDue, m_counts}) {
        if (pieces.contains(piece)) {
            put(piece, right - idealWidth(piece), idealWidth(piece));
            right -= idealWidth(piece) + gap;
        }
    }
    const int stop = pieces.contains(m_stop) ? idealWidth(m_stop) + gap : 0;
    int left = side;
    for (QWidget* piece : pieces) {
        if (piece == m_counts || piece == m_nextDue)
            continue;
        const bool canShrink = piece == m_activity || piece == m_failures;
        if (piece == m_failures)
            left -= failuresExtra / 4; // what it says, not its edge, is aligned
        if (piece == m_stop)
            left -= buttonPadding;
        const int width =
            canShrink ? std::clamp(right - left - stop, 0, idealWidth(piece)) : idealWidth(piece);
        put(piece, left, width);
        left += width + (piece == m_sign ? signGap : gap);
    }
    m_activity->setText(
        m_activity->fontMetrics().elidedText(m_activityText, Qt::ElideRight, m_activity->width()));
    m_failures->setText(m_failures->fontMetrics().elidedText(m_failuresText, Qt::ElideRight,
                                                             m_failures->width() - failuresExtra));
    m_failures->setAccessibleName(m_failuresText);
}

void StatusBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void StatusBar::applyAppearance()
{
    const Theme& theme = m_appearance.theme();
    for (QWidget* piece : {static_cast<QWidget*>(m_activity), static_cast<QWidget*>(m_newPapers),
                           static_cast<QWidget*>(m_stop), static_cast<QWidget*>(m_failures),
                           static_cast<QWidget*>(m_counts), static_cast<QWidget*>(m_nextDue)}) {
        piece->setFont(m_appearance.uiFont(-0.75));
        setTextColour(piece, piece == m_failures ? theme.error : piece == m_stop ? theme.text : theme.dim);
    }
    m_sign->setPixmap(m_appearance.icon(u"refresh"_s, theme.dim).pixmap(QSize(13, 13), devicePixelRatio()));
    m_failures->setIcon(m_appearance.icon(u"warning"_s, theme.error));
    m_failures->setIconSize({14, 14});
    setFill(this, theme.side);
    setFill(m_hairline, theme.line);
    fit();
}

} // namespace offprint
