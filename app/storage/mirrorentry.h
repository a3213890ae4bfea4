#pragma once

#include "models/domain/ids.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace offprint {

/// A file of the notes' folder, and what it and the library had in common when the two last agreed.
struct MirrorEntry
{
    PaperId paper;
    QString file;      ///< its name in the folder
    QByteArray hash;   ///< of the file's bytes
    QByteArray agreed; ///< hash of what the library would have written
    bool isStarred = false;

    bool operator==(const MirrorEntry&) const = default;
};

} // namespace offprint
