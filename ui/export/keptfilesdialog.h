#pragma once

#include "models/paperfiles.h"
#include "ui/dialogs/tabledialog.h"

namespace offprint {

/// The files that are written again when their papers change. Files and appearance must outlive it.
class KeptFilesDialog final : public TableDialog
{
    Q_OBJECT

public:
    KeptFilesDialog(PaperFiles& files, const Appearance& appearance, QWidget* parent = nullptr);

Q_SIGNALS:
    void failed(const offprint::Error& error);

private:
    void read();
    void showFiles(const QList<KeptFile>& files);
    void stopKeeping();

    PaperFiles& m_files;
    QPushButton* m_stop;
};

} // namespace offprint
