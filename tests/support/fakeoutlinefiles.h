#pragma once

#include "models/outlinefiles.h"
#include "tests/support/soonreply.h"

#include <QtCore/QHash>

namespace offprint {

/// Files of feeds in memory. A file that was not given cannot be read.
class FakeOutlineFiles final : public OutlineFiles
{
    Q_OBJECT

public:
    using OutlineFiles::OutlineFiles;

    QHash<QString, Outline> files;
    bool isWritable = true;

    Reply<Outline> read(const QString& file) override
    {
        return soonReply<Outline>(this, [this, file]() -> Result<Outline> {
            if (!files.contains(file))
                return failure(ErrorCode::FileUnreadable, file);
            return files.value(file);
        });
    }
    Reply<> write(const QString& file, const Outline& outline) override
    {
        return soonReply<void>(this, [this, file, outline]() -> Result<> {
            if (!isWritable)
                return failure(ErrorCode::FileUnwritable, file);
            files.insert(file, outline);
            return {};
        });
    }
};

} // namespace offprint
