#include "ui/import/importtransfer.h"

#include "models/reply.h"
#include "models/sentence.h"
#include "models/sidebarmodel.h"
#include "ui/import/importdialog.h"

#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtWidgets/QFileDialog>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array suffixes{"bib"_L1,  "bibtex"_L1, "ris"_L1, "csv"_L1, "tsv"_L1,
                              "json"_L1, "html"_L1,   "htm"_L1, "txt"_L1, "offprint"_L1};

} // namespace

bool isPaperFile(const QString& file)
{
    return std::ranges::contains(suffixes, QFileInfo(file).suffix().toLower());
}

ImportTransfer::ImportTransfer(PaperImports& imports, const SidebarModel& sidebar,
                               const Appearance& appearance, QWidget* window)
    : QObject(window)
    , m_imports(imports)
    , m_sidebar(sidebar)
    , m_appearance(appearance)
    , m_window(window)
{}

void ImportTransfer::askForFile()
{
    QStringList patterns;
    for (const QLatin1StringView suffix : suffixes)
        patterns.append(u"*."_s + suffix);
    auto* dialog = new QFileDialog(m_window, tr("Import Papers"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Papers (%1)").arg(patterns.join(u' ')), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportTransfer::importFile);
    dialog->open();
}

void ImportTransfer::importFile(const QString& file)
{
    whenReady(m_imports.read(file), this, [this](const Result<ImportPreview>& preview) { show(preview); });
}

void ImportTransfer::importText(const QString& text)
{
    whenReady(m_imports.readText(text), this,
              [this](const Result<ImportPreview>& preview) { show(preview); });
}

void ImportTransfer::show(const Result<ImportPreview>& preview)
{
    if (!preview) {
        Q_EMIT failed(preview.error());
        return;
    }
    auto* dialog = new ImportDialog(*preview, m_sidebar.subscriptions().lists, m_appearance, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::importRequested, this,
            [this, dialog](quint64 number, const QList<qsizetype>& rows, const ImportOptions& options) {
                take(dialog, number, rows, options);
            });
    dialog->open();
}

void ImportTransfer::take(ImportDialog* dialog, quint64 number, const QList<qsizetype>& rows,
                          const ImportOptions& options)
{
    whenReady(m_imports.take(number, rows, options), this,
              [this, dialog = QPointer(dialog)](const Result<ImportOutcome>& outcome) {
                  if (dialog && !outcome)
                      dialog->showError(sentenceFor(outcome.error()));
                  else if (!outcome)
                      Q_EMIT failed(outcome.error());
                  if (dialog && outcome)
                      dialog->showDone();
                  if (outcome)
                      Q_EMIT imported(*outcome);
              });
}

} // namespace offprint
