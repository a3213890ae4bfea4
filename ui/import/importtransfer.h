#pragma once

#include "models/paperimports.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace offprint {

class Appearance;
class ImportDialog;
class SidebarModel;

/// Brings papers from files and from the clipboard in: reads, shows what is in it, imports what is chosen.
/// Lives on the window's thread; everything given to it must outlive it.
class ImportTransfer final : public QObject
{
    Q_OBJECT

public:
    ImportTransfer(PaperImports& imports, const SidebarModel& sidebar, const Appearance& appearance,
                   QWidget* window);

    void askForFile();
    void importFile(const QString& file);
    void importText(const QString& text);

    /// What is read is not shown any more; what is imported stops soon, and what came until then stays.
    void stop();

Q_SIGNALS:
    /// It takes its time: a sentence about how far it is.
    void progressed(const QString& sentence);
    void ended(); ///< what `progressed` told of
    void failed(const offprint::Error& error);
    void imported(const offprint::ImportOutcome& outcome);

private:
    void read(const Reply<ImportPreview>& reply, const QString& what);
    void endReading();
    void show(const Result<ImportPreview>& preview);
    void take(ImportDialog* dialog, quint64 number, const QList<qsizetype>& rows,
              const ImportOptions& options);
    void tellProgress(qsizetype imported, qsizetype papers);

    PaperImports& m_imports;
    const SidebarModel& m_sidebar;
    const Appearance& m_appearance;
    QWidget* m_window;
    QPointer<ImportDialog> m_dialog; ///< what it asked for is being imported
    QElapsedTimer m_importing;
    QTimer m_readingLong; ///< while something is being read
    quint64 m_reading = 0;
    bool m_isReadingTold = false;
};

/// Whether a file of that name is one of papers, rather than a feed.
[[nodiscard]] bool isPaperFile(const QString& file);

} // namespace offprint
