#include "tests/support/fakesettings.h"
#include "ui/theme/appearance.h"
#include "ui/welcome/cataloguerow.h"
#include "ui/welcome/welcomepane.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

Catalogue catalogue()
{
    Catalogue all{{u"Daily"_s, u"https://daily.example/papers"_s, u"Each day"_s, u"Daily"_s, true},
                  {u"cs.LG"_s, u"https://rss.example/cs.LG"_s, u"Learning"_s, u"arXiv"_s, true},
                  {u"cs.CL"_s, u"https://rss.example/cs.CL"_s, u"Language"_s, u"arXiv"_s, false},
                  {u"cs.CV"_s, u"https://rss.example/cs.CV"_s, u"Vision"_s, u"arXiv"_s, false}};
    for (int i = 0; i < 20; ++i)
        all.append(CatalogueEntry{.name = u"Blog %1"_s.arg(i),
                                  .url = u"https://blog.example/%1"_s.arg(i),
                                  .description = u"A blog"_s,
                                  .group = u"Blogs"_s});
    return all;
}

QStringList urlsOf(const QSignalSpy& spy)
{
    QStringList urls;
    for (const CatalogueEntry& entry : spy.last().first().value<QList<CatalogueEntry>>())
        urls.append(entry.url);
    return urls;
}

} // namespace

/// The welcome pane as a new reader uses it.
class TestWelcome : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<WelcomePane> m_pane;

    [[nodiscard]] CatalogueRow* row(const QString& name) const
    {
        for (CatalogueRow* each : m_pane->findChildren<CatalogueRow*>()) {
            if (each->entry().name == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton* button(const QString& text) const
    {
        for (QPushButton* each : m_pane->findChildren<QPushButton*>()) {
            if (each->text().remove(u'&').startsWith(text))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit* address() const { return m_pane->findChild<QLineEdit*>(); }
    [[nodiscard]] bool says(const QString& text) const
    {
        for (const QLabel* label : m_pane->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool isInSight(const QWidget* widget) const
    {
        const QWidget* viewport = m_pane->findChild<QScrollArea*>()->viewport();
        return viewport->rect().contains(QRect(
            widget->mapTo(m_pane.get(), QPoint()) - viewport->mapTo(m_pane.get(), QPoint()), widget->size()));
    }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
    }
    void init()
    {
        m_pane = std::make_unique<WelcomePane>(catalogue(), *m_appearance);
        m_pane->resize(725, 600);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }
    void cleanupTestCase()
    {
        m_pane.reset();
        m_appearance.reset();
    }

    void saysWhatThereIs()
    {
        QVERIFY(says(u"86 papers of 14 March 2025"_s));
        QVERIFY(says(u"arXiv"_s));
        QVERIFY(row(u"cs.LG"_s)->isChecked());
        QVERIFY(!row(u"cs.CL"_s)->isChecked());
        QCOMPARE(row(u"cs.LG"_s)->accessibleName(), u"cs.LG"_s);
    }

    void asksForWhatIsTicked()
    {
        QSignalSpy requested(m_pane.get(), &WelcomePane::subscribeRequested);
        QTest::mouseClick(row(u"cs.CL"_s), Qt::LeftButton);
        QVERIFY(button(u"Subscribe to 3 feeds"_s));
        QTest::mouseClick(row(u"Daily"_s), Qt::LeftButton);
        QTest::mouseClick(button(u"Subscribe to 2 feeds"_s), Qt::LeftButton);
        QCOMPARE(urlsOf(requested),
                 (QStringList{u"https://rss.example/cs.LG"_s, u"https://rss.example/cs.CL"_s}));
    }

    void nothingTickedCanNotBeAskedFor()
    {
        row(u"Daily"_s)->click();
        row(u"cs.LG"_s)->click();
        QVERIFY(!button(u"Subscribe"_s)->isEnabled());
        address()->setText(u"  "_s);
        QVERIFY(!button(u"Subscribe"_s)->isEnabled());
    }

    void aPastedAddressComesLast()
    {
        QSignalSpy requested(m_pane.get(), &WelcomePane::subscribeRequested);
        QTest::keyClicks(address(), u" other.example/feed.xml "_s);
        QVERIFY(button(u"Subscribe to 3 feeds"_s));
        QTest::keyClick(address(), Qt::Key_Return);
        QCOMPARE(urlsOf(requested).last(), u"https://other.example/feed.xml"_s);
        const auto entries = requested.last().first().value<QList<CatalogueEntry>>();
        QCOMPARE(entries.size(), 3);
        QVERIFY(entries.last().name.isEmpty());
    }

    void aWrongAddressIsSaidAndNothingAskedFor()
    {
        QSignalSpy requested(m_pane.get(), &WelcomePane::subscribeRequested);
        address()->setText(u"mailto:a@b.example"_s);
        QTest::keyClick(address(), Qt::Key_Return);
        QCOMPARE(requested.size(), 0);
        QVERIFY(says(u"is not an address"_s));
        QTRY_VERIFY(isInSight(address()));
        address()->setText(u"https://a.example"_s);
        QVERIFY(!says(u"is not an address"_s));
    }

    void anAddressOfTheCatalogueIsAskedForOnce()
    {
        QSignalSpy requested(m_pane.get(), &WelcomePane::subscribeRequested);
        address()->setText(u"HTTPS://RSS.example/cs.LG"_s);
        QTest::keyClick(address(), Qt::Key_Return);
        QCOMPARE(urlsOf(requested).size(), 2);
    }

    void subscribedFeedsAreFixed()
    {
        m_pane->setSubscribed({u"https://rss.example/cs.CL/"_s, u"https://elsewhere.example"_s});
        QVERIFY(row(u"cs.CL"_s)->isChecked());
        QVERIFY(!row(u"cs.CL"_s)->isEnabled());
        QVERIFY(button(u"Subscribe to 2 feeds"_s));
        QSignalSpy requested(m_pane.get(), &WelcomePane::subscribeRequested);
        button(u"Subscribe"_s)->click();
        QVERIFY(!urlsOf(requested).contains(u"https://rss.example/cs.CL"_s));
        m_pane->setSubscribed({});
        QVERIFY(row(u"cs.CL"_s)->isEnabled());
        QVERIFY(!row(u"cs.CL"_s)->isChecked());
    }

    void ticksOutlastASubscriptionElsewhere()
    {
        row(u"cs.CV"_s)->click();
        row(u"Daily"_s)->click();
        m_pane->setSubscribed({u"https://rss.example/cs.CL"_s});
        QVERIFY(row(u"cs.CV"_s)->isChecked());
        QVERIFY(!row(u"Daily"_s)->isChecked());
    }

    void keysAreEnough()
    {
        QSignalSpy requested(m_pane.get(), &WelcomePane::subscribeRequested);
        QSignalSpy dismissed(m_pane.get(), &WelcomePane::dismissed);
        m_pane->setFocus(Qt::TabFocusReason);
        QCOMPARE(QApplication::focusWidget(), row(u"Daily"_s));
        press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), row(u"cs.LG"_s));
        press(Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), row(u"cs.CL"_s));
        press(Qt::Key_Space);
        QVERIFY(row(u"cs.CL"_s)->isChecked());
        for (int i = 0; i < 10; ++i)
            press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), row(u"Blog 19"_s));
        QVERIFY(isInSight(row(u"Blog 19"_s)));
        press(Qt::Key_Return);
        QCOMPARE(urlsOf(requested).size(), 3);
        for (int i = 0; i < 3; ++i)
            press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), button(u"Not now"_s));
        press(Qt::Key_Return);
        QCOMPARE(dismissed.size(), 1);
        QCOMPARE(requested.size(), 1);
    }

    void fitsANarrowWindow()
    {
        QVERIFY(row(u"cs.LG"_s)->y() == row(u"cs.CL"_s)->y());
        m_pane->resize(420, 600);
        QTRY_VERIFY(row(u"cs.LG"_s)->y() < row(u"cs.CL"_s)->y());
        for (const CatalogueRow* each : m_pane->findChildren<CatalogueRow*>()) {
            const int right = each->mapTo(m_pane.get(), QPoint(each->width(), 0)).x();
            QVERIFY2(right <= 420, qPrintable(each->entry().name));
            QVERIFY(each->width() >= each->sizeHint().width());
        }
        QVERIFY(button(u"Not now"_s)->geometry().right() < 420);
    }

    void followsTheColours()
    {
        const auto ground = [&] { return m_pane->grab().toImage().pixelColor(4, 4); };
        QCOMPARE(ground(), Theme::light().background);
        m_settings.setColourScheme(ColourScheme::Dark);
        QTRY_COMPARE(ground(), Theme::dark().background);
        m_settings.setColourScheme(ColourScheme::Light);
        QTRY_COMPARE(ground(), Theme::light().background);
    }
};

QTEST_MAIN(TestWelcome)
#include "test_welcome.moc"
