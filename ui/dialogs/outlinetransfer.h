#pragma once

#include "models/outlinefiles.h"

#include <QtCore/QObject>

class QWidget;

namespace offprint {

class Appearance;
class LibraryCommands;
class SidebarModel;

/// Brings lists of feeds in from files, and writes them into files: asks for the file, tells what it would
/// bring in, and adds it. Lives on the window's thread; everything given to it must outlive it.
class OutlineTransfer final : public QObject
{
    Q_OBJECT

public:
    OutlineTransfer(Library& library, LibraryCommands& commands, OutlineFiles& files,
                    const SidebarModel& sidebar, const Appearance& appearance, QWidget* window);

    void askForImport();
    void askForExport();
    void importFrom(const QString& file);
    void exportTo(const QString& file);

Q_SIGNALS:
    void told(const QString& sentence);
    void failed(const offprint::Error& error);

private:
    void show(const Outline& outline);

    Library& m_library;
    LibraryCommands& m_commands;
    OutlineFiles& m_files;
    const SidebarModel& m_sidebar;
    const Appearance& m_appearance;
    QWidget* m_window;
};

} // namespace offprint
