#pragma once

#include "app/library/importstore.h"
#include "models/paperimports.h"

#include <QtCore/QThreadPool>

#include <memory>

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

private:
    struct Read;
    Reply<ImportPreview> preview(const QString& source, const std::function<Result<QByteArray>()>& bytes);

    ImportStore& m_store;
    quint64 m_number = 0;
    std::shared_ptr<Read> m_last; ///< what was read last, shared with the thread that reads
    QThreadPool m_pool;
};

} // namespace offprint
