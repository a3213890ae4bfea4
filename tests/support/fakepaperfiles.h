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
    bool isWritable = true;
    int stops = 0;

    Reply<qsizetype> write(const QString& file, const PaperExport& what) override
    {
        return soonReply<qsizetype>(this, [this, file, what]() -> Result<qsizetype> {
            if (!isWritable)
                return failure(ErrorCode::FileUnwritable, file);
            written.insert(file, what);
            return what.papers.size();
        });
    }
    Reply<QString> text(const PaperExport& what) override
    {
        return soonReply<QString>(this, [what]() -> Result<QString> {
            return QStringLiteral("%1 papers").arg(what.papers.size());
        });
    }
    void stop() override { ++stops; }
};

} // namespace offprint
