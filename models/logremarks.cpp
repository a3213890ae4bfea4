#include "models/logremarks.h"

#include "models/sentence.h"

namespace offprint {

QStringList remarksOf(const RefreshLogEntry& entry)
{
    QStringList remarks;
    if (entry.failure)
        remarks.append(sentenceFor(*entry.failure));
    if (!entry.reason.isEmpty())
        remarks.append(entry.reason);
    return remarks + entry.warnings;
}

} // namespace offprint
