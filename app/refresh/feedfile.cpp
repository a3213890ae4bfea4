#include "app/refresh/feedfile.h"

#include "app/refresh/words.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace offprint {

Result<QByteArray> readFeedFile(const QString& path, qint64 limit)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return failure(ErrorCode::FileUnreadable, {}, u"it is no file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {}, file.errorString());
    QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorCode::FileUnreadable, {}, file.errorString());
    if (bytes.size() > limit)
        return failure(ErrorCode::TooLarge, {}, sizeInWords(limit));
    return bytes;
}

} // namespace offprint
