#include "app/application.h"

#include "app/desktopnotifications.h"
#include "app/export/diskoutlinefiles.h"
#include "app/export/diskpaperfiles.h"
#include "app/filesettings.h"
#include "app/import/diskpaperimports.h"
#include "app/library/sqlitelibrary.h"
#include "app/mirror/notesmirror.h"
#include "app/pdf/fetchedpdfs.h"
#include "app/refresh/networkwatch.h"
#include "app/refresh/pagedolderpapers.h"
#include "app/refresh/pagefeedfinder.h"
#include "app/refresh/timerrefresher.h"
#include "models/arrivalalerts.h"
#include "models/catalogue.h"
#include "models/reply.h"
#include "models/sentence.h"
#include "ui/mainwindow.h"
#include "ui/notes/syntax.h"
#include "ui/theme/appearance.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds timeToOpen{500}; // the window comes before the network
constexpr std::chrono::milliseconds pictureLook{100};
constexpr int calmLooks = 5; // so many in a row, and nothing is being read any more
constexpr std::chrono::seconds pictureLimit{60};

Catalogue bundledCatalogue()
{
    QFile file(u":/offprint/catalogue.json"_s);
    return file.open(QIODevice::ReadOnly) ? readCatalogue(file.readAll()).value_or(Catalogue()) : Catalogue();
}

} // namespace

/// In the order of making; taken down from the last to the first.
class Application::Private
{
public:
    Private(QApplication& qt, const Options& options)
        : settings(options.settingsFile)
        , appearance(qt, settings)
        , library(options.libraryFolder, {.addSample = true, .program = u"the Offprint window"_s})
        , opened(library.open()) // while the window is being made
        , refresher(library, {.interval = settings.refreshInterval(), .proxy = settings.networkProxy()})
        , finder(refresher, library)
        , older(refresher, {library, library, library})
        , pdfs({refresher, library, library}, QDir(options.libraryFolder).filePath(u"pdfs"_s))
        , files(library, library)
        , imports(library)
        , window(library, refresher, finder, older, outlines, files, imports, pdfs, settings, appearance,
                 syntax, bundledCatalogue())
        , mirror(library, library)
        , alerts(library, refresher)
    {}

    FileSettings settings;
    Appearance appearance;
    Syntax syntax;
    SqliteLibrary library;
    Reply<> opened;
    NetworkWatch network;
    TimerRefresher refresher;
    PageFeedFinder finder;
    PagedOlderPapers older;
    DiskOutlineFiles outlines;
    FetchedPdfs pdfs;
    DiskPaperFiles files;
    DiskPaperImports imports;
    MainWindow window;
    NotesMirror mirror;
    ArrivalAlerts alerts;
    DesktopNotifications notifications;
};

Application::Application(QApplication& qt, const Options& options)
    : d(std::make_unique<Private>(qt, options))
{
    whenReady(d->opened, this, [this](const Result<>& result) { opened(result); });
    connect(&d->settings, &Settings::refreshIntervalChanged, &d->refresher, &TimerRefresher::setInterval);
    connect(&d->settings, &Settings::networkProxyChanged, &d->refresher, &TimerRefresher::setProxy);
    connect(&d->network, &NetworkWatch::onlineChanged, &d->refresher, &TimerRefresher::setOnline);
    connect(&d->alerts, &ArrivalAlerts::arrived, &d->notifications,
            [this](SearchId search, const QString& heading, const QString& titles) {
                if (!d->window.isActiveWindow()) // whoever is at it sees what comes
                    d->notifications.show(search, heading, titles);
            });
    connect(&d->notifications, &DesktopNotifications::chosen, &d->window, &MainWindow::showSearch);
    if (!options.picture.isEmpty())
        takePicture(options.picture);
}

Application::~Application() = default;

int Application::run()
{
    d->window.show();
    return QApplication::exec();
}

void Application::opened(const Result<>& result)
{
    if (result)
        QTimer::singleShot(timeToOpen, this, [this] {
            d->network.start();
            d->refresher.start();
            keepPdfs();
            mirrorNotes();
            d->files.lookAtKeptFiles();
        });
    else
        d->window.showError(result.error());
}

void Application::keepPdfs()
{
    const auto follow = [this] {
        d->pdfs.setRoom(d->settings.pdfRoom());
        d->pdfs.setKeepsStarred(d->settings.keepsStarredPdfs());
    };
    connect(&d->settings, &Settings::pdfsChanged, this, follow);
    follow();
}

void Application::mirrorNotes()
{
    connect(&d->settings, &Settings::notesFolderChanged, this,
            [this](const QString& folder) { d->mirror.setFolder(folder, true); });
    connect(&d->mirror, &NotesMirror::failed, &d->window, &MainWindow::showError);
    connect(&d->mirror, &NotesMirror::changedInBoth, &d->window, &MainWindow::tellChangedElsewhere);
    d->mirror.setFolder(d->settings.notesFolder(), false);
}

void Application::takePicture(const QString& file)
{
    auto* look = new QTimer(this);
    connect(look, &QTimer::timeout, this, [this, look, file, calm = 0, looks = 0]() mutable {
        calm = d->window.isSettled() ? calm + 1 : 0;
        const bool isLate = ++looks * pictureLook > pictureLimit;
        if (calm < calmLooks && !isLate)
            return;
        look->stop();
        if (isLate) {
            std::fprintf(stderr, "%s\n", "The window did not come to rest, so there is no picture of it.");
            QApplication::exit(1);
            return;
        }
        const bool isSaved = d->window.grab().save(file);
        if (!isSaved)
            std::fprintf(stderr, "%s\n", qPrintable(sentenceFor({ErrorCode::FileUnwritable, file, {}})));
        QApplication::exit(isSaved ? 0 : 1);
    });
    look->start(pictureLook);
}

} // namespace offprint
