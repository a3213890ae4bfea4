#pragma once

#include "models/domain/error.h"
#include "models/domain/paper.h"

#include <QtWidgets/QWidget>

class QPagedPaintDevice;

namespace offprint {

class MathTypesetter;

/// A paper on pages: its title, authors, dates and ids, its abstract with the formulas typeset and the
/// note on it as it is written; as a PDF, or by the desktop's printers. The typesetter must outlive it.
class PaperPrint final : public QObject
{
    Q_OBJECT

public:
    /// Dialogs belong to `window`.
    PaperPrint(MathTypesetter& math, QWidget* window);

    /// Asks where, in the desktop's dialog.
    void print(const Paper& paper);
    void savePdf(const Paper& paper);
    /// Written on another thread, whole or not at all.
    void savePdf(const Paper& paper, const QString& file);

Q_SIGNALS:
    void saved(const QString& file);
    void failed(const offprint::Error& error);

private:
    void printOn(QPagedPaintDevice& device, const Paper& paper);

    MathTypesetter& m_math;
    QWidget* m_window;
};

} // namespace offprint
