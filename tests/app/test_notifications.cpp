#include "app/desktopnotifications.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// A desktop's notification service, as the specification has it.
class Service final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Message
    {
        quint32 replaced;
        QString heading;
        QString text;
        QStringList actions;
    };
    QList<Message> messages;

public Q_SLOTS:
    quint32 Notify(const QString&, quint32 replaced, const QString&, const QString& heading,
                   const QString& text, const QStringList& actions, const QVariantMap&, int)
    {
        messages.append({replaced, heading, text, actions});
        return replaced > 0 ? replaced : quint32(messages.size() + 40);
    }

Q_SIGNALS:
    void ActionInvoked(quint32 number, const QString& action);
    void NotificationClosed(quint32 number, quint32 reason);
};

/// Messages of the desktop, over a bus of their own.
class TestNotifications : public QObject
{
    Q_OBJECT

private:
    QProcess m_daemon;
    Service m_service;
    std::optional<QDBusConnection> m_serviceBus;
    std::optional<QDBusConnection> m_bus;

private Q_SLOTS:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (program.isEmpty())
            QSKIP("SKIPPED: the whole test, since dbus-daemon is not installed");
        m_daemon.start(program, {u"--session"_s, u"--print-address"_s, u"--nofork"_s});
        QVERIFY(m_daemon.waitForReadyRead());
        const QString address = QString::fromLocal8Bit(m_daemon.readLine()).trimmed();
        m_serviceBus = QDBusConnection::connectToBus(address, u"service"_s);
        m_bus = QDBusConnection::connectToBus(address, u"program"_s);
        QVERIFY(m_serviceBus->isConnected() && m_bus->isConnected());
    }
    void cleanupTestCase()
    {
        m_bus.reset();
        m_serviceBus.reset();
        QDBusConnection::disconnectFromBus(u"program"_s);
        QDBusConnection::disconnectFromBus(u"service"_s);
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

    void aServiceMayComeLater()
    {
        DesktopNotifications notifications(*m_bus);
        notifications.show(SearchId{1}, u"Heading"_s, u"Text"_s);
        QVERIFY(m_serviceBus->registerObject(u"/org/freedesktop/Notifications"_s, &m_service,
                                             QDBusConnection::ExportAllContents));
        QVERIFY(m_serviceBus->registerService(u"org.freedesktop.Notifications"_s));
        // Those to come are shown
        notifications.show(SearchId{1}, u"Heading"_s, u"Another"_s);
        QTRY_VERIFY(!m_service.messages.isEmpty() && m_service.messages.last().text == "Another"_L1);
        m_service.messages.clear();
    }

    void aMessageIsShownReplacedAndChosen()
    {
        DesktopNotifications notifications(*m_bus);
        QSignalSpy chosen(&notifications, &DesktopNotifications::chosen);
        const auto showAndWait = [&](SearchId about, const QString& text) {
            const qsizetype before = m_service.messages.size();
            notifications.show(about, u"Diffusion: 1 new paper"_s, text);
            QTRY_COMPARE(m_service.messages.size(), before + 1);
        };
        showAndWait(SearchId{7}, u"On a < b & <b>c</b>"_s);
        QCOMPARE(m_service.messages.last().heading, u"Diffusion: 1 new paper"_s);
        QCOMPARE(m_service.messages.last().text, u"On a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"_s);
        QCOMPARE(m_service.messages.last().actions.first(), u"default"_s);
        QCOMPARE(m_service.messages.last().replaced, 0U);
        showAndWait(SearchId{8}, u"Another"_s);
        QCOMPARE(m_service.messages.last().replaced, 0U);
        // The reply with its number may still be on its way
        QTRY_VERIFY([&] {
            notifications.show(SearchId{7}, u"Diffusion: 2 new papers"_s, u"More"_s);
            const qsizetype count = m_service.messages.size();
            return QTest::qWaitFor([&] { return m_service.messages.size() > count; }) &&
                   m_service.messages.last().replaced == 41;
        }());
        Q_EMIT m_service.ActionInvoked(41, u"default"_s);
        QTRY_COMPARE(chosen, (QList<QVariantList>{{QVariant::fromValue(SearchId{7})}}));
        Q_EMIT m_service.NotificationClosed(41, 2);
        Q_EMIT m_service.ActionInvoked(41, u"default"_s); // of another program's by now
        Q_EMIT m_service.ActionInvoked(42, u"default"_s);
        QTRY_COMPARE(chosen.size(), 2);
        QCOMPARE(chosen.last().first().value<SearchId>(), SearchId{8});
    }
};

QTEST_GUILESS_MAIN(TestNotifications)
#include "test_notifications.moc"
