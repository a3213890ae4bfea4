#include "app/desktopnotifications.h"

#include <QtCore/QHash>
#include <QtCore/QVariantMap>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>

#include <optional>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;
const QString defaultAction = u"default"_s;

} // namespace

class DesktopNotifications::Private
{
public:
    std::optional<QDBusConnection> bus;
    QHash<SearchId, quint32> numbers; ///< of the messages that stand
};

DesktopNotifications::DesktopNotifications(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{}

DesktopNotifications::DesktopNotifications(const QDBusConnection& bus, QObject* parent)
    : DesktopNotifications(parent)
{
    use(bus);
}

DesktopNotifications::~DesktopNotifications() = default;

void DesktopNotifications::use(const QDBusConnection& bus)
{
    d->bus = bus;
    d->bus->connect(service, path, service, u"ActionInvoked"_s, this, SLOT(takeAction(quint32, QString)));
    d->bus->connect(service, path, service, u"NotificationClosed"_s, this, SLOT(forget(quint32, quint32)));
}

void DesktopNotifications::show(SearchId about, const QString& heading, const QString& text)
{
    if (!d->bus)
        use(QDBusConnection::sessionBus());
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    const QVariantMap hints{{u"desktop-entry"_s, u"offprint"_s}, {u"category"_s, u"email.arrived"_s}};
    constexpr int asTheDesktopLikes = -1;
    call.setArguments({u"Offprint"_s, d->numbers.value(about), u"offprint"_s, heading,
                       text.toHtmlEscaped(), // services may read markup in it
                       QStringList{defaultAction, tr("Show")}, hints, asTheDesktopLikes});
    auto* watcher = new QDBusPendingCallWatcher(d->bus->asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, about] {
        watcher->deleteLater();
        if (const QDBusPendingReply<quint32> reply = *watcher; reply.isValid())
            d->numbers.insert(about, reply.value());
    });
}

void DesktopNotifications::takeAction(quint32 number, const QString& action)
{
    const SearchId about = d->numbers.key(number);
    if (about.isValid() && action == defaultAction)
        Q_EMIT chosen(about);
}

void DesktopNotifications::forget(quint32 number, quint32)
{
    d->numbers.removeIf([number](auto each) { return each.value() == number; });
}

} // namespace offprint
