#pragma once

#include "models/paperfiles.h"
#include "tests/support/soonreply.h"

#include <QtCore/QHash>

namespace offprint {

/// Files of papers in memory.
class FakePaperFiles final : public PaperFiles
{
    Q_OBJECT

public:
    using PaperFiles::PaperFiles;

    QHash<QString, PaperExport> written;
    QHash<QString, std::pair<ListId, bool>> writtenLists; ///< and whether with notes
    QList<KeptFile> kept;
    bool isWritable = true;
    bool isSlow = false; ///< a file is written when it is told to be
    std::function<void()> answer;
    int stops = 0;

    Reply<qsizetype> write(const QString& file, const PaperExport& what) override
    {
        const auto made = [this, file, what]() -> Result<qsizetype> {
            if (!isWritable)
                return failure(ErrorCode::FileUnwritable, file);
            written.insert(file, what);
            return what.papers.size();
        };
        return isSlow ? heldReply<qsizetype>(answer, made) : soonReply<qsizetype>(this, made);
    }
    Reply<QString> text(const PaperExport& what) override
    {
        return soonReply<QString>(this, [what]() -> Result<QString> {
            return QStringLiteral("%1 papers").arg(what.papers.size());
        });
    }
    void stop() override { ++stops; }
    Reply<qsizetype> writeList(const QString& file, ListId list, bool withNotes) override
    {
        return soonReply<qsizetype>(this, [this, file, list, withNotes]() -> Result<qsizetype> {
            writtenLists.insert(file, {list, withNotes});
            return 1;
        });
    }
    Reply<QList<KeptFile>> keptFiles() override
    {
        return soonReply<QList<KeptFile>>(this, [this]() -> Result<QList<KeptFile>> { return kept; });
    }
    Reply<> keepUpToDate(const KeptFile& file) override
    {
        return soonReply<void>(this, [this, file]() -> Result<> {
            kept.append(file);
            return {};
        });
    }
    Reply<> stopKeeping(const QString& file) override
    {
        return soonReply<void>(this, [this, file]() -> Result<> {
            kept.removeIf([&](const KeptFile& each) { return each.file == file; });
            return {};
        });
    }
};

} // namespace offprint
