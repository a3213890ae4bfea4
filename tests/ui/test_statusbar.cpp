#include "tests/support/fakesettings.h"
#include "ui/statusbar/noticebar.h"
#include "ui/statusbar/noticerow.h"
#include "ui/statusbar/statusbar.h"
#include "ui/theme/appearance.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

QDateTime local(const QString& text)
{
    return QDateTime::fromString(text, u"yyyy-MM-dd HH:mm"_s);
}

} // namespace

/// The status bar and the notices above it.
class TestStatusBar : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<QWidget> m_window;
    QWidget* m_rest = nullptr;
    StatusBar* m_bar = nullptr;
    NoticeBar* m_notices = nullptr;

    template<class Widget> [[nodiscard]] Widget* shown(const QString& text) const
    {
        for (Widget* each : m_window->findChildren<Widget*>()) {
            if (each->isVisible() && each->text().contains(text))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& text) const { return shown<QLabel>(text); }
    [[nodiscard]] QProgressBar* progress() const { return m_bar->findChild<QProgressBar*>(); }
    /// Nothing shown leaves the bar or lies on another piece.
    [[nodiscard]] bool isTidy() const
    {
        QRegion taken;
        for (const QWidget* piece : m_bar->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
            if (!piece->isVisible() || piece->height() == 1)
                continue;
            if (!m_bar->rect().contains(piece->geometry()) || taken.intersects(piece->geometry()))
                return false;
            taken += piece->geometry();
        }
        return true;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
    }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(m_window.get());
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        m_rest = new QWidget(m_window.get());
        m_rest->setFocusPolicy(Qt::StrongFocus);
        m_notices = new NoticeBar(*m_appearance, m_window.get());
        m_bar = new StatusBar(*m_appearance, m_window.get());
        column->addWidget(m_rest, 1);
        column->addWidget(m_notices);
        column->addWidget(m_bar);
        m_window->resize(1200, 400);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_appearance.reset();
    }

    void saysWhatRefreshDoes()
    {
        m_bar->setStatus({.isRunning = true, .done = 3, .total = 12, .newPapers = 12});
        QVERIFY(says(u"Refreshing 3 of 12 feeds"_s));
        QVERIFY(says(u"12 new"_s));
        QCOMPARE(progress()->value(), 3);
        QCOMPARE(progress()->maximum(), 12);
        QSignalSpy stop(m_bar, &StatusBar::stopRequested);
        shown<QPushButton>(u"Stop"_s)->click();
        QCOMPARE(stop.size(), 1);
    }

    void saysHowItEnded_data()
    {
        QTest::addColumn<RefreshStatus>("status");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("new") << RefreshStatus{.done = 3, .total = 3, .newPapers = 12} << u"12 new papers"_s;
        QTest::newRow("one") << RefreshStatus{.done = 3, .total = 3, .newPapers = 1} << u"1 new paper"_s;
        QTest::newRow("none") << RefreshStatus{.done = 3, .total = 3} << u"No new papers"_s;
        QTest::newRow("stopped") << RefreshStatus{.done = 3, .total = 12} << u"Stopped after 3 of 12 feeds"_s;
    }
    void saysHowItEnded()
    {
        QFETCH(RefreshStatus, status);
        QFETCH(QString, sentence);
        m_bar->setStatus({.isRunning = true, .total = status.total});
        m_bar->setStatus(status);
        QCOMPARE_NE(shown<QLabel>(sentence), nullptr);
        QCOMPARE(shown<QLabel>(sentence)->text(), sentence);
        QVERIFY(!progress()->isVisible());
        QVERIFY(!shown<QPushButton>(u"Stop"_s));
    }

    void failuresCanBeAskedAbout()
    {
        m_bar->setStatus({.done = 12, .total = 12, .failed = 2, .newPapers = 7});
        auto* failures = shown<QPushButton>(u"2 feeds could not be refreshed"_s);
        QVERIFY(failures);
        QVERIFY(says(u"7 new papers"_s));
        QSignalSpy asked(m_bar, &StatusBar::failuresRequested);
        QTest::mouseClick(failures, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        m_bar->setStatus({.done = 1, .total = 1, .failed = 1});
        QVERIFY(shown<QPushButton>(u"1 feed could not be refreshed"_s));
        m_bar->setStatus({});
        QVERIFY(!shown<QPushButton>(u"refreshed"_s));
    }

    void countsPapers()
    {
        m_bar->setCounts(1204, 18310);
        const QLocale locale;
        QVERIFY(says(u"%1 unread · %2 papers"_s.arg(locale.toString(1204), locale.toString(18310))));
        m_bar->setCounts(0, 1);
        QVERIFY(says(u"0 unread · 1 paper"_s));
    }

    void saysWhenNext()
    {
        const QDateTime now = local(u"2025-03-14 14:00"_s);
        QCOMPARE(nextRefreshText(local(u"2025-03-14 14:30"_s).toUTC(), now), u"next refresh 14:30"_s);
        QCOMPARE(nextRefreshText(local(u"2025-03-15 09:00"_s).toUTC(), now.toUTC()),
                 u"next refresh tomorrow 09:00"_s);
        QVERIFY(nextRefreshText(local(u"2025-03-17 09:00"_s), now).contains(QLocale().dayName(1)));
        QVERIFY(nextRefreshText(local(u"2025-03-21 09:00"_s), now)
                    .contains(QLocale().toString(QDate(2025, 3, 21), QLocale::ShortFormat)));
        QCOMPARE(nextRefreshText(now.addSecs(-1), now), QString());
        QCOMPARE(nextRefreshText({}, now), QString());
        m_bar->setStatus({.nextDue = QDateTime::currentDateTimeUtc().addDays(1)});
        QVERIFY(says(u"next refresh tomorrow"_s));
    }

    void leavesOutWhatDoesNotFit()
    {
        m_bar->setCounts(1204, 18310);
        const QDateTime due = QDateTime::currentDateTimeUtc().addSecs(60);
        const QList<RefreshStatus> states{
            {.isRunning = true, .done = 3, .total = 12, .newPapers = 12, .nextDue = due},
            {.done = 12, .total = 12, .failed = 2, .newPapers = 7, .nextDue = due},
            {.done = 3, .total = 12, .nextDue = due}};
        for (const RefreshStatus& status : states) {
            m_bar->setStatus(status);
            for (int width = 1200; width >= 120; width -= 7) {
                m_bar->resize(width, m_bar->height());
                QVERIFY2(isTidy(), qPrintable(QString::number(width)));
            }
            QVERIFY(!says(u"next refresh"_s));
            QVERIFY(!says(u"unread"_s));
            m_bar->resize(1200, m_bar->height());
            QVERIFY(says(u"next refresh"_s));
        }
        m_bar->setStatus(states.first());
        m_bar->resize(150, m_bar->height());
        QVERIFY(shown<QPushButton>(u"Stop"_s));
        QVERIFY(says(u"Refresh"_s));
    }

    // Notices

    void aNoticeGoesByItself()
    {
        QVERIFY(!m_notices->isVisible());
        m_notices->setNoticeTime(std::chrono::milliseconds(30));
        m_notices->showNotice(u"Marked 38 papers read"_s);
        QVERIFY(says(u"Marked 38"_s));
        QTRY_VERIFY(!m_notices->isVisible());
    }

    void aNoticeTakesNoMoreRoomThanItNeeds()
    {
        m_notices->showNotice(u"Marked 38 papers read"_s, u"Undo"_s, [] {});
        QTRY_VERIFY(m_notices->height() > 20);
        QVERIFY(m_notices->height() <= 48);
        m_window->resize(330, 400);
        m_notices->showError(u"A sentence of very many words that goes on "_s.repeated(3));
        const QLabel* sentence = shown<QLabel>(u"A sentence"_s);
        QVERIFY(sentence);
        QTRY_VERIFY(sentence->height() > 2 * sentence->fontMetrics().height());
        QVERIFY(sentence->height() >= sentence->heightForWidth(sentence->width()));
        QVERIFY(m_notices->height() < 150);
    }

    void aNoticeStaysWhileItIsUsed()
    {
        m_notices->setNoticeTime(std::chrono::milliseconds(30));
        m_notices->showNotice(u"Marked 38 papers read"_s, u"Undo"_s, [] {});
        auto* undo = shown<QPushButton>(u"Undo"_s);
        undo->setFocus();
        QDeadlineTimer laterThanItsTime(120);
        QTRY_VERIFY(laterThanItsTime.hasExpired());
        QVERIFY(m_notices->isVisible());
        m_rest->setFocus();
        QTRY_VERIFY(!m_notices->isVisible());
    }

    void theActionRunsOnce()
    {
        int ran = 0;
        m_notices->showNotice(u"Marked 38 papers read"_s, u"Undo"_s, [&] {
            ++ran;
            m_notices->showNotice(u"Undone"_s); // an action may say something itself
        });
        QTest::mouseClick(shown<QPushButton>(u"Undo"_s), Qt::LeftButton);
        QCOMPARE(ran, 1);
        QVERIFY(says(u"Undone"_s));
        QVERIFY(!shown<QPushButton>(u"Undo"_s));
    }

    void aNewerNoticeTakesThePlace()
    {
        m_notices->showNotice(u"First"_s, u"Undo"_s, [] {});
        m_notices->showNotice(u"Second"_s);
        QVERIFY(!says(u"First"_s));
        QVERIFY(says(u"Second"_s));
        QVERIFY(!shown<QPushButton>(u"Undo"_s));
    }

    void errorsStayAndTakeTurns()
    {
        m_notices->setNoticeTime(std::chrono::milliseconds(30));
        m_notices->showError(u"The disk is full."_s);
        m_notices->showError(u"The disk is full."_s);
        m_notices->showError(u"The host is unknown."_s);
        m_notices->showNotice(u"Starred"_s);
        QVERIFY(says(u"The disk is full. (1 more)"_s));
        QVERIFY(says(u"Starred"_s));
        QTRY_VERIFY(!says(u"Starred"_s));
        QVERIFY(says(u"The disk is full."_s));
        for (QToolButton* close : m_notices->findChildren<QToolButton*>()) {
            if (close->isVisible())
                close->click();
        }
        QVERIFY(says(u"The host is unknown."_s));
        QSignalSpy emptied(m_notices, &NoticeBar::emptied);
        QVERIFY(m_notices->closeLatest());
        QVERIFY(!m_notices->isVisible());
        QCOMPARE(emptied.size(), 1);
        QVERIFY(!m_notices->closeLatest());
    }

    void escapeCloses()
    {
        m_notices->showError(u"The disk is full."_s);
        m_notices->showNotice(u"Starred"_s, u"Undo"_s, [] {});
        QTest::keyClick(shown<QPushButton>(u"Undo"_s), Qt::Key_Escape);
        QVERIFY(!says(u"Starred"_s));
        QVERIFY(says(u"The disk is full."_s));
        QTest::keyClick(m_notices, Qt::Key_Escape);
        QVERIFY(!m_notices->isVisible());
    }

    void followsTheColours()
    {
        m_settings.setColourScheme(ColourScheme::Dark);
        const QColor dark = m_bar->grab().toImage().pixelColor(2, 10);
        m_settings.setColourScheme(ColourScheme::Light);
        QCOMPARE(dark, Theme::dark().side);
        QCOMPARE(m_bar->grab().toImage().pixelColor(2, 10), Theme::light().side);
    }

    void offlineIsOneQuietLine()
    {
        m_bar->setStatus({.done = 3, .total = 12, .failed = 12, .isOffline = true});
        QVERIFY(says(u"Offline. What you have is all here"_s));
        QVERIFY(!shown<QPushButton>(u"could not be refreshed"_s));
        m_bar->setStatus({.done = 12, .total = 12, .failed = 1});
        QVERIFY(!says(u"Offline"_s));
        QVERIFY(shown<QPushButton>(u"1 feed could not be refreshed"_s));
    }

    void otherWorkIsToldWhileNoRefreshRuns()
    {
        QSignalSpy stop(m_bar, &StatusBar::stopOtherWorkRequested);
        QSignalSpy stopRefresh(m_bar, &StatusBar::stopRequested);
        m_bar->setOtherWork(u"Loading older papers"_s);
        QVERIFY(says(u"Loading older papers"_s));
        shown<QPushButton>(u"Stop"_s)->click();
        QCOMPARE(stop.size(), 1);
        m_bar->setStatus({.isRunning = true, .done = 1, .total = 3});
        QVERIFY(says(u"Refreshing 1 of 3"_s));
        shown<QPushButton>(u"Stop"_s)->click();
        QCOMPARE(stopRefresh.size(), 1);
        m_bar->setStatus({.done = 3, .total = 3});
        QVERIFY(says(u"Loading older papers"_s));
        QVERIFY(isTidy());
        m_bar->setOtherWork({});
        QVERIFY(!shown<QPushButton>(u"Stop"_s));
    }
};

QTEST_MAIN(TestStatusBar)
#include "test_statusbar.moc"
