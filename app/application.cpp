#include "app/application.h"

#include "app/filesettings.h"
#include "app/library/sqlitelibrary.h"
#include "app/refresh/timerrefresher.h"
#include "models/catalogue.h"
#include "models/feedfinder.h"
#include "models/olderpapers.h"
#include "models/outlinefiles.h"
#include "models/reply.h"
#include "models/sentence.h"
#include "ui/mainwindow.h"
#include "ui/notes/syntax.h"
#include "ui/theme/appearance.h"

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

// PLACEHOLDER: asks nobody
class NoFeedFinder final : public FeedFinder
{
public:
    Reply<FoundFeeds> find(const QString& typed) override
    {
        return QtFuture::makeReadyValueFuture(Result<FoundFeeds>(FoundFeeds{typed, {{.url = typed}}}));
    }
    void cancel() override {}
};

// PLACEHOLDER
class NoOlderPapers final : public OlderPapers
{
public:
    [[nodiscard]] bool canLoad(const QString&) const override { return false; }
    void start(FeedId, QDate) override {}
    void stop(FeedId) override {}
    [[nodiscard]] std::optional<OlderProgress> progress(FeedId) const override { return {}; }
};

// PLACEHOLDER
class NoOutlineFiles final : public OutlineFiles
{
public:
    Reply<Outline> read(const QString& file) override
    {
        return QtFuture::makeReadyValueFuture(Result<Outline>(failure(ErrorCode::FileUnreadable, file)));
    }
    Reply<> write(const QString& file, const Outline&) override
    {
        return QtFuture::makeReadyValueFuture(Result<>(failure(ErrorCode::FileUnwritable, file)));
    }
};

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
        , refresher(library, {.interval = settings.refreshInterval()})
        , window(library, refresher, finder, older, outlines, settings, appearance, syntax,
                 bundledCatalogue())
    {}

    FileSettings settings;
    Appearance appearance;
    Syntax syntax;
    SqliteLibrary library;
    Reply<> opened;
    TimerRefresher refresher;
    NoFeedFinder finder;
    NoOlderPapers older;
    NoOutlineFiles outlines;
    MainWindow window;
};

Application::Application(QApplication& qt, const Options& options)
    : d(std::make_unique<Private>(qt, options))
{
    whenReady(d->opened, this, [this](const Result<>& result) { opened(result); });
    connect(&d->settings, &Settings::refreshIntervalChanged, &d->refresher, &TimerRefresher::setInterval);
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
        QTimer::singleShot(timeToOpen, &d->refresher, &TimerRefresher::start);
    else
        d->window.showError(result.error());
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
