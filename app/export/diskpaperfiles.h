#pragma once

#include "models/paperfiles.h"

#include <QtCore/QThreadPool>

#include <atomic>
#include <memory>

namespace offprint {

/// Files on the disk. The library must outlive it.
class DiskPaperFiles final : public PaperFiles
{
    Q_OBJECT

public:
    explicit DiskPaperFiles(Library& library, QObject* parent = nullptr);
    ~DiskPaperFiles() override;

    Reply<qsizetype> write(const QString& file, const PaperExport& what) override;
    Reply<QString> text(const PaperExport& what) override;
    void stop() override { ++*m_stops; }

private:
    Library& m_library;
    std::shared_ptr<std::atomic<quint64>> m_stops = std::make_shared<std::atomic<quint64>>(0);
    QThreadPool m_pool;
};

} // namespace offprint
