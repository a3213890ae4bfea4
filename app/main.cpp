#include "app/application.h"
#include "app/cli/commandline.h"
#include "app/places.h"

#include <QtCore/QFile>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

void nameApplication()
{
    QCoreApplication::setApplicationName(u"offprint"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(OFFPRINT_VERSION));
}

/// Qt would end with a signal, and say so to developers.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    const bool isTold = qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    return isTold || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

int runWindow(int& argc, char** argv, const offprint::WindowOptions& options)
{
    if (!hasDisplay()) {
        std::fputs(
            "There is no display to open a window on. Set DISPLAY or WAYLAND_DISPLAY, or give a command: "
            "see offprint --help.\n",
            stderr);
        return int(offprint::ExitCode::Failed);
    }
    QApplication qt(argc, argv);
    nameApplication();
    QGuiApplication::setApplicationDisplayName(u"Offprint"_s);
    QGuiApplication::setDesktopFileName(u"offprint"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/offprint/icons/offprint.svg"_s));
    offprint::Application application(
        qt, {options.libraryFolder, offprint::settingsFileFor(options.libraryFolder), options.picture});
    return application.run();
}

} // namespace

/// Without a command there is a window; with one, nothing of a window is even started.
int main(int argc, char* argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QFile::decodeName(argv[i]));
    if (const auto window = offprint::windowAskedFor(arguments))
        return runWindow(argc, argv, *window);
    const QCoreApplication application(argc, argv);
    nameApplication();
    return int(offprint::runCommandLine(arguments));
}
