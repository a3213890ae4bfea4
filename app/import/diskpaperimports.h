#pragma once

#include "app/library/importstore.h"
#include "app/refresh/stopsignal.h"
#include "models/paperimports.h"

#include <QtCore/QThreadPool>

#include <functional>

namespace offprint {

/// Imports of files on the disk and of texts into the library behind `store`, which must outlive it.
class DiskPaperImports final : public PaperImports
{
    Q_OBJECT

public:
    explicit DiskPaperImports(ImportStore& store, QObject* parent = nullptr);
    ~DiskPaperImports() override;

    Reply<ImportPreview> read(const QString& file) override;
    Reply<ImportPreview> readText(const QString& text) override;
    Reply<ImportOutcome> take(quint64 number, const QList<qsizetype>& rows,
                              const ImportOptions& options) override;
    void stop() override { m_stopSignal.stop(); }

private:
    struct Read
    {
        quint64 number = 0;
        QList<ImportEntry> entries;
    };
    Reply<ImportPreview> preview(const QString& source, const std::function<Result<QByteArray>()>& bytes);

    ImportStore& m_store;
    quint64 m_number = 0;
    Read m_last; ///< what was read last; of the pool's one thread
    StopSignal m_stopSignal;
    QThreadPool m_pool;
};

} // namespace offprint
