#include "app/export/savedfile.h"

#include <QtCore/QSaveFile>

namespace offprint {

Result<> saveFile(const QString& name, const QByteArray& bytes)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::FileUnwritable, name, file.errorString());
    return {};
}

} // namespace offprint
