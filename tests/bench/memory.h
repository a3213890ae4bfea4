#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFile>

#include <malloc.h>

namespace offprint {

/// How much memory this process came to hold at most, as Linux counts it (VmHWM in proc_pid_status(5)).
class PeakMemory final
{
public:
    /// From now on.
    PeakMemory()
    {
        malloc_trim(0); // what was freed before is not to be taken for what is held
        QFile marks(QStringLiteral("/proc/self/clear_refs"));
        if (!marks.open(QIODevice::WriteOnly) || marks.write("5") != 1)
            qFatal("the peak of memory cannot be set back");
        marks.close();
        m_before = kilobytes("VmRSS:");
    }

    /// Megabytes beyond what was held at the beginning.
    [[nodiscard]] double growth() const { return double(kilobytes("VmHWM:") - m_before) * 1024 / 1e6; }

private:
    static qint64 kilobytes(const QByteArray& field)
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            qFatal("/proc/self/status cannot be read");
        const QByteArray text = status.readAll();
        const QByteArray rest = text.mid(text.indexOf(field) + field.size()).trimmed();
        return rest.left(rest.indexOf(' ')).toLongLong();
    }

    qint64 m_before = 0;
};

} // namespace offprint
