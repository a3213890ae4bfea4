#pragma once

#include "models/outlinefiles.h"

#include <QtCore/QThreadPool>

namespace offprint {

/// Lists of feeds as OPML files on disk, read and written on a thread of its own. The destructor waits for a
/// file that is being written.
class DiskOutlineFiles final : public OutlineFiles
{
    Q_OBJECT

public:
    explicit DiskOutlineFiles(QObject* parent = nullptr);

    /// Malformed, with a reason, where the file is no list of feeds; TooLarge beyond 64 MB.
    Reply<Outline> read(const QString& file) override;
    Reply<> write(const QString& file, const Outline& outline) override;

private:
    QThreadPool m_pool;
};

} // namespace offprint
