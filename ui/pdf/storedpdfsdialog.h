#pragma once

#include "models/pdfs.h"

#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace offprint {

class Appearance;

/// The PDFs that the library's folder has: of which papers, how large, when they were looked at; to open and
/// to remove. Everything given to it must outlive it.
class StoredPdfsDialog final : public QDialog
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
    void applyAppearance();

    Library& m_library;
    Pdfs& m_pdfs;
    const Appearance& m_appearance;
    QLabel* m_sum;
    QTreeWidget* m_list;
    QPushButton* m_open;
    QPushButton* m_remove;
};

} // namespace offprint
