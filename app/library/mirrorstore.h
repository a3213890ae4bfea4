#pragma once

#include "app/storage/mirrorentry.h"
#include "models/library.h"

namespace offprint {

struct ParsedEntry;

/// What the library keeps for the notes' folder. Threads are as for Library.
class MirrorStore
{
public:
    virtual ~MirrorStore() = default;

    virtual Reply<QList<MirrorEntry>> mirrorEntries() = 0;
    virtual Reply<> keepMirrorEntry(const MirrorEntry& entry) = 0;
    /// Another folder: nothing is known of it.
    virtual Reply<> forgetMirror() = 0;
    /// Every paper with a star, a note or a tag, or on a list.
    virtual Reply<QList<PaperId>> papersToMirror() = 0;
    /// A paper that no feed has brought, as one of a feed of its own that is never asked.
    virtual Reply<PaperId> addPaper(const ParsedEntry& entry) = 0;
};

} // namespace offprint
