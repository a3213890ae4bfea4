#include "app/places.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace offprint {

QString usualLibraryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/offprint"_L1;
}

QString settingsFileFor(const QString& libraryFolder)
{
    if (QDir(libraryFolder) != QDir(usualLibraryFolder()))
        return libraryFolder + "/settings.ini"_L1;
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           "/offprint/settings.ini"_L1;
}

} // namespace offprint
