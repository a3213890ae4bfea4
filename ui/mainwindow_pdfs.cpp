// PDFs in the window.

#include "ui/mainwindow.h"

#include "models/pdfs.h"
#include "models/reply.h"
#include "ui/detail/detailpane.h"
#include "ui/papers/paperlistpane.h"
#include "ui/papers/paperlistview.h"
#include "ui/pdf/pdfpane.h"
#include "ui/pdf/storedpdfsdialog.h"
#include "ui/statusbar/noticebar.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QStackedWidget>

namespace offprint {

void MainWindow::connectPdfs()
{
    const auto on = [this](QAction* action, auto&& slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions.openPdf, [this] { isPdfShown() ? (void)leavePdf() : showPdf(); });
    on(m_actions.pdfInBrowser, [this] { openLink(QUrl(m_state.paper()->pdf)); });
    on(m_actions.attachPdf, [this] { attachPdf(m_state.paper()->id); });
    on(m_actions.storedPdfs, [this] { showStoredPdfs(); });
    connect(m_detail, &DetailPane::pdfRequested, this, &MainWindow::showPdf);
    connect(m_pdf, &PdfPane::leaveRequested, this, &MainWindow::leavePdf);
    connect(m_pdf, &PdfPane::linkActivated, this, &MainWindow::openLink);
    connect(m_pdf, &PdfPane::attachRequested, this, &MainWindow::attachPdf);
    connect(m_pdf, &PdfPane::openOutsideRequested, this,
            [this](const QString& file) { openLink(QUrl::fromLocalFile(file)); });
}

bool MainWindow::isPdfShown() const
{
    return m_read->currentWidget() == m_pdf;
}

void MainWindow::showPdf()
{
    if (!m_state.paper())
        return;
    showWelcome(false);
    m_pdf->showPdfOf(*m_state.paper());
    m_read->setCurrentWidget(m_pdf);
}

/// False if none was shown.
bool MainWindow::leavePdf()
{
    if (!isPdfShown())
        return false;
    m_pdf->leave();
    m_read->setCurrentWidget(m_detail);
    m_list->view()->setFocus();
    return true;
}

void MainWindow::attachPdf(PaperId paper)
{
    auto* dialog = new QFileDialog(this, tr("A PDF of Your Own"), {}, tr("PDF (*.pdf);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, paper](const QString& file) {
        whenReady(m_pdfs.attach(paper, file), this, [this](const Result<StoredPdf>& attached) {
            if (attached)
                m_notices->showNotice(tr("The PDF is in the library now"));
            else
                showError(attached.error());
        });
    });
    dialog->open();
}

void MainWindow::showStoredPdfs()
{
    auto* dialog = new StoredPdfsDialog(m_library, m_pdfs, m_appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StoredPdfsDialog::paperChosen, this, &MainWindow::showPaper);
    dialog->open();
}

} // namespace offprint
