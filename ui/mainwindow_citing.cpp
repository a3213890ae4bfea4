// Papers for other programs: keys, references and files.

#include "ui/mainwindow.h"

#include "models/citation/bibtex.h"
#include "models/citation/citekey.h"
#include "models/citation/formattedreference.h"
#include "models/counted.h"
#include "models/filename.h"
#include "models/paperfiles.h"
#include "models/paperscounted.h"
#include "models/papersread.h"
#include "models/reply.h"
#include "ui/export/exportdialog.h"
#include "ui/export/keptfilesdialog.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/reference/publishedversionsdialog.h"
#include "ui/reference/referencedialog.h"
#include "ui/statusbar/noticebar.h"

#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace offprint {

void MainWindow::connectCiting()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.copyBibTeX, [this] {
        copyCitations([](const QList<Citation>& all) { return plain(toBib(all, BibDialect::BibTeX)); });
    });
    on(m_actions.copyKeys, [this] { copyCitations([](const auto& all) { return plain(keysOf(all)); }); });
    on(m_actions.copyCite,
       [this] { copyCitations([](const auto& all) { return plain(u"\\cite{%1}"_s.arg(keysOf(all))); }); });
    on(m_actions.copyFormatted, [this] { offerStyles(); });
    on(m_actions.exportPapers, [this] { openExport(); });
    on(m_actions.keptFiles, [this] { showKeptFiles(); });
    on(m_actions.editReference, [this] { editReference(); });
    on(m_actions.publishedVersions, [this] { reviewPublished(); });
    connect(&m_files, &PaperFiles::keptFileFailed, this, &MainWindow::showError);
    connect(&m_files, &PaperFiles::progress, this, [this](qsizetype written, qsizetype papers) {
        if (m_writingTime.isValid() && m_writingTime.hasExpired(1000))
            m_notices->showProgress(
                tr("Writing %1 of %2 papers…").arg(QLocale().toString(written), QLocale().toString(papers)),
                tr("Stop"), [this] { m_files.stop(); });
    });
}

MainWindow::Copied MainWindow::plain(const QString& text)
{
    return {.text = text, .html = {}};
}

/// Of the selected papers, in the order of the list.
void MainWindow::copyCitations(const std::function<Copied(const QList<Citation>&)>& textOf)
{
    const QString pattern = m_settings.exportChoices().keyPattern;
    whenReady(m_library.citations(m_list->selectedPapers(), pattern), this,
              [this, textOf](const Result<QList<Citation>>& citations) {
                  if (!citations) {
                      showError(citations.error());
                      return;
                  }
                  const Copied copied = textOf(*citations);
                  auto* mime = new QMimeData;
                  mime->setText(copied.text);
                  if (!copied.html.isEmpty())
                      mime->setHtml(copied.html);
                  QGuiApplication::clipboard()->setMimeData(mime);
                  m_notices->showNotice(counted(citations->size(), tr("Copied the reference of 1 paper"),
                                                tr("Copied the references of %1 papers")));
              });
}

void MainWindow::offerStyles()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ReferenceStyle style : referenceStyles) {
        menu->addAction(u'&' + referenceStyleName(style), this, [this, style] {
            copyCitations([style](const QList<Citation>& citations) {
                Copied copied;
                for (const Citation& citation : citations) {
                    const FormattedReference reference = formattedReference(citation, style);
                    copied.text += (copied.text.isEmpty() ? u""_s : u"\n"_s) + reference.plain;
                    copied.html += u"<p>"_s + reference.html + u"</p>"_s;
                }
                return copied;
            });
        });
    }
    const QRect row = m_list->view()->visualRect(m_list->view()->currentIndex());
    menu->popup(m_list->view()->viewport()->mapToGlobal(row.bottomLeft() + QPoint(26, 0)));
}

// Files
// ------------------------------------------------------------------------------------------------------

/// The papers of the place are read first: the dialog shows how many there are.
void MainWindow::openExport()
{
    whenReady(m_library.find(m_place.query()), this, [this](const Result<QList<PaperStub>>& stubs) {
        if (!stubs) {
            showError(stubs.error());
            return;
        }
        QList<PaperId> ofPlace;
        for (const PaperStub& stub : *stubs)
            ofPlace.append(stub.id);
        const QList<PaperId> selected = m_list->selectedPapers();
        QList<ExportScope> scopes;
        if (selected.size() > 1)
            scopes.append({.name = tr("%1 selected papers").arg(QLocale().toString(selected.size())),
                           .papers = selected,
                           .heading = m_place.title(),
                           .place = {}});
        const PaperQuery place = m_place.query();
        scopes.append({.name = tr("%1: %2").arg(m_place.title(), papersCounted(ofPlace.size())),
                       .papers = ofPlace,
                       .heading = m_place.title(),
                       .place = canBeKept(place) ? std::optional(place) : std::nullopt});
        if (selected.size() == 1)
            scopes.append({.name = tr("The selected paper"),
                           .papers = selected,
                           .heading = m_place.title(),
                           .place = {}});
        showExport(scopes);
    });
}

void MainWindow::showExport(const QList<ExportScope>& scopes)
{
    auto* dialog = new ExportDialog(m_library, scopes, m_settings.exportChoices(), m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exportRequested, this, [this, dialog](const PaperExport& what) {
        m_settings.setExportChoices(dialog->choices());
        askForFile(what, dialog);
    });
    connect(dialog, &ExportDialog::copyRequested, this, [this, dialog](const PaperExport& what) {
        m_settings.setExportChoices(dialog->choices());
        dialog->showDone();
        copyExport(what);
    });
    dialog->open();
}

void MainWindow::askForFile(const PaperExport& what, ExportDialog* dialog)
{
    const PaperFormatInfo& info = infoOf(what.format);
    const bool isFolder = info.suffix.isEmpty();
    const QString name = safeInFileName(what.heading).trimmed();
    auto* files =
        new QFileDialog(this, isFolder ? tr("Export Papers into a New Folder") : tr("Export Papers"), {},
                        isFolder ? QString() : u"%1 (*.%2)"_s.arg(QString(info.shown), QString(info.suffix)));
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(QString(info.suffix));
    files->selectFile(isFolder ? name : name + u'.' + info.suffix);
    files->setAttribute(Qt::WA_DeleteOnClose);
    connect(files, &QFileDialog::fileSelected, this, [this, what, dialog](const QString& file) {
        const auto place = dialog->keptPlace();
        dialog->showDone();
        if (place)
            keepFile(file, what, *place);
        else
            writeFile(file, what);
    });
    files->open();
}

void MainWindow::writeFile(const QString& file, const PaperExport& what)
{
    m_writingTime.start();
    whenReady(m_files.write(file, what), this, [this, file](const Result<qsizetype>& written) {
        m_writingTime.invalidate();
        m_notices->closeProgress();
        if (written)
            m_notices->showNotice(
                counted(*written, tr("Wrote 1 paper to %1"), tr("Wrote %1 papers to %2")).arg(file));
        else if (written.error().code == ErrorCode::Cancelled)
            m_notices->showNotice(tr("Stopped; %1 is as it was").arg(file));
        else
            showError(written.error());
    });
}

/// What a file of it would hold.
void MainWindow::copyExport(const PaperExport& what)
{
    constexpr qsizetype most = 5000;
    if (what.papers.size() > most) {
        m_notices->showNotice(tr("More than %1 papers are too many for the clipboard; save them as a file")
                                  .arg(QLocale().toString(most)));
        return;
    }
    whenReady(m_files.text(what), this, [this](const Result<QString>& text) {
        if (!text) {
            showError(text.error());
            return;
        }
        QGuiApplication::clipboard()->setText(*text);
        m_notices->showNotice(tr("Copied"));
    });
}

void MainWindow::keepFile(const QString& file, const PaperExport& what, const PaperQuery& place)
{
    KeptFile kept{.file = file, .papers = place, .what = what, .written = {}};
    kept.what.papers.clear();
    whenReady(m_files.keepUpToDate(kept), this, [this, file](const Result<>& done) {
        if (done)
            m_notices->showNotice(tr("%1 is kept up to date from now on").arg(file));
        else
            showError(done.error());
    });
}

void MainWindow::showKeptFiles()
{
    auto* dialog = new KeptFilesDialog(m_files, m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeptFilesDialog::failed, this, &MainWindow::showError);
    dialog->open();
}

/// With the notes, or without: whoever sends it decides.
void MainWindow::saveListAs(ListId list)
{
    const auto known = readingList(list);
    if (!known)
        return;
    const QString withNotes = tr("Reading list with your notes (*.offprint)");
    auto* files = new QFileDialog(this, tr("Save Reading List"));
    files->setNameFilters({tr("Reading list (*.offprint)"), withNotes});
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(u"offprint"_s);
    files->selectFile(safeInFileName(known->name).trimmed() + u".offprint"_s);
    files->setAttribute(Qt::WA_DeleteOnClose);
    connect(files, &QFileDialog::fileSelected, this, [this, list, files, withNotes](const QString& file) {
        whenReady(
            m_files.writeList(file, list, files->selectedNameFilter() == withNotes), this,
            [this, file](const Result<qsizetype>& written) {
                if (written)
                    m_notices->showNotice(
                        counted(*written, tr("Wrote 1 paper to %1"), tr("Wrote %1 papers to %2")).arg(file));
                else
                    showError(written.error());
            });
    });
    files->open();
}

// References
// -------------------------------------------------------------------------------------------------

void MainWindow::editReference()
{
    withPapers(m_list->selectedPapers().mid(0, 1), [this](const QList<Paper>& papers) {
        auto* dialog = new ReferenceDialog(papers.first(), m_appearance, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &ReferenceDialog::referenceEntered, this,
                [this](PaperId paper, const std::optional<Publication>& publication) {
                    m_commands.setPublication(paper, publication);
                });
        dialog->open();
    });
}

/// Of the selected papers; of one alone, of the whole place.
void MainWindow::reviewPublished()
{
    constexpr int most = 2000; // papers that are read for it
    const QList<PaperId> selected = m_list->selectedPapers();
    const auto review = [this](const QList<Paper>& papers) {
        auto* dialog = new PublishedVersionsDialog(papers, m_appearance, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &PublishedVersionsDialog::changeRequested, &m_commands,
                &LibraryCommands::setPublications);
        dialog->open();
    };
    if (selected.size() > 1) {
        withPapers(selected.mid(0, most), review);
        return;
    }
    PaperQuery query = m_place.query();
    query.limit = most;
    whenReady(m_library.find(query), this, [this, review](const Result<QList<PaperStub>>& stubs) {
        if (!stubs) {
            showError(stubs.error());
            return;
        }
        QList<PaperId> ids;
        for (const PaperStub& stub : *stubs)
            ids.append(stub.id);
        withPapers(ids, review);
    });
}

void MainWindow::withPapers(const QList<PaperId>& ids, const std::function<void(const QList<Paper>&)>& done)
{
    readPapers(m_library, ids, this, [this, done](const PapersRead& read) {
        if (!read.errors.isEmpty())
            showError(read.errors.first());
        if (!read.papers.isEmpty())
            done(read.papers);
    });
}

} // namespace offprint
