#include "ui/dialogs/outlinetransfer.h"

#include "models/librarycommands.h"
#include "models/reply.h"
#include "models/sentence.h"
#include "models/sidebarmodel.h"
#include "ui/dialogs/outlinedialog.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtWidgets/QFileDialog>

using namespace Qt::StringLiterals;

namespace offprint {

OutlineTransfer::OutlineTransfer(Library& library, LibraryCommands& commands, OutlineFiles& files,
                                 const SidebarModel& sidebar, const Appearance& appearance, QWidget* window)
    : QObject(window)
    , m_library(library)
    , m_commands(commands)
    , m_files(files)
    , m_sidebar(sidebar)
    , m_appearance(appearance)
    , m_window(window)
{}

void OutlineTransfer::askForImport()
{
    auto* dialog = new QFileDialog(m_window, tr("Import Feeds"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Lists of feeds (*.opml *.xml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &OutlineTransfer::importFrom);
    dialog->open();
}

void OutlineTransfer::askForExport()
{
    auto* dialog = new QFileDialog(m_window, tr("Export Feeds"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Lists of feeds (*.opml)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"opml"_s);
    dialog->selectFile(tr("feeds.opml"));
    connect(dialog, &QFileDialog::fileSelected, this, &OutlineTransfer::exportTo);
    dialog->open();
}

void OutlineTransfer::importFrom(const QString& file)
{
    whenReady(m_files.read(file), this, [this](const Result<Outline>& outline) {
        if (outline)
            show(*outline);
        else
            Q_EMIT failed(outline.error());
    });
}

void OutlineTransfer::show(const Outline& outline)
{
    auto* dialog = new OutlineDialog(outline, m_sidebar.subscriptions().feeds, m_appearance, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OutlineDialog::addRequested, &m_commands,
            qOverload<const Outline&>(&LibraryCommands::addOutline));
    connect(&m_commands, &LibraryCommands::outlineAdded, dialog, &FormDialog::showDone);
    connect(&m_commands, &LibraryCommands::failed, dialog,
            [dialog](const Error& error) { dialog->showError(sentenceFor(error)); });
    dialog->open();
}

void OutlineTransfer::exportTo(const QString& file)
{
    whenReady(m_library.outline(), this, [this, file](const Result<Outline>& outline) {
        if (!outline) {
            Q_EMIT failed(outline.error());
            return;
        }
        whenReady(m_files.write(file, *outline), this,
                  [this, file, count = outline->feeds.size()](const Result<>& written) {
                      const QString name = QFileInfo(file).fileName();
                      if (!written)
                          Q_EMIT failed(written.error());
                      else if (count == 1)
                          Q_EMIT told(tr("Wrote 1 feed to %1").arg(name));
                      else
                          Q_EMIT told(tr("Wrote %1 feeds to %2").arg(QLocale().toString(count), name));
                  });
    });
}

} // namespace offprint
