#pragma once

#include "app/export/keptfiles.h"
#include "app/refresh/stopsignal.h"
#include "models/paperfiles.h"

#include <QtCore/QThreadPool>

namespace offprint {

/// Files on the disk. Library and store must outlive it.
class DiskPaperFiles final : public PaperFiles
{
    Q_OBJECT

public:
    DiskPaperFiles(Library& library, KeptFileStore& store, QObject* parent = nullptr);
    ~DiskPaperFiles() override;

    Reply<qsizetype> write(const QString& file, const PaperExport& what) override;
    Reply<QString> text(const PaperExport& what) override;
    void stop() override { m_stopSignal.stop(); }
    Reply<qsizetype> writeList(const QString& file, ListId list, bool withNotes) override;
    Reply<QList<KeptFile>> keptFiles() override { return m_store.keptFiles(); }
    Reply<> keepUpToDate(const KeptFile& kept) override { return m_kept.keep(kept); }
    Reply<> stopKeeping(const QString& file) override { return m_kept.forget(file); }

    /// Once the library is open: what changed while the program did not run is written.
    void lookAtKeptFiles() { m_kept.lookAtAll(); }

private:
    Reply<bool> rewrite(const QString& file, const PaperExport& what);

    Library& m_library;
    KeptFileStore& m_store;
    StopSignal m_stopSignal;
    QThreadPool m_pool;
    KeptFiles m_kept;
};

} // namespace offprint
