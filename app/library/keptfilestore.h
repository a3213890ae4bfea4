#pragma once

#include "models/paperfiles.h"

namespace offprint {

/// What the library keeps of the files that are written again when their papers change. Threads are as for
/// Library.
class KeptFileStore
{
public:
    virtual ~KeptFileStore() = default;

    /// By name.
    virtual Reply<QList<KeptFile>> keptFiles() = 0;
    /// In place of what was said of the file before.
    virtual Reply<> keepFile(const KeptFile& kept) = 0;
    virtual Reply<> forgetFile(const QString& file) = 0;
};

} // namespace offprint
