#include "tests/support/fakesettings.h"
#include "ui/dialogs/feedaddress.h"
#include "ui/dialogs/intervalchoice.h"
#include "ui/dialogs/intervaldialog.h"
#include "ui/dialogs/keycap.h"
#include "ui/dialogs/namedialog.h"
#include "ui/dialogs/preferencesdialog.h"
#include "ui/dialogs/proxychoice.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/theme/appearance.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSlider>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace offprint;

namespace {

bool says(const QWidget& window, const QString& text)
{
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

QPushButton* button(const QWidget& window, const QString& text)
{
    for (QPushButton* each : window.findChildren<QPushButton*>()) {
        if (each->text().remove(u'&') == text)
            return each;
    }
    return nullptr;
}

} // namespace

/// The dialogs, none of which blocks.
class TestDialogs : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;

    void open(QDialog& dialog)
    {
        dialog.open();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }
    void choose(QComboBox* box, const QString& text)
    {
        box->setFocus();
        box->setCurrentIndex(box->findText(text));
        Q_EMIT box->activated(box->currentIndex()); // as from its popup
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
    }
    void cleanupTestCase() { m_appearance.reset(); }

    // Addresses

    void readsAddresses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address"); // empty: refused
        QTest::newRow("web") << u"https://a.example/f"_s << u"https://a.example/f"_s;
        QTest::newRow("spaces") << u"  http://a.example/f\n"_s << u"http://a.example/f"_s;
        QTest::newRow("no scheme") << u"a.example/f?x=1"_s << u"https://a.example/f?x=1"_s;
        QTest::newRow("port") << u"localhost:8080/f"_s << u"https://localhost:8080/f"_s;
        QTest::newRow("local") << u"http://127.0.0.1:80/f"_s << u"http://127.0.0.1:80/f"_s;
        QTest::newRow("feed:") << u"feed:https://a.example/f"_s << u"https://a.example/f"_s;
        QTest::newRow("feed://") << u"feed://a.example/f"_s << u"https://a.example/f"_s;
        QTest::newRow("file") << u"file:///tmp/f.xml"_s << u"file:///tmp/f.xml"_s;
        QTest::newRow("umlaut") << u"https://bücher.example/ä"_s << u"https://xn--bcher-kva.example/%C3%A4"_s;
        QTest::newRow("word") << u"arxiv"_s << QString();
        QTest::newRow("words") << u"a.example and more"_s << QString();
        QTest::newRow("mail") << u"mailto:a@b.example"_s << QString();
        QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
        QTest::newRow("ftp") << u"ftp://a.example"_s << QString();
        QTest::newRow("nothing") << u" "_s << QString();
        QTest::newRow("no host") << u"https://"_s << QString();
    }
    void readsAddresses()
    {
        QFETCH(QString, typed);
        QFETCH(QString, address);
        const auto read = feedAddress(typed);
        QCOMPARE(read.value_or(QString()), address);
        if (!read)
            QCOMPARE(read.error().code, ErrorCode::BadAddress);
    }

    void knowsOneAddressByTwoSpellings()
    {
        QVERIFY(isSameAddress(u"HTTPS://A.example/f"_s, u"https://a.example/f/"_s));
        QVERIFY(!isSameAddress(u"https://a.example/f"_s, u"https://a.example/F"_s));
        QVERIFY(!isSameAddress(u"https://a.example/f?x=1"_s, u"https://a.example/f"_s));
    }

    // The small ones

    void saysIntervals_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << 0 << u"every minute"_s;
        QTest::newRow("1") << 1 << u"every minute"_s;
        QTest::newRow("90") << 90 << u"every 90 minutes"_s;
        QTest::newRow("60") << 60 << u"every hour"_s;
        QTest::newRow("1440") << 1440 << u"every day"_s;
        QTest::newRow("20160") << 20160 << u"every 2 weeks"_s;
    }
    void saysIntervals()
    {
        QFETCH(int, minutes);
        QFETCH(QString, text);
        QCOMPARE(everyText(std::chrono::minutes(minutes)), text);
    }

    void anIntervalIsChosen()
    {
        IntervalDialog dialog(u"A & B"_s, {}, 30min, *m_appearance);
        open(dialog);
        auto* choice = dialog.findChild<IntervalChoice*>();
        QCOMPARE(choice->interval(), std::nullopt);
        QVERIFY(choice->currentText().contains(u"every 30 minutes"_s));
        QList<std::optional<std::chrono::minutes>> chosen;
        connect(&dialog, &IntervalDialog::intervalChosen, &dialog,
                [&](auto interval) { chosen.append(interval); });
        QTest::keyClick(&dialog, Qt::Key_Return);
        dialog.showError(u"Again."_s);
        choice->setCurrentIndex(choice->findText(u"Every week"_s));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0], std::nullopt);
        QCOMPARE(chosen[1], std::chrono::minutes(7 * 24h));
    }

    void anUncommonIntervalIsKept()
    {
        IntervalDialog dialog(u"A"_s, 45min, 30min, *m_appearance);
        auto* choice = dialog.findChild<IntervalChoice*>();
        QCOMPARE(choice->interval(), 45min);
        QCOMPARE(choice->itemText(choice->currentIndex() + 1), u"Every hour"_s);
        choice->setInterval(0min);
        QCOMPARE(choice->interval(), 1min);
    }

    void aNameIsGiven()
    {
        NameDialog dialog(
            {.title = u"New Folder"_s, .label = u"Name"_s, .acceptText = u"Create"_s, .taken = {u"arXiv"_s}},
            *m_appearance);
        open(dialog);
        auto* edit = dialog.findChild<QLineEdit*>();
        QSignalSpy chosen(&dialog, &NameDialog::nameChosen);
        QVERIFY(!button(dialog, u"Create"_s)->isEnabled());
        QTest::keyClicks(edit, u"ARXIV"_s);
        QVERIFY(says(dialog, u"There is a “ARXIV” already"_s));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        QTest::keyClicks(edit, u" two "_s);
        QVERIFY(!says(dialog, u"already"_s));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(chosen.first().first().toString(), u"ARXIV two"_s);
    }

    void aNameMayStayOrBeDropped()
    {
        NameDialog dialog({.title = u"Rename"_s,
                           .label = u"Name"_s,
                           .acceptText = u"Rename"_s,
                           .name = u"Mine"_s,
                           .taken = {u"Mine"_s},
                           .emptyName = u"Theirs"_s},
                          *m_appearance);
        open(dialog);
        auto* edit = dialog.findChild<QLineEdit*>();
        QVERIFY(button(dialog, u"Rename"_s)->isEnabled());
        edit->clear();
        QCOMPARE(edit->placeholderText(), u"Theirs"_s);
        QVERIFY(button(dialog, u"Rename"_s)->isEnabled());
    }

    void keysAreShown()
    {
        ShortcutsDialog dialog({{u"Go"_s, u"&Next paper"_s, QKeySequence(u"J"_s)},
                                {u"Go"_s, u"Find && go…"_s, QKeySequence(u"G, T"_s)},
                                {u"Feeds"_s, u"Keyless"_s, {}}},
                               *m_appearance);
        open(dialog);
        QVERIFY(says(dialog, u"Next paper"_s));
        QVERIFY(says(dialog, u"Find & go"_s));
        QVERIFY(!says(dialog, u"Keyless"_s));
        QVERIFY(!says(dialog, u"Feeds"_s));
        const auto caps = dialog.findChildren<KeyCap*>();
        QCOMPARE(caps.size(), 2);
        QCOMPARE(caps[1]->accessibleName(), u"G, T"_s);
        QVERIFY(caps[1]->width() > caps[0]->width());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void noKeysAreShownToo()
    {
        ShortcutsDialog dialog({}, *m_appearance);
        open(dialog);
        QVERIFY(dialog.isVisible());
    }

    void preferencesApplyAtOnce()
    {
        PreferencesDialog dialog(m_settings, *m_appearance);
        open(dialog);
        for (auto* radio : dialog.findChildren<QRadioButton*>()) {
            if (radio->text().remove(u'&') == "Dark"_L1)
                radio->click();
        }
        QCOMPARE(m_settings.colourScheme(), ColourScheme::Dark);
        QVERIFY(m_appearance->theme().isDark);
        auto* interval = dialog.findChild<IntervalChoice*>();
        choose(interval, u"Every hour"_s);
        QCOMPARE(m_settings.refreshInterval(), 60min);
        auto* scale = dialog.findChild<QSlider*>();
        QVERIFY(scale->isVisible());
        QTest::keyClick(scale, Qt::Key_Right);
        QCOMPARE(m_settings.textScale(), 110);
        QVERIFY(says(dialog, u"110"_s));
        m_settings.setTextScale(125);
        m_settings.setRefreshInterval(7min);
        m_settings.setColourScheme(ColourScheme::Light);
        QVERIFY(says(dialog, u"125"_s));
        QCOMPARE(m_settings.textScale(), 125); // shown, not rounded
        QCOMPARE(interval->interval(), 7min);
        m_settings.setTextScale(100);
        m_settings.setRefreshInterval(30min);
    }

    void aProxyIsChosen()
    {
        PreferencesDialog dialog(m_settings, *m_appearance);
        open(dialog);
        auto* way = dialog.findChild<ProxyChoice*>()->findChild<QComboBox*>();
        auto* address = dialog.findChild<ProxyChoice*>()->findChild<QLineEdit*>();
        QVERIFY(!address->isVisible());
        choose(way, u"Without a proxy"_s);
        QCOMPARE(m_settings.networkProxy(), u"none"_s);
        choose(way, u"Through a proxy"_s);
        QVERIFY(address->isVisible());
        QTRY_VERIFY(address->hasFocus());
        QTest::keyClicks(address, u"ftp://nowhere"_s);
        QTest::keyClick(address, Qt::Key_Tab);
        QCOMPARE(m_settings.networkProxy(), u"none"_s); // as it was, and said why
        QVERIFY(says(dialog, u"names no proxy"_s));
        address->setFocus();
        address->selectAll();
        QTest::keyClicks(address, u"socks5://127.0.0.1:9050"_s);
        QTest::keyClick(address, Qt::Key_Tab);
        QCOMPARE(m_settings.networkProxy(), u"socks5://127.0.0.1:9050"_s);
        QVERIFY(!says(dialog, u"names no proxy"_s));
        m_settings.setNetworkProxy({});
        QCOMPARE(way->currentText(), u"As the system says"_s);
        QVERIFY(!address->isVisible());
    }
};

QTEST_MAIN(TestDialogs)
#include "test_dialogs.moc"
