#include "app/cli/commandline.h"

#include <QtCore/QCoreApplication>

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("offprint"));
    QCoreApplication::setApplicationVersion(QStringLiteral(OFFPRINT_VERSION));
    return int(offprint::runCommandLine(QCoreApplication::arguments().mid(1)));
}
