#include "app/export/diskoutlinefiles.h"

#include "app/export/savedfile.h"
#include "app/feeds/opml.h"
#include "app/refresh/feedfile.h"
#include "app/refresh/poolreply.h"

namespace offprint {

namespace {

constexpr qint64 longestList = 64LL * 1024 * 1024;

Result<Outline> readNow(const QString& file)
{
    auto outline = readFeedFile(file, longestList).and_then(readOpml);
    if (!outline)
        outline.error().subject = file;
    return outline;
}

} // namespace

DiskOutlineFiles::DiskOutlineFiles(QObject* parent)
    : OutlineFiles(parent)
{
    m_pool.setMaxThreadCount(1);
}

Reply<Outline> DiskOutlineFiles::read(const QString& file)
{
    return replyFromPool<Outline>(m_pool, [file] { return readNow(file); });
}

Reply<> DiskOutlineFiles::write(const QString& file, const Outline& outline)
{
    return replyFromPool<void>(m_pool, [file, outline] {
        return saveFile(file, writeOpml(outline, QDateTime::currentDateTimeUtc()));
    });
}

} // namespace offprint
