#include "ui/export/keptfilesdialog.h"

#include "models/reply.h"
#include "models/sentence.h"
#include "ui/theme/appearance.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

enum Column { File, Papers, Format, Written };
constexpr QSize firstSize(760, 400);

} // namespace

KeptFilesDialog::KeptFilesDialog(PaperFiles& files, const Appearance& appearance, QWidget* parent)
    : TableDialog(tr("Files Kept Up to Date"), tr("Files that are kept up to date"),
                  {tr("File"), tr("Papers"), tr("Format"), tr("Written")}, appearance, parent)
    , m_files(files)
    , m_stop(addButton(tr("&Stop Keeping")))
{
    about()->setText(tr("Reading…"));
    m_stop->setEnabled(false);
    m_stop->setToolTip(tr("The file stays as it is, and is not written any more"));
    table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    resize(firstSize);
    connect(table(), &QTreeWidget::itemSelectionChanged, this,
            [this] { m_stop->setEnabled(!table()->selectedItems().isEmpty()); });
    connect(m_stop, &QPushButton::clicked, this, &KeptFilesDialog::stopKeeping);
    read();
}

void KeptFilesDialog::read()
{
    whenReady(m_files.keptFiles(), this, [this](const Result<QList<KeptFile>>& files) {
        if (files)
            showFiles(*files);
        else
            about()->setText(sentenceFor(files.error()));
    });
}

void KeptFilesDialog::showFiles(const QList<KeptFile>& files)
{
    table()->clear();
    for (const KeptFile& kept : files) {
        const QString written = kept.written.isValid()
                                    ? QLocale().toString(kept.written.toLocalTime(), QLocale::ShortFormat)
                                    : tr("Not yet");
        auto* item = new QTreeWidgetItem(table(), {QDir::toNativeSeparators(kept.file), kept.what.heading,
                                                   QString(infoOf(kept.what.format).shown), written});
        item->setData(File, Qt::UserRole, kept.file);
        item->setToolTip(File, item->text(File));
        for (const Column column : {Papers, Format, Written})
            item->setForeground(column, appearance().theme().dim);
    }
    fitColumns();
    about()->setText(
        files.isEmpty() ? tr("None yet. When you export a place, mark “Keep this file up to date”, and it is "
                             "written again whenever its papers change.")
                        : tr("Each is written again, whole, when its papers change while Offprint runs."));
}

void KeptFilesDialog::stopKeeping()
{
    for (QTreeWidgetItem* item : table()->selectedItems()) {
        whenReady(m_files.stopKeeping(item->data(File, Qt::UserRole).toString()), this,
                  [this](const Result<>& done) {
                      if (!done)
                          Q_EMIT failed(done.error());
                      read();
                  });
    }
}

} // namespace offprint
