#pragma once

#include "models/paperimports.h"
#include "tests/support/soonreply.h"

namespace offprint {

/// Imports of what a test says is in any file.
class FakePaperImports final : public PaperImports
{
    Q_OBJECT

public:
    using PaperImports::PaperImports;

    Result<ImportPreview> preview = failure(ErrorCode::NoPapers);
    Result<ImportOutcome> outcome = ImportOutcome();
    QStringList readFiles;
    QStringList readTexts;
    QList<qsizetype> takenRows;
    ImportOptions takenOptions;

    Reply<ImportPreview> read(const QString& file) override
    {
        readFiles.append(file);
        return soonReply<ImportPreview>(this, [this] { return preview; });
    }
    Reply<ImportPreview> readText(const QString& text) override
    {
        readTexts.append(text);
        return soonReply<ImportPreview>(this, [this] { return preview; });
    }
    Reply<ImportOutcome> take(quint64, const QList<qsizetype>& rows, const ImportOptions& options) override
    {
        takenRows = rows;
        takenOptions = options;
        return soonReply<ImportOutcome>(this, [this] { return outcome; });
    }
};

} // namespace offprint
