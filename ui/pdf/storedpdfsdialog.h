#pragma once

#include "models/pdfs.h"
#include "ui/dialogs/tabledialog.h"

namespace offprint {

/// The PDFs that the library's folder has: of which papers, how large, when they were looked at; to open and
/// to remove. Everything given to it must outlive it.
class StoredPdfsDialog final : public TableDialog
{
    Q_OBJECT

public:
    StoredPdfsDialog(Library& library, Pdfs& pdfs, const Appearance& appearance, QWidget* parent = nullptr);

Q_SIGNALS:
    void paperChosen(offprint::PaperId paper);

private:
    void read();
    void list(const QList<StoredPdf>& pdfs, const QList<PaperRow>& rows);
    void remove();

    Library& m_library;
    Pdfs& m_pdfs;
    QPushButton* m_open;
    QPushButton* m_remove;
};

} // namespace offprint
