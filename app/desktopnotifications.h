#pragma once

#include "models/domain/ids.h"

#include <QtCore/QObject>

#include <memory>

class QDBusConnection;

namespace offprint {

/// Messages of the desktop, by its notification service (Desktop Notifications Specification 1.3). Where
/// there is none, nothing is shown: the window tells it all as well. Lives on the window's thread, and waits
/// for nothing.
class DesktopNotifications final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifications(QObject* parent = nullptr);
    /// By another bus than the session's.
    explicit DesktopNotifications(const QDBusConnection& bus, QObject* parent = nullptr);
    ~DesktopNotifications() override;

    /// Takes the place of the one about the same search, if it still stands. Both texts are plain.
    void show(SearchId about, const QString& heading, const QString& text);

Q_SIGNALS:
    void chosen(offprint::SearchId about); ///< its message was clicked

private Q_SLOTS:
    // Named by the service's signals
    void takeAction(quint32 number, const QString& action);
    void forget(quint32 number, quint32 reason);

private:
    void use(const QDBusConnection& bus);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace offprint
