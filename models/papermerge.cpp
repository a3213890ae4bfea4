#include "models/papermerge.h"

#include <QtCore/QSet>

namespace offprint {

PaperMerge PaperMerge::of(const QList<PaperStub>& shown, const QList<PaperStub>& fresh)
{
    QSet<PaperId> isShown;
    isShown.reserve(shown.size());
    for (const PaperStub& stub : shown)
        isShown.insert(stub.id);

    // Each new paper goes before the shown one that follows it in the fresh order. A shown paper whose place
    // changed stays where it is: moving it under the reader's eyes would be worse.
    QHash<PaperId, QList<PaperStub>> newBefore;
    QList<PaperStub> run;
    PaperMerge result;
    for (const PaperStub& stub : fresh) {
        if (!isShown.contains(stub.id)) {
            run.append(stub);
            ++result.newCount;
        } else if (!run.isEmpty()) {
            newBefore.insert(stub.id, std::exchange(run, {}));
        }
    }

    result.merged.reserve(shown.size() + result.newCount);
    for (const PaperStub& stub : shown) {
        if (const auto before = newBefore.constFind(stub.id); before != newBefore.constEnd())
            result.merged.append(*before);
        result.merged.append(stub);
    }
    result.merged.append(run);
    return result;
}

} // namespace offprint
