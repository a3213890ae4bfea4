#include "app/export/diskpaperfiles.h"

#include "app/export/paperwriting.h"
#include "app/export/savedfile.h"
#include "app/refresh/poolreply.h"

#include <QtCore/QBuffer>

namespace offprint {

DiskPaperFiles::DiskPaperFiles(Library& library, KeptFileStore& store, QObject* parent)
    : PaperFiles(parent)
    , m_library(library)
    , m_store(store)
    , m_kept(library, store,
             [this](const QString& file, const PaperExport& what) { return rewrite(file, what); })
{
    m_pool.setMaxThreadCount(1);
    connect(&m_kept, &KeptFiles::failed, this, &PaperFiles::keptFileFailed);
}

DiskPaperFiles::~DiskPaperFiles()
{
    stop();
    m_pool.waitForDone();
}

Reply<qsizetype> DiskPaperFiles::write(const QString& file, const PaperExport& what)
{
    return replyFromPool<qsizetype>(m_pool, [this, file, what, progress = progressOf(this, m_stopSignal)] {
        return writePapers(m_library, file, what, progress);
    });
}

Reply<QString> DiskPaperFiles::text(const PaperExport& what)
{
    return replyFromPool<QString>(m_pool, [this, what]() -> Result<QString> {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        return writePapers(m_library, buffer, what, {}).transform([&](qsizetype) {
            return QString::fromUtf8(buffer.data());
        });
    });
}

Reply<bool> DiskPaperFiles::rewrite(const QString& file, const PaperExport& what)
{
    const auto isUnwanted = m_stopSignal.watch();
    return replyFromPool<bool>(m_pool, [this, file, what, isUnwanted] {
        return rewritePapers(m_library, file, what, {.isUnwanted = isUnwanted, .tell = {}});
    });
}

Reply<qsizetype> DiskPaperFiles::writeList(const QString& file, ListId list, bool withNotes)
{
    return replyFromPool<qsizetype>(m_pool, [=, this] {
        return readingListFile(m_library, list, withNotes).and_then([&](const ListFile& made) {
            return saveFile(file, made.bytes).transform([&] { return made.papers; });
        });
    });
}

} // namespace offprint
