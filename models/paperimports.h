#pragma once

#include "models/domain/importpreview.h"
#include "models/library.h"

namespace offprint {

/// Takes in papers from files and texts: of other programs, of pages, of another library. Lives on the
/// window's thread; calls return at once, and the work is done on other threads.
class PaperImports : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Reads and compares; nothing is changed. FileUnreadable, TooLarge, NoPapers, what the format's reader
    /// says.
    virtual Reply<ImportPreview> read(const QString& file) = 0;
    /// The same of a text that was pasted or dropped.
    virtual Reply<ImportPreview> readText(const QString& text) = 0;

    /// Imports those rows of what was read, as one step that can be undone. NotFound if something else was
    /// read since.
    virtual Reply<ImportOutcome> take(quint64 number, const QList<qsizetype>& rows,
                                      const ImportOptions& options) = 0;

    /// Ends what is being imported, soon: what was stored until then stays, as a step that can be undone.
    virtual void stop() = 0;

Q_SIGNALS:
    void progress(qsizetype imported, qsizetype papers);
};

} // namespace offprint
