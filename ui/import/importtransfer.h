#pragma once

#include "models/paperimports.h"

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

Q_SIGNALS:
    void failed(const offprint::Error& error);
    void imported(const offprint::ImportOutcome& outcome);

private:
    void show(const Result<ImportPreview>& preview);
    void take(ImportDialog* dialog, quint64 number, const QList<qsizetype>& rows,
              const ImportOptions& options);

    PaperImports& m_imports;
    const SidebarModel& m_sidebar;
    const Appearance& m_appearance;
    QWidget* m_window;
};

/// Whether a file of that name is one of papers, rather than a feed.
[[nodiscard]] bool isPaperFile(const QString& file);

} // namespace offprint
