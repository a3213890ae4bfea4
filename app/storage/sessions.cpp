#include "app/storage/sessions.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <csignal>

using namespace Qt::StringLiterals;

namespace offprint {

bool Sessions::lives(qint64 pid)
{
    return kill(pid_t(pid), 0) == 0 || errno == EPERM;
}

void Sessions::enter(const QString& program)
{
    QList<qint64> dead;
    SQLite::Statement& known = m_connection.prepared("SELECT pid FROM session");
    while (known.executeStep()) {
        if (!lives(numberAt(known, 0)))
            dead.append(numberAt(known, 0));
    }
    for (const qint64 pid : std::as_const(dead))
        bound(m_connection.prepared("DELETE FROM session WHERE pid = ?"), pid).exec();
    bound(m_connection.prepared("INSERT OR REPLACE INTO session (pid, program, started) VALUES (?, ?, ?)"),
          qint64(QCoreApplication::applicationPid()), program, QDateTime::currentDateTimeUtc())
        .exec();
}

void Sessions::leave()
{
    bound(m_connection.prepared("DELETE FROM session WHERE pid = ?"),
          qint64(QCoreApplication::applicationPid()))
        .exec();
}

QString Sessions::others()
{
    QStringList names;
    SQLite::Statement& s =
        bound(m_connection.prepared("SELECT pid, program FROM session WHERE pid <> ? ORDER BY started DESC"),
              qint64(QCoreApplication::applicationPid()));
    while (s.executeStep()) {
        if (lives(numberAt(s, 0)))
            names.append(u"%1 (process %2)"_s.arg(textAt(s, 1)).arg(numberAt(s, 0)));
    }
    m_connection.finishStatements();
    return names.join(" and "_L1);
}

} // namespace offprint
