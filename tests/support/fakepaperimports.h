#pragma once

#include "models/paperimports.h"
#include "tests/support/soonreply.h"

#include <functional>

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
    bool isSlow = false; ///< answers when it is told to
    std::function<void()> answer;
    int stops = 0;

    Reply<ImportPreview> read(const QString& file) override
    {
        readFiles.append(file);
        return reply<ImportPreview>([this] { return preview; });
    }
    Reply<ImportPreview> readText(const QString& text) override
    {
        readTexts.append(text);
        return reply<ImportPreview>([this] { return preview; });
    }
    Reply<ImportOutcome> take(quint64, const QList<qsizetype>& rows, const ImportOptions& options) override
    {
        takenRows = rows;
        takenOptions = options;
        return reply<ImportOutcome>([this] { return outcome; });
    }
    void stop() override { ++stops; }

private:
    template<class T> Reply<T> reply(std::function<Result<T>()> made)
    {
        return isSlow ? heldReply<T>(answer, made) : soonReply<T>(this, made);
    }
};

} // namespace offprint
