#include "ui/import/importtransfer.h"

#include "models/reply.h"
#include "models/sentence.h"
#include "models/sidebarmodel.h"
#include "ui/import/importdialog.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtWidgets/QFileDialog>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array suffixes{"bib"_L1,  "bibtex"_L1, "ris"_L1, "csv"_L1, "tsv"_L1,
                              "json"_L1, "html"_L1,   "htm"_L1, "txt"_L1, "offprint"_L1};

constexpr std::chrono::milliseconds worthAWord(1000);

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
{
    m_readingLong.setSingleShot(true);
    m_readingLong.setInterval(worthAWord);
    connect(&m_imports, &PaperImports::progress, this, &ImportTransfer::tellProgress);
}

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
    read(m_imports.read(file), QFileInfo(file).fileName());
}

void ImportTransfer::importText(const QString& text)
{
    read(m_imports.readText(text), tr("what was pasted"));
}

/// What comes after something else was asked for, or stopped, is not shown.
void ImportTransfer::read(const Reply<ImportPreview>& reply, const QString& what)
{
    const quint64 number = ++m_reading;
    m_readingLong.disconnect(this);
    connect(&m_readingLong, &QTimer::timeout, this, [this, what] {
        m_isReadingTold = true;
        Q_EMIT progressed(tr("Reading %1…").arg(what));
    });
    m_readingLong.start();
    whenReady(reply, this, [this, number](const Result<ImportPreview>& preview) {
        if (number != m_reading)
            return;
        endReading();
        show(preview);
    });
}

void ImportTransfer::endReading()
{
    m_readingLong.stop();
    if (std::exchange(m_isReadingTold, false))
        Q_EMIT ended();
}

void ImportTransfer::stop()
{
    ++m_reading;
    endReading();
    m_imports.stop();
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
    m_dialog = dialog;
    m_importing.start();
    whenReady(m_imports.take(number, rows, options), this, [this](const Result<ImportOutcome>& outcome) {
        const QPointer<ImportDialog> asking = std::exchange(m_dialog, nullptr);
        m_importing.invalidate();
        if (!asking)
            Q_EMIT ended();
        if (asking && !outcome)
            asking->showError(sentenceFor(outcome.error()));
        else if (!outcome)
            Q_EMIT failed(outcome.error());
        if (asking && outcome)
            asking->showDone();
        if (outcome)
            Q_EMIT imported(*outcome);
    });
}

/// The dialog is in the way of what takes long.
void ImportTransfer::tellProgress(qsizetype imported, qsizetype papers)
{
    if (!m_importing.isValid() || !m_importing.hasExpired(worthAWord.count()))
        return;
    if (m_dialog)
        m_dialog->showDone();
    m_dialog = nullptr;
    Q_EMIT progressed(
        tr("Importing %1 of %2 papers…").arg(QLocale().toString(imported), QLocale().toString(papers)));
}

} // namespace offprint
