#pragma once

#include "models/domain/error.h"

#include <QtCore/QObject>

#include <memory>

class QApplication;

namespace offprint {

/// Offprint with its window: makes everything, ties it together, and takes it down in the order in which
/// nothing is lost: the window's unsaved note, the refresh, then what the library still has to write.
class Application final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString libraryFolder;
        QString settingsFile;
        QString picture; ///< a file: the window is drawn into it once it shows papers, and Offprint ends
    };

    Application(QApplication& qt, const Options& options);
    ~Application() override;

    /// Opens the window at once; what it shows comes as the library opens. Returns the exit code when it is
    /// closed.
    int run();

private:
    void opened(const Result<>& result);
    void keepPdfs();
    void mirrorNotes();
    void takePicture(const QString& file);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace offprint
